import { Grade, Severity } from '../words';
import { ControlTally, scoreOf } from './score';
import { ScoringSettings, defaultScoringSettings } from './settings';

/** A failing finding that would pass, as its tally counts it. @public */
export interface ClosedFinding {
  controlId: string;
  severity: Severity;
}

/** What closing some findings does to a score. @public */
export interface Gain {
  /** Points, 0 or more, with one decimal. */
  gain: number;
  /** Left out while no verdict is known. */
  scoreAfter?: number;
  gradeAfter?: Grade;
}

/** How a service would fare if some of its failing findings passed; never more of them than fail. @public */
export function closing(
  tallies: readonly ControlTally[],
  closed: readonly ClosedFinding[],
): ControlTally[] {
  const after = [...tallies];
  for (const { controlId, severity } of closed) {
    const index = after.findIndex(tally => tally.controlId === controlId);
    const tally = after[index];
    const failing = tally?.failed[severity] ?? 0;
    if (failing === 0) continue;
    after[index] = {
      ...tally,
      passed: tally.passed + 1,
      failed: { ...tally.failed, [severity]: failing - 1 },
    };
  }
  return after;
}

/** How much a service's score and grade rise when some of its failing findings pass: exact, by scoring it again. @public */
export function gainOf(
  tallies: readonly ControlTally[],
  closed: readonly ClosedFinding[],
  settings: ScoringSettings = defaultScoringSettings,
): Gain {
  const before = scoreOf([...tallies], settings);
  const after = scoreOf(closing(tallies, closed), settings);
  return gainBetween(before, after);
}

/** The gain from one standing to another, of a service or of a roll-up. @public */
export function gainBetween(
  before: { score?: number },
  after: { score?: number; grade?: Grade },
): Gain {
  // Both have one decimal, but their difference doesn't in floating point.
  const gain = Math.round(((after.score ?? 0) - (before.score ?? 0)) * 10) / 10;
  return { gain, scoreAfter: after.score, gradeAfter: after.grade };
}
