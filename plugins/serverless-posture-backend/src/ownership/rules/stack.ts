import { CONFIDENCE, MOST_SUGGESTIONS } from '../attribution';
import { total } from '../ballot';
import { findService } from '../lookUp';
import { wordsOf } from '../nameStem';
import { stackOf } from '../stack';
import { AttributionRule, refsOf, SILENT } from './rule';

/**
 * The stack that the resource was deployed with: it belongs to whom most of its members belong that are attributed by what
 * people said; else to the service that it is named after, less the stage.
 */
export const stackRule: AttributionRule = (subject, { around, index }) => {
  const stack = stackOf(subject.tags);
  if (!stack) return SILENT;
  const votes = around.membersOfStack(subject);
  const all = total(votes);
  const candidates = votes
    .slice(0, MOST_SUGGESTIONS)
    .map(({ ownerRef, serviceRef, count }) => ({
      ...(ownerRef ? { ownerRef } : {}),
      ...(serviceRef ? { serviceRef } : {}),
      confidence: (CONFIDENCE.stackMembers * count) / all,
      evidence: `${count} of ${all} attributed members of stack ${stack}`,
    }));
  if (votes[0] && votes[0].count * 2 > all) return { candidate: candidates[0] };
  if (votes.length > 0) return { suggestions: candidates };
  const words = wordsOf(stack);
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join('-');
    const { refs } = findService(name, index);
    // Only what stands behind the name of the service may be left out, and of that one word, the stage.
    if (refs.length === 1 && words.length - count <= 1) {
      const found = refsOf(refs[0], index);
      return {
        candidate: {
          ...found.refs,
          confidence: CONFIDENCE.stackName,
          evidence: `stack ${stack} is named after ${refs[0]}`,
        },
        notes: found.notes,
      };
    }
  }
  return SILENT;
};
