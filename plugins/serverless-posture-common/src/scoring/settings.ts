import { Grade, Severity } from '../words';

/** Weights, bands and caps of the score; every field is configurable. @public */
export interface ScoringSettings {
  /** How much a control of a severity weighs in the mean; 0 leaves it out. */
  weights: Record<Severity, number>;
  /** The lowest score (0 to 100) of each grade; what is below all of them is an F. */
  bands: Record<Exclude<Grade, 'F'>, number>;
  /** The best grade that an open finding of a severity allows. */
  caps: Partial<Record<Severity, Grade>>;
}

/** @public */
export const defaultScoringSettings: ScoringSettings = {
  weights: { CRITICAL: 10, HIGH: 6, MEDIUM: 3, LOW: 1, INFORMATIONAL: 0 },
  bands: { A: 90, B: 80, C: 70, D: 50 },
  caps: { CRITICAL: 'D', HIGH: 'B' },
};
