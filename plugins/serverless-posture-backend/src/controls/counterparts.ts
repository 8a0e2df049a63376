import { AnyControl } from 'backstage-plugin-serverless-posture-node';

/** The ids of controls by the id of each Security Hub control that checks the same. */
export function counterpartsOf(
  controls: readonly AnyControl[],
): Map<string, string[]> {
  const counterparts = new Map<string, string[]>();
  for (const { id, references } of controls) {
    for (const theirs of references.securityHub ?? [])
      counterparts.set(theirs, [...(counterparts.get(theirs) ?? []), id]);
  }
  return counterparts;
}
