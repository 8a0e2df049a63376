import { ScopeState } from 'backstage-plugin-serverless-posture-common';

/** What a Region of an account is said to be in: the first that any of its collectors is in. */
export const WORST_FIRST: ScopeState[] = [
  'failed',
  'partial',
  'running',
  'pending',
  'skipped',
  'complete',
];

/** The place of a state in a list, as SQL; 0 is the first. */
export function rankOf(column: string, states: readonly ScopeState[]): string {
  const ranks = states.map((state, rank) => `when '${state}' then ${rank}`);
  return `case ${column} ${ranks.join(' ')} end`;
}
