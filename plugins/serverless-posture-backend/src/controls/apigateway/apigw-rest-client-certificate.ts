import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { parentApi } from './parentApi';
import { stageConsole, stageFix, updateStageCli } from './remedies';

/** Source: Security Hub APIGateway.2. */
export const apigwRestClientCertificate = control({
  id: 'apigw-rest-client-certificate',
  title: 'The REST API stage presents a client certificate to HTTP back ends',
  description:
    'A back end on the internet can tell API Gateway from anyone else only by the client certificate of the stage. ' +
    'Judged are stages of APIs that call an HTTP back end, private ones included; Security Hub judges all stages. The ' +
    'working copy of the API tells what it calls. Whether the back end checks the certificate is not visible.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  // Methods are read because the API's integrations are theirs.
  reads: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Method'],
  references: {
    securityHub: ['APIGateway.2'],
    config: ['api-gw-ssl-enabled'],
    documents: [
      {
        title:
          'Generate and configure an SSL certificate for backend authentication in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html',
      },
    ],
  },
  evaluate(stage, context) {
    if (stage.clientCertificateId !== null)
      return passed(stage.clientCertificateId);
    const { integrationTypes } = parentApi(stage, context);
    return integrationTypes.some(type => type.startsWith('HTTP'))
      ? failed([evidence('clientCertificateId', null)])
      : notApplicable('the API calls no HTTP back end');
  },
  fix: stageFix,
  remedy: stage => ({
    summary: `Generate a client certificate for ${stage.name} and let its back ends check it.`,
    console: stageConsole(stage, 'Edit', 'Client certificate'),
    cli: updateStageCli(
      stage,
      'op=replace,path=/clientCertificateId,value=<id of the certificate>',
    ),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nClientCertificateId: !Ref ClientCertificate`,
    terraform: `# aws_api_gateway_stage of ${stage.name}\nclient_certificate_id = aws_api_gateway_client_certificate.certificate.id`,
  }),
});
