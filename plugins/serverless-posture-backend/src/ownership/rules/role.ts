import { CONFIDENCE } from '../attribution';
import { total } from '../ballot';
import { neighboursSay } from './neighbours';
import { AttributionRule } from './rule';

/**
 * The role that a function runs with: whose other functions run with it, and with no others', theirs is this one. Where
 * most of them belong to nobody, a few say little: it may be a role for everybody.
 */
export const roleRule: AttributionRule = (subject, { around }) => {
  const { votes, of } = around.withSameRole(subject);
  const result = neighboursSay(
    votes,
    CONFIDENCE.role,
    example => `runs with the role of ${example}`,
  );
  const { candidate } = result;
  if (!candidate || total(votes) * 2 >= of) return result;
  const confidence = (candidate.confidence * total(votes)) / of;
  return { suggestions: [{ ...candidate, confidence }] };
};
