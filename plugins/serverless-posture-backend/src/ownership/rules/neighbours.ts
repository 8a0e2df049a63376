import { Candidate, MOST_SUGGESTIONS } from '../attribution';
import { total, unanimous, Vote } from '../ballot';
import { RuleResult, SILENT } from './rule';

/**
 * What neighbours say that all belong to one service, or at least to one owner: then so does the resource. Where they
 * differ, it is shared, and each is a suggestion.
 *
 * @param what - says the tie, such as `function shop-pay is used by`
 */
export function neighboursSay(
  votes: Vote[],
  confidence: number,
  what: (example: string) => string,
): RuleResult {
  if (votes.length === 0) return SILENT;
  const all = total(votes);
  const more = all > 1 ? ` and ${all - 1} more` : '';
  const common = unanimous(votes);
  if (common) {
    return {
      candidate: {
        ...common,
        // A second service of the same owner leaves the owner sure, and the service open.
        confidence: common.serviceRef ? confidence : confidence * 0.9,
        evidence: `${what(votes[0].example)}${more}`,
      },
    };
  }
  return {
    suggestions: votes.slice(0, MOST_SUGGESTIONS).map(
      ({ count, example, ownerRef, serviceRef }): Omit<Candidate, 'rule'> => ({
        ...(ownerRef ? { ownerRef } : {}),
        ...(serviceRef ? { serviceRef } : {}),
        confidence: (confidence * count) / all,
        evidence: `${what(example)}: ${count} of ${all}`,
      }),
    ),
  };
}
