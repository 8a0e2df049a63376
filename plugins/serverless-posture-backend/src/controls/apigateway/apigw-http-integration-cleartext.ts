import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { updateHttpIntegration } from './httpRemedies';

/** Source: API Gateway guide, "Create HTTP proxy integrations for HTTP APIs". */
export const apigwHttpIntegrationCleartext = control({
  id: 'apigw-http-integration-cleartext',
  title: 'The HTTP integration calls its back end over HTTPS',
  description:
    'A request that arrived over TLS must not travel on in the clear over the internet. HTTP integrations of HTTP and ' +
    'WebSocket APIs are judged; those over a VPC link by a control of their own. URIs that a stage variable names cannot be ' +
    'judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Integration',
  references: {
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Create HTTP proxy integrations for HTTP APIs',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html',
      },
    ],
  },
  evaluate(integration) {
    if (!integration.integrationType.startsWith('HTTP'))
      return notApplicable('calls no HTTP back end');
    if (integration.connectionType === 'VPC_LINK')
      return notApplicable('over a VPC link');
    return integration.backendScheme === 'https'
      ? passed()
      : failed([
          evidence('IntegrationUri', `${integration.backendScheme ?? '?'}://…`),
        ]);
  },
  remedy: integration =>
    updateHttpIntegration(
      integration,
      `Use the HTTPS form of the URI that the integration ${integration.name} calls.`,
      {
        cli: '--integration-uri https://<back end>',
        cloudformation: 'IntegrationUri: https://<back end>',
        terraform: 'integration_uri = "https://<back end>"',
      },
    ),
});
