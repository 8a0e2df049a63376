import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { expiresWithin } from '../expiry';
import { idsOf } from './remedies';

/** Source: API Gateway guide, "Generate and configure an SSL certificate for backend authentication". */
export const apigwRestClientCertificateExpiry = control({
  id: 'apigw-rest-client-certificate-expiry',
  title: 'The client certificate is not close to its expiry',
  description:
    'Client certificates of API Gateway live for 365 days and are not renewed by themselves: afterwards back ends that ' +
    'check them refuse every request. They must be valid for the days of the parameter.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::ClientCertificate',
  references: {
    documents: [
      {
        title:
          'Generate and configure an SSL certificate for backend authentication in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html',
      },
    ],
  },
  parameters: {
    days: {
      description: 'Days that a certificate must still be valid.',
      default: 30,
      minimum: 0,
    },
  },
  evaluate: ({ expirationDate }, context) =>
    expiresWithin(context)(expirationDate)
      ? failed([evidence('expirationDate', expirationDate)])
      : passed(expirationDate),
  remedy: certificate => ({
    summary: `Generate a certificate in place of ${certificate.name}, let back ends trust both, and change the stages.`,
    console: `API Gateway (${certificate.region}) > Client certificates`,
    cli: `aws apigateway generate-client-certificate --region ${
      certificate.region
    } # then delete ${idsOf(certificate).clientcertificates}`,
    cloudformation: `# in place of ${certificate.name}\nClientCertificate:\n  Type: AWS::ApiGateway::ClientCertificate`,
    terraform: `# in place of ${certificate.name}\nresource "aws_api_gateway_client_certificate" "next" {}`,
  }),
});
