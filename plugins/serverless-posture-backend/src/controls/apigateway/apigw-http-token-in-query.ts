import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { updateAuthorizer } from './httpRemedies';

const QUERY = /^\$?(route\.)?request\.querystring\./i;

/** Source: API Gateway guide, "Control access to HTTP APIs with JWT authorizers"; "AWS Lambda authorizers for WebSocket APIs". */
export const apigwHttpTokenInQuery = control({
  id: 'apigw-http-token-in-query',
  title: 'The authorizer does not read its token from the query string',
  description:
    'URLs end in access logs, browsers and proxies, and with them the token. Identity sources of HTTP and WebSocket APIs are ' +
    'judged. Browsers send no header of their own when they open a WebSocket: a short-lived ticket in the query string is ' +
    'the lesser evil there, and worth an exemption.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Authorizer',
  references: {
    serverlessLens: ['SEC 1', 'SEC 3'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Control access to HTTP APIs with AWS Lambda authorizers',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
      },
    ],
  },
  evaluate({ identitySources }) {
    const found = identitySources.filter(source => QUERY.test(source));
    return found.length
      ? failed(found.map(source => evidence('IdentitySource', source)))
      : passed();
  },
  remedy: authorizer =>
    updateAuthorizer(
      authorizer,
      `Let ${authorizer.name} read its token from the Authorization header, or a short-lived ticket for a WebSocket.`,
      {
        cli: "--identity-source '$request.header.Authorization'",
        cloudformation: 'IdentitySource: [$request.header.Authorization]',
        terraform: 'identity_sources = ["$request.header.Authorization"]',
      },
    ),
});
