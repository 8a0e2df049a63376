import {
  EvaluationContext,
  evidence,
  failed,
  passed,
  Tags,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** The parameter of controls that ask for tags. */
export const requiredTags = {
  requiredTags: {
    description:
      'Keys of the tags that a resource must have; empty: any one tag is enough.',
    default: [] as string[],
  },
};

/** Fails where a required tag is missing; without required ones, where there is none but those that AWS sets itself. */
export function hasRequiredTags(
  { $ }: { $: { readonly tags: Tags } },
  context: EvaluationContext,
): Verdict {
  const keys = Object.keys($.tags).filter(key => !/^aws:/i.test(key));
  const required = context.parameter<string[]>('requiredTags');
  const missing = required.filter(key => !keys.includes(key));
  if (missing.length > 0) {
    return failed([evidence('Tags', keys.join(', '))], {
      reason: `it lacks ${missing.join(', ')}`,
    });
  }
  return required.length > 0 || keys.length > 0
    ? passed()
    : failed([evidence('Tags', Object.keys($.tags).join(', '))]);
}
