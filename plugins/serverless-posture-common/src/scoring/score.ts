import { Grade, Severity, grades, severities } from '../words';
import { withoutExemptions } from './exemptions';
import { ScoringSettings, defaultScoringSettings } from './settings';

/** How the resources of one service fare under one control. @public */
export interface ControlTally {
  controlId: string;
  /** The control's own severity, which weighs it. */
  severity: Severity;
  passed: number;
  /** Failing verdicts by the severity of the finding, which may be lower than the control's. Exempted ones not included. */
  failed: Partial<Record<Severity, number>>;
  /** Failing verdicts that an exemption in force covers. */
  exempted?: Partial<Record<Severity, number>>;
  notAvailable: number;
}

/** @public */
export interface Score {
  /** 0 to 100 with one decimal; undefined while no verdict is known. */
  score?: number;
  grade?: Grade;
  /** Set where an open finding of this severity holds the grade below what the score alone would give. */
  cappedBy?: Severity;
  /** As if no exemption were in force. */
  scoreWithoutExemptions?: number;
  gradeWithoutExemptions?: Grade;
  /** Verdicts that are known, those that should be, and their share (1 when nothing is expected). */
  coverage: { known: number; expected: number; share: number };
}

/**
 * The score of one service: the severity-weighted mean, over its controls, of the share of known verdicts that pass.
 * `NOT_AVAILABLE` is in neither sum and lowers the coverage instead; what is exempted counts as passed, and beside it
 * stands what the score would be without exemptions.
 * @public
 */
export function scoreOf(
  tallies: ControlTally[],
  settings: ScoringSettings = defaultScoringSettings,
): Score {
  const standing = standingOf(sumsOf(tallies, settings), settings);
  const without = tallies.some(({ exempted }) => total(exempted) > 0)
    ? standingOf(sumsOf(withoutExemptions(tallies), settings), settings)
    : standing;
  return {
    ...standing,
    scoreWithoutExemptions: without.score,
    gradeWithoutExemptions: without.grade,
  };
}

/** What tallies add up to; a score follows from it. */
export interface Sums {
  /** Of the shares that pass, each by its control's weight. */
  weighted: number;
  /** Of controls of which any verdict is known. */
  weights: number;
  known: number;
  expected: number;
  /** Failing findings. */
  open: Record<Severity, number>;
}

export function sumsOf(
  tallies: readonly ControlTally[],
  settings: ScoringSettings,
): Sums {
  const sums: Sums = {
    weighted: 0,
    weights: 0,
    known: 0,
    expected: 0,
    open: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0 },
  };
  for (const tally of tallies) {
    const known = knownOf(tally);
    sums.known += known;
    sums.expected += known + tally.notAvailable;
    for (const severity of severities)
      sums.open[severity] += tally.failed[severity] ?? 0;
    if (known === 0) continue;
    const weight = settings.weights[tally.severity];
    sums.weighted += (weight * (known - total(tally.failed))) / known;
    sums.weights += weight;
  }
  return sums;
}

/** Verdicts of a control that are known. */
export function knownOf({ passed, exempted, failed }: ControlTally): number {
  return passed + total(exempted) + total(failed);
}

export function standingOf(
  { weighted, weights, known, expected, open }: Sums,
  settings: ScoringSettings,
): Score {
  const coverage = { known, expected, share: expected ? known / expected : 1 };
  if (known === 0) return { coverage };
  // Only weightless controls are known: nothing speaks against the service, and nothing weighs.
  const exact = weights === 0 ? 100 : (100 * weighted) / weights;
  const own = gradeOf(exact, settings);
  const { grade, cappedBy } = cap(own, open, settings);
  return { score: roundDown(exact), grade, cappedBy, coverage };
}

/** The grade of a score without any cap. @public */
export function gradeOf(
  score: number,
  settings: ScoringSettings = defaultScoringSettings,
): Grade {
  const rounded = roundDown(score);
  return (
    grades.find(grade => grade !== 'F' && rounded >= settings.bands[grade]) ??
    'F'
  );
}

/** A roll-up over services: the mean of their scores weighted by known verdicts, and how many of them are capped. @public */
export interface RollUp {
  score?: number;
  /** By score alone: caps belong to a service. */
  grade?: Grade;
  /** As if no exemption were in force. */
  scoreWithoutExemptions?: number;
  gradeWithoutExemptions?: Grade;
  coverage: { known: number; expected: number; share: number };
  services: number;
  capped: number;
}

/** Rolls services up to a team, system or domain. @public */
export function rollUp(
  services: Score[],
  settings: ScoringSettings = defaultScoringSettings,
): RollUp {
  let weighted = 0;
  let weightedWithout = 0;
  let known = 0;
  let expected = 0;
  for (const { score = 0, scoreWithoutExemptions, coverage } of services) {
    known += coverage.known;
    expected += coverage.expected;
    weighted += score * coverage.known;
    weightedWithout += (scoreWithoutExemptions ?? score) * coverage.known;
  }
  const mean = (sum: number) => (known ? roundDown(sum / known) : undefined);
  const graded = (score: number | undefined) =>
    score === undefined ? undefined : gradeOf(score, settings);
  const score = mean(weighted);
  const without = mean(weightedWithout);
  return {
    score,
    grade: graded(score),
    scoreWithoutExemptions: without,
    gradeWithoutExemptions: graded(without),
    coverage: { known, expected, share: expected ? known / expected : 1 },
    services: services.length,
    capped: services.filter(service => service.cappedBy).length,
  };
}

/** Down, so that only a service without any failure reads 100. The epsilon absorbs what floating point took away. */
function roundDown(value: number): number {
  return Math.floor(value * 10 + 1e-9) / 10;
}

function total(counts: Partial<Record<Severity, number>> = {}): number {
  let sum = 0;
  for (const severity of severities) sum += counts[severity] ?? 0;
  return sum;
}

function cap(
  own: Grade,
  open: Record<Severity, number>,
  settings: ScoringSettings,
) {
  let grade = own;
  let cappedBy: Severity | undefined;
  for (const [severity, limit] of Object.entries(settings.caps)) {
    if (
      open[severity as Severity] > 0 &&
      grades.indexOf(limit) > grades.indexOf(grade)
    ) {
      grade = limit;
      cappedBy = severity as Severity;
    }
  }
  return { grade, cappedBy };
}
