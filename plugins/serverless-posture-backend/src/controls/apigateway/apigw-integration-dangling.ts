import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../aws';
import { methodConsole, updateIntegrationCli } from './remedies';

/** Source: API Gateway guide, "Lambda integrations for REST APIs in API Gateway". */
export const apigwIntegrationDangling = control({
  id: 'apigw-integration-dangling',
  title: 'The function that the method calls exists',
  description:
    'A route to a function that is gone fails for clients, and whoever makes a function of that name answers them. ' +
    'Functions of the account are judged; those of other accounts, load balancers and hosts cannot be looked up. The ' +
    'working copy of the API is judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::Lambda::Function'],
  references: {
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Lambda integrations for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html',
      },
    ],
  },
  evaluate(method, context) {
    const { functionArn, $ } = method;
    if (functionArn === null) return notApplicable('calls no function');
    if (context.resource('AWS::Lambda::Function', functionArn)) return passed();
    const { accountId, region } = parseArn(functionArn) ?? {};
    if (accountId !== $.accountId || region !== $.region) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'lambda:ListFunctions' },
        `${functionArn} is of another account or Region`,
      );
    }
    return failed([evidence('methodIntegration.uri', functionArn)]);
  },
  remedy: method => ({
    summary: `Remove ${method.name}, or let it call a function that exists, and deploy the API.`,
    console: methodConsole(method, 'Integration request', 'Edit'),
    cli: updateIntegrationCli(
      method,
      'op=replace,path=/uri,value=<invocation ARN of the function>',
    ),
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nIntegration:\n  Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Function.Arn}/invocations`,
    terraform: `# aws_api_gateway_integration of ${method.name}\nuri = aws_lambda_function.function.invoke_arn`,
  }),
});
