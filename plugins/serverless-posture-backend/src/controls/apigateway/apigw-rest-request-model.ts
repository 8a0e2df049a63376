import {
  control,
  evidence,
  Evidence,
  EvaluationContext,
  failed,
  notApplicable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from './childrenOf';
import { idsOf, methodConsole } from './remedies';
import { mayHaveBody, validatorOf } from './validation';

/** Source: API Gateway guide, "Request validation for REST APIs in API Gateway". */
export const apigwRestRequestModel = control({
  id: 'apigw-rest-request-model',
  title: 'The request validator of the method has something to check',
  description:
    'A validator without a model or a required parameter lets everything through. Where bodies are validated, methods with a ' +
    'body must declare models whose JSON schemas ask for something (Empty does not); where parameters are, one of the declared ones ' +
    'must be required. Methods without a validator are judged by another control. How strict a schema is, is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::ApiGateway::RequestValidator', 'AWS::ApiGateway::Model'],
  references: {
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-01'],
    documents: [
      {
        title: 'Request validation for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
      },
      {
        title: 'Data models for REST APIs',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html',
      },
    ],
  },
  evaluate(method, context) {
    if (method.requestValidatorId === null)
      return notApplicable('nothing is validated');
    const validator = validatorOf(method, context);
    if (!validator) return notApplicable('there is no such validator');
    const checksBody = validator.validateRequestBody && mayHaveBody(method);
    const checksParameters =
      validator.validateRequestParameters &&
      method.requestParameters.length > 0;
    if (!checksBody && !checksParameters)
      return notApplicable('the validator checks nothing of the method');
    const found = [
      ...(checksBody ? emptyModels(method, context) : []),
      ...(checksParameters && method.requiredParameters.length === 0
        ? [evidence('requestParameters', 'none is required')]
        : []),
    ];
    return found.length ? failed(found) : passed();
  },
  remedy: method => {
    const { restapis, resources, methods } = idsOf(method);
    return {
      summary: `Declare a model with required properties for ${method.name}, mark its parameters as required, and deploy the API.`,
      console: methodConsole(method, 'Method request', 'Edit'),
      cli: `aws apigateway update-method --region ${method.region} --rest-api-id ${restapis} --resource-id ${resources} --http-method ${methods} --patch-operations op=add,path=/requestModels/application~1json,value=<name of the model>`,
      cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nRequestModels:\n  application/json: !Ref Model`,
      terraform: `# aws_api_gateway_method of ${method.name}\nrequest_models = { "application/json" = aws_api_gateway_model.model.name }`,
    };
  },
});

/** What of a method's models lets every body through. */
function emptyModels(
  { $, requestModels }: ResourceView<'AWS::ApiGateway::Method'>,
  context: EvaluationContext,
): Evidence[] {
  if (requestModels.length === 0) return [evidence('requestModels', null)];
  const models = childrenOf('AWS::ApiGateway::Model', $.parentArn, context);
  return requestModels
    .filter(name => {
      const model = models.find(({ modelName }) => modelName === name);
      return !model?.isConstraining;
    })
    .map(name => evidence('requestModels', name));
}
