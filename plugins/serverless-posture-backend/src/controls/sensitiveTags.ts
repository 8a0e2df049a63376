import {
  EvaluationContext,
  Tags,
} from 'backstage-plugin-serverless-posture-node';

/** The parameter of controls that ask more of sensitive data: what is stored can't be seen from the control plane. */
export const sensitiveTags = {
  sensitiveTags: {
    description:
      'Tags that mark sensitive data, as key or key=value; empty: all data is taken for sensitive.',
    default: [] as string[],
  },
};

/** Whether a resource may hold sensitive data, by its tags. */
export function maybeSensitive(
  { $ }: { $: { readonly tags: Tags } },
  context: EvaluationContext,
): boolean {
  const marks = context.parameter<string[]>('sensitiveTags');
  if (marks.length === 0) return true;
  const { tags } = $;
  return marks.some(mark => {
    const [key, ...value] = mark.split('=');
    const isTagged = Object.prototype.hasOwnProperty.call(tags, key);
    return isTagged && (value.length === 0 || tags[key] === value.join('='));
  });
}
