import { CONFIDENCE } from '../attribution';
import { neighboursSay } from './neighbours';
import { AttributionRule } from './rule';

/** The role that a function runs with: whose other functions run with it, and with no others', theirs is this one. */
export const roleRule: AttributionRule = (subject, { around }) =>
  neighboursSay(
    around.withSameRole(subject),
    CONFIDENCE.role,
    example => `runs with the role of ${example}`,
  );
