import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from './childrenOf';
import { idsOf, stageFix } from './remedies';

/** Source: API Gateway guide, "Usage plans and API keys for REST APIs in API Gateway". */
export const apigwUsagePlanMissing = control({
  id: 'apigw-usage-plan-missing',
  title: 'The stage of methods that demand an API key has a usage plan',
  description:
    'A key works only in stages of its usage plan: without a plan nobody can call the method, or the key is not asked ' +
    'for as one thinks. Stages of APIs with a method that demands a key are judged, by the working copy of the API.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  reads: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::UsagePlan'],
  references: {
    serverlessLens: ['REL 1'],
    documents: [
      {
        title: 'Usage plans and API keys for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      },
    ],
  },
  evaluate({ $ }, context) {
    const demandsKey = childrenOf(
      'AWS::ApiGateway::Method',
      $.parentArn,
      context,
    ).some(({ apiKeyRequired }) => apiKeyRequired);
    if (!demandsKey) return notApplicable('no method demands an API key');
    const plan = context
      .resources('AWS::ApiGateway::UsagePlan')
      .find(({ stageArns }) => stageArns.includes($.arn));
    return plan
      ? passed(plan.$.name)
      : failed([evidence('GetUsagePlans', 'none for the stage')]);
  },
  remedy: stage => {
    const { restapis, stages } = idsOf(stage);
    return {
      summary: `Create a usage plan for ${stage.name}, or ask for no API key.`,
      console: `API Gateway (${stage.region}) > Usage plans > Create usage plan`,
      cli: `aws apigateway create-usage-plan --region ${stage.region} --name <plan> --api-stages apiId=${restapis},stage=${stages} --throttle rateLimit=10,burstLimit=20 --quota limit=10000,period=DAY`,
      cloudformation: `UsagePlan:\n  Type: AWS::ApiGateway::UsagePlan\n  Properties:\n    ApiStages:\n      - ApiId: ${restapis}\n        Stage: ${stages}`,
      terraform: `resource "aws_api_gateway_usage_plan" "plan" {\n  name = "plan"\n  api_stages {\n    api_id = "${restapis}"\n    stage  = "${stages}"\n  }\n}`,
    };
  },
  fix: stageFix,
});
