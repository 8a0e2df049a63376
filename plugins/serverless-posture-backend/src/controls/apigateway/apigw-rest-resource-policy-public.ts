import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear, isUnlimited, whoMay } from '../policy/whoMay';
import { consolePath, idsOf, updateRestApiCli } from './remedies';

/** Source: API Gateway guide, "Control access to a REST API with API Gateway resource policies". */
export const apigwRestResourcePolicyPublic = control({
  id: 'apigw-rest-resource-policy-public',
  title: 'The resource policy of the REST API does not allow everyone',
  description:
    'A policy that allows everyone limits nothing, though it looks as if it did. It must limit callers by address range, ' +
    'VPC endpoint, account or organization. Judged are APIs that have a policy and are not private: without one the ' +
    'authorization of each method decides, and private APIs have a control of their own. An API that is meant for ' +
    'everyone needs no policy. The working copy of the API is judged, which may be ahead of its stages.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::RestApi',
  references: {
    documents: [
      {
        title:
          'Control access to a REST API with API Gateway resource policies',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html',
      },
    ],
  },
  evaluate(api) {
    if (api.endpointTypes.includes('PRIVATE'))
      return notApplicable('a private API');
    if (api.policy === null)
      return notApplicable(
        'without a policy, the authorization of methods decides',
      );
    const callers = whoMay('execute-api:Invoke', api.policy);
    const open = callers.everyone.filter(isUnlimited);
    if (open.length > 0) return failed(grantEvidence(open));
    assertClear(callers);
    return passed();
  },
  remedy: api => ({
    summary: `Limit the policy of ${api.name} to those who should call it, or remove it, and deploy the API.`,
    console: consolePath(api, idsOf(api).restapis, 'Resource policy'),
    cli: updateRestApiCli(
      api,
      'op=replace,path=/policy,value=<policy as escaped JSON>',
    ),
    cloudformation: `# ${api.name}, AWS::ApiGateway::RestApi\nPolicy:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Principal: "*"\n      Action: execute-api:Invoke\n      Resource: execute-api:/*\n      Condition:\n        IpAddress:\n          aws:SourceIp: [<your address ranges>]`,
  }),
});
