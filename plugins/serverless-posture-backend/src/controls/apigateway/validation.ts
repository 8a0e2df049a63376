import {
  EvaluationContext,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';

type Method = ResourceView<'AWS::ApiGateway::Method'>;

/** Whether requests of a method usually have a body. */
export function mayHaveBody({ httpMethod }: Method): boolean {
  return ['POST', 'PUT', 'PATCH', 'ANY'].includes(httpMethod);
}

/** The validator that a method names; undefined where the API has none of that id. */
export function validatorOf(
  { $, requestValidatorId }: Method,
  context: EvaluationContext,
): ResourceView<'AWS::ApiGateway::RequestValidator'> | undefined {
  return context.resource(
    'AWS::ApiGateway::RequestValidator',
    `${$.parentArn}/requestvalidators/${requestValidatorId}`,
  );
}
