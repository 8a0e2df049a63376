import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, updateRestApiCli } from './remedies';

/** Source: AWS Config rule api-gw-endpoint-type-check. */
export const apigwRestEndpointPrivate = control({
  id: 'apigw-rest-endpoint-private',
  title: 'The REST API can be reached through VPC endpoints only',
  description:
    'Edge-optimized and regional endpoints stand on the internet. For many APIs that is the purpose, so that this is for ' +
    'information only: it lists what is exposed. Who may call through a VPC endpoint has a control of its own.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::RestApi',
  references: {
    config: ['api-gw-endpoint-type-check'],
    documents: [
      {
        title: 'API endpoint types for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html',
      },
    ],
  },
  evaluate({ endpointTypes }) {
    const open = endpointTypes.filter(type => type !== 'PRIVATE');
    return open.length === 0
      ? passed()
      : failed(open.map(type => evidence('endpointConfiguration.types', type)));
  },
  remedy: api => ({
    summary: `Make ${api.name} private where only workloads within your network call it.`,
    console: consolePath(api, idsOf(api).restapis, 'API settings', 'Edit'),
    cli: updateRestApiCli(
      api,
      'op=replace,path=/endpointConfiguration/types/REGIONAL,value=PRIVATE',
    ),
    cloudformation: `# ${api.name}, AWS::ApiGateway::RestApi\nEndpointConfiguration:\n  Types:\n    - PRIVATE\n  VpcEndpointIds:\n    - !Ref VpcEndpoint`,
    terraform: `# aws_api_gateway_rest_api of ${api.name}\nendpoint_configuration {\n  types = ["PRIVATE"]\n}`,
  }),
});
