import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { idsOf } from './remedies';

/** Source: API Gateway guide, "Usage plans and API keys for REST APIs in API Gateway". */
export const apigwUsagePlanLimits = control({
  id: 'apigw-usage-plan-limits',
  title: 'The usage plan sets a throttle and a quota',
  description:
    'A plan without limits lets one client use up what all share, and run up the bill. Rate, burst and quota must be above ' +
    '0. Which limits fit is not judged, nor are throttles of single methods.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::UsagePlan',
  references: {
    serverlessLens: ['REL 1'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Usage plans and API keys for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      },
    ],
  },
  evaluate({ throttle, quota }) {
    const limits: [string, number | undefined][] = [
      ['throttle.rateLimit', throttle?.rateLimit],
      ['throttle.burstLimit', throttle?.burstLimit],
      ['quota.limit', quota?.limit],
    ];
    const missing = limits.filter(([, limit = 0]) => limit <= 0);
    return missing.length
      ? failed(missing.map(([path, limit]) => evidence(path, limit ?? null)))
      : passed();
  },
  remedy: plan => ({
    summary: `Set a rate, a burst and a quota in the usage plan ${plan.name}.`,
    console: `API Gateway (${plan.region}) > Usage plans > ${plan.name} > Edit`,
    cli: `aws apigateway update-usage-plan --region ${
      plan.region
    } --usage-plan-id ${
      idsOf(plan).usageplans
    } --patch-operations op=replace,path=/throttle/rateLimit,value=10 op=replace,path=/throttle/burstLimit,value=20 op=replace,path=/quota/limit,value=10000 op=replace,path=/quota/period,value=DAY`,
    cloudformation: `# ${plan.name}, AWS::ApiGateway::UsagePlan\nThrottle:\n  RateLimit: 10\n  BurstLimit: 20\nQuota:\n  Limit: 10000\n  Period: DAY`,
    terraform: `# aws_api_gateway_usage_plan of ${plan.name}\nthrottle_settings {\n  rate_limit  = 10\n  burst_limit = 20\n}\nquota_settings {\n  limit  = 10000\n  period = "DAY"\n}`,
  }),
});
