import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { methodConsole, updateIntegrationCli } from './remedies';

/** Source: API Gateway REST API Reference, "Integration". */
export const apigwRestIntegrationCallerCredentials = control({
  id: 'apigw-rest-integration-caller-credentials',
  title: 'The integration does not use the credentials of its caller',
  description:
    'An integration that passes the credentials of its caller on reaches whatever the caller may reach, and callers need ' +
    'rights on the back end itself, around the API. Integrations with AWS services must run with a role, or by the ' +
    'resource policy of the function that they call. What the role may do is not judged here.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  references: {
    documents: [
      {
        title: 'Integration',
        url: 'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
      },
    ],
  },
  evaluate(method) {
    if (!method.integrationType?.startsWith('AWS'))
      return notApplicable('calls no AWS service');
    const credentials = method.integrationCredentials;
    if (credentials === null) return passed('by the resource policy');
    if (/^arn:[^:]+:iam::\*:user\/\*$/.test(credentials))
      return failed([evidence('methodIntegration.credentials', credentials)]);
    if (/^arn:[^:]+:iam::\d{12}:role\//.test(credentials))
      return passed(credentials);
    return notAvailable(
      { errorClass: 'unsupported' },
      'the credentials of the integration name no role',
    );
  },
  remedy: method => ({
    summary: `Let ${method.name} run with a role that may do no more than it needs, and deploy the API.`,
    console: methodConsole(method, 'Integration request', 'Edit'),
    cli: updateIntegrationCli(
      method,
      'op=replace,path=/credentials,value=<ARN of the role>',
    ),
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nIntegration:\n  Credentials: !GetAtt IntegrationRole.Arn`,
    terraform: `# aws_api_gateway_integration of ${method.name}\ncredentials = aws_iam_role.integration.arn`,
  }),
});
