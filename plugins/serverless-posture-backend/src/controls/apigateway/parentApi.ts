import {
  EvaluationContext,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';

/** The REST API of a stage or method. Ends the evaluation where it is not known. */
export function parentApi(
  { $ }: ResourceView<'AWS::ApiGateway::Stage' | 'AWS::ApiGateway::Method'>,
  context: EvaluationContext,
): ResourceView<'AWS::ApiGateway::RestApi'> {
  const api =
    $.parentArn && context.resource('AWS::ApiGateway::RestApi', $.parentArn);
  if (api) return api;
  throw new UnknownAttributeError('AWS::ApiGateway::RestApi', {
    errorClass: 'not-read',
  });
}
