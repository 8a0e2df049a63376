import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { withoutHttpBackend } from './httpBackend';
import { methodConsole, updateIntegrationCli } from './remedies';

/** Source: API Gateway guide, "HTTP integrations for REST APIs in API Gateway". */
export const apigwRestIntegrationCleartext = control({
  id: 'apigw-rest-integration-cleartext',
  title: 'The method calls its HTTP back end over HTTPS',
  description:
    'A request that arrived over TLS must not travel on in the clear: credentials and personal data could be read and ' +
    'changed between API Gateway and the back end. Within a VPC link the severity is low. URIs that begin with a stage ' +
    'variable cannot be judged. The working copy of the API is judged, which may be ahead of its stages.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  references: {
    documents: [
      {
        title: 'HTTP integrations for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html',
      },
    ],
  },
  evaluate(method) {
    const exempt = withoutHttpBackend(method);
    if (exempt) return exempt;
    if (method.backendScheme === 'https') return passed();
    return failed(
      [evidence('methodIntegration.uri', `${method.backendScheme}://…`)],
      whereKnown(() => method.connectionType) === 'VPC_LINK'
        ? { severity: 'LOW', reason: 'within a VPC link' }
        : {},
    );
  },
  remedy: method => ({
    summary: `Use the HTTPS form of the URI that ${method.name} calls, and deploy the API.`,
    console: methodConsole(method, 'Integration request', 'Edit'),
    cli: updateIntegrationCli(
      method,
      'op=replace,path=/uri,value=https://<back end>',
    ),
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nIntegration:\n  Uri: https://<back end>`,
    terraform: `# aws_api_gateway_integration of ${method.name}\nuri = "https://<back end>"`,
  }),
});
