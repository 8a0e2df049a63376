import { Selection } from './document';
import { matches } from './wildcard';

/** Whether `Action`, `NotAction`, `Resource` or `NotResource` selects one action or ARN. Nothing said selects everything. */
export function selects(
  selection: Selection | undefined,
  text: string,
): boolean {
  if (!selection) return true;
  return (
    selection.patterns.some(pattern => matches(pattern, text)) !== selection.not
  );
}

/**
 * Whether a selection surely holds all of another one. Where that can't be told (`Not…` forms, policy variables) the
 * answer is no, so that a Deny that may miss something is never taken for one that covers it.
 */
export function covers(
  outer: Selection | undefined,
  inner: Selection | undefined,
): boolean {
  if (!outer) return true;
  if (outer.not) return false;
  const patterns = outer.patterns.filter(pattern => !pattern.includes('${'));
  if (!inner || inner.not)
    return patterns.some(pattern => /^\*+$/.test(pattern));
  return inner.patterns.every(text =>
    patterns.some(pattern => matches(pattern, text)),
  );
}

/**
 * The patterns of an `Action` list that grant every action of a service, such as `s3:*`, `s3:**` or `*`. A `NotAction`
 * list grants every action of the services that it doesn't name, and so is returned itself.
 */
export function wholeServicePatterns(action: Selection): string[] {
  if (action.not) return [`NotAction: ${action.patterns.join(', ')}`];
  return action.patterns.filter(pattern => {
    const colon = pattern.indexOf(':');
    const name = colon < 0 ? pattern.slice(-1) : pattern.slice(colon + 1);
    return /^[*?]*\*[*?]*$/.test(name);
  });
}
