import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear, isUnlimited, whoMay } from '../policy/whoMay';
import { consolePath, idsOf, updateRestApiCli } from './remedies';

/** Source: API Gateway guide, "Use VPC endpoint policies for private APIs in API Gateway". */
export const apigwRestPrivatePolicy = control({
  id: 'apigw-rest-private-policy',
  title: 'The private REST API limits who may call it',
  description:
    'A private API is reached through VPC endpoints, but through those of any AWS account: only its resource policy keeps ' +
    'others out. The policy must limit callers by VPC endpoint, VPC, account or organization. Addresses within a VPC ' +
    '(aws:VpcSourceIp) limit nobody, as every VPC may have them. Without a policy nobody may call the API. Whether the ' +
    'named endpoints and accounts are yours is not judged. The working copy of the API is judged, which may be ahead of its ' +
    'stages.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::RestApi',
  references: {
    documents: [
      {
        title: 'API Gateway resource policy examples',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
      },
      {
        title: 'Private REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
      },
    ],
  },
  evaluate(api) {
    if (!api.endpointTypes.includes('PRIVATE'))
      return notApplicable('not a private API');
    if (api.policy === null)
      return passed('without a policy nobody may call a private API');
    const callers = whoMay('execute-api:Invoke', api.policy);
    const open = callers.everyone.filter(isUnlimited);
    if (open.length > 0)
      return failed(grantEvidence(open), {
        reason: 'VPC endpoints of every AWS account reach the API',
      });
    assertClear(callers);
    return passed();
  },
  remedy: api => ({
    summary: `Deny calls to ${api.name} that do not come through your VPC endpoints, and deploy the API.`,
    console: consolePath(api, idsOf(api).restapis, 'Resource policy'),
    cli: updateRestApiCli(
      api,
      'op=replace,path=/policy,value=<policy as escaped JSON>',
    ),
    cloudformation: `# ${api.name}, AWS::ApiGateway::RestApi\nPolicy:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Principal: "*"\n      Action: execute-api:Invoke\n      Resource: execute-api:/*\n      Condition:\n        StringEquals:\n          aws:SourceVpce: !Ref VpcEndpoint`,
    terraform: `# aws_api_gateway_rest_api_policy of ${api.name}\npolicy = jsonencode({\n  Version = "2012-10-17"\n  Statement = [{\n    Effect    = "Allow"\n    Principal = "*"\n    Action    = "execute-api:Invoke"\n    Resource  = "execute-api:/*"\n    Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.api.id } }\n  }]\n})`,
  }),
});
