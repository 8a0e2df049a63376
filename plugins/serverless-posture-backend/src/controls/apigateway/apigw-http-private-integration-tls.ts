import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { updateHttpIntegration } from './httpRemedies';

/** Source: Security Hub APIGateway.10. */
export const apigwHttpPrivateIntegrationTls = control({
  id: 'apigw-http-private-integration-tls',
  title: 'The private integration speaks TLS',
  description:
    'A VPC link ends at a load balancer or service within the VPC; without TLS whoever is there reads tokens and personal ' +
    'data. Integrations over a VPC link need a TLS configuration or, in WebSocket APIs, an HTTPS URI. What the load ' +
    'balancer does behind is not judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Integration',
  references: {
    securityHub: ['APIGateway.10'],
    config: ['apigatewayv2-integration-private-https-enabled'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Create private integrations for HTTP APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
      },
    ],
  },
  evaluate(integration) {
    if (integration.connectionType !== 'VPC_LINK')
      return notApplicable('not over a VPC link');
    if (integration.serverNameToVerify !== null)
      return passed(integration.serverNameToVerify);
    return integration.backendScheme === 'https'
      ? passed('an HTTPS URI')
      : failed([evidence('TlsConfig.ServerNameToVerify', null)]);
  },
  remedy: integration =>
    updateHttpIntegration(
      integration,
      `Give the integration ${integration.name} a TLS configuration with the name in the certificate of its back end.`,
      {
        cli: '--tls-config ServerNameToVerify=<name>',
        cloudformation: 'TlsConfig:\n  ServerNameToVerify: <name>',
        terraform: 'tls_config {\n  server_name_to_verify = "<name>"\n}',
      },
    ),
});
