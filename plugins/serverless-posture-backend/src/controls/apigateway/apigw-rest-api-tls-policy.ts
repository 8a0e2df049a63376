import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, updateRestApiCli } from './remedies';

/** Source: API Gateway guide, "Security policies for REST APIs in API Gateway". */
export const apigwRestApiTlsPolicy = control({
  id: 'apigw-rest-api-tls-policy',
  title: 'The default endpoint of the REST API requires TLS 1.2 or later',
  description:
    'The security policy of a custom domain does not hold for the default endpoint, which has one of its own: TLS_1_0 ' +
    'where nobody chose another. Old TLS versions let others read or change what travels. Any policy from TLS 1.2 on ' +
    'passes. APIs whose default endpoint is off are left out. What clients really negotiate is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::RestApi',
  references: {
    documents: [
      {
        title: 'Security policies for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html',
      },
    ],
  },
  evaluate(api) {
    if (api.disableExecuteApiEndpoint)
      return notApplicable('its default endpoint is off');
    const { securityPolicy } = api;
    if (securityPolicy === 'TLS_1_0')
      return failed([evidence('securityPolicy', securityPolicy)]);
    return startsAtTls12(securityPolicy)
      ? passed(securityPolicy)
      : notAvailable(
          { errorClass: 'unsupported' },
          `${securityPolicy} is no security policy that we know`,
        );
  },
  remedy: api => ({
    summary: `Select TLS_1_2 or an enhanced security policy for ${api.name} that its clients can speak.`,
    console: consolePath(api, idsOf(api).restapis, 'API settings', 'Edit'),
    cli: updateRestApiCli(api, 'op=replace,path=/securityPolicy,value=TLS_1_2'),
    cloudformation: `# ${api.name}, AWS::ApiGateway::RestApi\nSecurityPolicy: TLS_1_2`,
  }),
});

/** `TLS_1_2`, `SecurityPolicy_TLS12_2018_EDGE`, `SecurityPolicy_TLS13_1_2_2021_06`: up to 1.3, from 1.2. */
function startsAtTls12(policy: string): boolean {
  return /^(TLS_1_[23]|SecurityPolicy_TLS1[23]_(?!1_[01]_)\w+)$/.test(policy);
}
