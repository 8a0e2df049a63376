import {
  EvaluationContext,
  ResourceIdentity,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';

/**
 * A role that a resource names; undefined where the account has no such role. Ends the evaluation for a role of another
 * account, whose roles are not at hand. The control must declare that it reads roles.
 */
export function accountRole(
  { $ }: { $: ResourceIdentity },
  roleArn: string,
  context: EvaluationContext,
): ResourceView<'AWS::IAM::Role'> | undefined {
  if (roleArn.split(':')[4] !== $.accountId) {
    throw new UnknownAttributeError('role', {
      errorClass: 'not-read',
      message: `${roleArn} belongs to another account`,
    });
  }
  return context.resource('AWS::IAM::Role', roleArn);
}
