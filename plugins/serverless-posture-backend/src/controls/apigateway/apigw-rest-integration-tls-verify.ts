import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { withoutHttpBackend } from './httpBackend';
import { methodConsole, updateIntegrationCli } from './remedies';

/** Source: API Gateway REST API Reference, "TlsConfig". */
export const apigwRestIntegrationTlsVerify = control({
  id: 'apigw-rest-integration-tls-verify',
  title: 'The method verifies the certificate of its HTTPS back end',
  description:
    'Where insecureSkipVerification is on, anyone between API Gateway and the back end may stand in for it. It must be ' +
    'off, VPC links included. Back ends that are called in the clear have a control of their own.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  references: {
    documents: [
      {
        title: 'TlsConfig',
        url: 'https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html',
      },
    ],
  },
  evaluate(method) {
    const exempt = withoutHttpBackend(method);
    if (exempt) return exempt;
    if (method.insecureSkipVerification)
      return failed([
        evidence('methodIntegration.tlsConfig.insecureSkipVerification', true),
      ]);
    return method.backendScheme === 'https'
      ? passed()
      : notApplicable('calls its back end in the clear');
  },
  remedy: method => ({
    summary: `Give the back end of ${method.name} a certificate that API Gateway trusts, check it, and deploy the API.`,
    console: methodConsole(method, 'Integration request', 'Edit'),
    cli: updateIntegrationCli(
      method,
      'op=replace,path=/tlsConfig/insecureSkipVerification,value=false',
    ),
    terraform: `# aws_api_gateway_integration of ${method.name}\ntls_config {\n  insecure_skip_verification = false\n}`,
  }),
});
