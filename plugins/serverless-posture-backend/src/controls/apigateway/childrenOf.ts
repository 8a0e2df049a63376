import {
  EvaluationContext,
  ResourceType,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';

/**
 * The parts of an API of one type, such as its methods. Ends the evaluation where some of the Region could not be listed.
 * The control must declare that it reads the type.
 */
export function childrenOf<T extends ResourceType>(
  type: T,
  apiArn: string | undefined,
  context: EvaluationContext,
): ResourceView<T>[] {
  return context
    .resources(type)
    .filter(({ $ }) => $.parentArn !== undefined && $.parentArn === apiArn);
}
