import { CONFIDENCE } from '../attribution';
import { neighboursSay } from './neighbours';
import { AttributionRule } from './rule';

/**
 * What the resource is tied to: a function that only one service's APIs call, the queue that only one service's functions
 * write to, the log group of one service's function. What several services use belongs to none of them by this rule.
 */
export const linkRule: AttributionRule = (subject, { around }) =>
  neighboursSay(
    around.linked(subject),
    CONFIDENCE.link,
    example => `linked with ${example}`,
  );
