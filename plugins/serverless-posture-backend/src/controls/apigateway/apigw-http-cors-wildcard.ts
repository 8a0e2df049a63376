import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf } from './remedies';

/** Headers that carry no credentials, in lower case. */
const HARMLESS = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'content-language',
  'content-type',
  'if-match',
  'if-none-match',
  'range',
  'traceparent',
  'tracestate',
  'x-amz-date',
  'x-amz-user-agent',
  'x-amzn-trace-id',
  'x-request-id',
  'x-requested-with',
]);

/** Source: API Gateway guide, "Configure CORS for HTTP APIs in API Gateway". */
export const apigwHttpCorsWildcard = control({
  id: 'apigw-http-cors-wildcard',
  title: 'The HTTP API does not let every origin send credentials',
  description:
    'An API that answers every origin lets any page that a user visits call it in their browser. A wildcard origin must ' +
    'not come with AllowCredentials, nor with an allowed header that can hold a credential: Authorization, an API key, ' +
    'or any header that is not known to hold none. APIs without CORS pass. Headers that integrations send are not ' +
    'visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGatewayV2::Api',
  references: {
    documents: [
      {
        title: 'Configure CORS for HTTP APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
      },
    ],
  },
  evaluate(api) {
    if (api.protocolType !== 'HTTP') return notApplicable('a WebSocket API');
    const { cors } = api;
    if (cors === null) return passed('no CORS');
    const open = cors.allowOrigins.filter(isAnyone);
    if (open.length === 0) return passed();
    const credentials = [
      ...(cors.allowCredentials
        ? [evidence('CorsConfiguration.AllowCredentials', true)]
        : []),
      ...cors.allowHeaders
        .filter(header => !HARMLESS.has(header))
        .map(header => evidence('CorsConfiguration.AllowHeaders', header)),
    ];
    return credentials.length === 0
      ? passed('any origin, but no credentials')
      : failed([
          ...open.map(origin =>
            evidence('CorsConfiguration.AllowOrigins', origin),
          ),
          ...credentials,
        ]);
  },
  remedy: api => {
    const { apis } = idsOf(api);
    return {
      summary: `Name the origins that may call ${api.name} from a browser.`,
      console: consolePath(api, apis, 'Develop', 'CORS', 'Configure'),
      cli: `aws apigatewayv2 update-api --region ${api.region} --api-id ${apis} --cors-configuration AllowOrigins=https://<your site>`,
      cloudformation: `# ${api.name}, AWS::ApiGatewayV2::Api\nCorsConfiguration:\n  AllowOrigins:\n    - https://<your site>`,
      terraform: `# aws_apigatewayv2_api of ${api.name}\ncors_configuration {\n  allow_origins = ["https://<your site>"]\n}`,
    };
  },
});

/** `*`, `https://*`, and `null`, which pages in a sandbox send. */
function isAnyone(origin: string): boolean {
  return origin === 'null' || /^([a-z*+.-]+:\/\/)?\*/i.test(origin);
}
