import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { idsOf, methodConsole } from './remedies';
import { mayHaveBody, validatorOf } from './validation';

/** Source: API Gateway guide, "Request validation for REST APIs in API Gateway". */
export const apigwRestRequestValidation = control({
  id: 'apigw-rest-request-validation',
  title: 'The REST API method uses a request validator',
  description:
    'What the API refuses, no code has to. The method needs a validator that checks parameters and, where a request may have ' +
    'a body, the body; one of both, and methods that declare nothing to check, fail with low severity. OPTIONS and mocks are ' +
    'left out. Checks within the function are not visible. The working copy of the API is judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::ApiGateway::RequestValidator'],
  references: {
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-01'],
    documents: [
      {
        title: 'Request validation for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
      },
    ],
  },
  evaluate(method, context) {
    if (method.httpMethod === 'OPTIONS')
      return notApplicable('preflight requests carry nothing');
    if (method.integrationType === 'MOCK')
      return notApplicable('a mock integration answers');
    const hasBody = mayHaveBody(method);
    if (method.requestValidatorId === null) {
      const found = [evidence('requestValidatorId', null)];
      return hasBody || method.requestParameters.length > 0
        ? failed(found)
        : failed(found, {
            severity: 'LOW',
            reason: 'it declares neither parameters nor a body',
          });
    }
    const validator = validatorOf(method, context);
    if (!validator) {
      return failed(
        [evidence('requestValidatorId', method.requestValidatorId)],
        { reason: 'there is no such validator' },
      );
    }
    const { validateRequestBody, validateRequestParameters } = validator;
    const found = [
      ...(hasBody && !validateRequestBody
        ? [evidence('validateRequestBody', false, validator.$.arn)]
        : []),
      ...(validateRequestParameters
        ? []
        : [evidence('validateRequestParameters', false, validator.$.arn)]),
    ];
    if (found.length === 0) return passed(validator.$.name);
    return validateRequestBody || validateRequestParameters
      ? failed(found, { severity: 'LOW', reason: 'the rest is checked' })
      : failed(found);
  },
  remedy: method => {
    const { restapis, resources, methods } = idsOf(method);
    return {
      summary: `Attach a validator for body and parameters to ${method.name}, and deploy the API.`,
      console: methodConsole(method, 'Method request', 'Edit'),
      cli: `aws apigateway update-method --region ${method.region} --rest-api-id ${restapis} --resource-id ${resources} --http-method ${methods} --patch-operations op=replace,path=/requestValidatorId,value=<id of the validator>`,
      cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nRequestValidatorId: !Ref RequestValidator`,
      terraform: `# aws_api_gateway_method of ${method.name}\nrequest_validator_id = aws_api_gateway_request_validator.all.id`,
    };
  },
});
