import { Grade, Severity } from '../words';
import {
  ControlTally,
  knownOf,
  Score,
  standingOf,
  Sums,
  sumsOf,
} from './score';
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

/**
 * How a service would fare if some of its failing findings passed. Many changes can be tried on it: each looks at the
 * controls of its own findings alone.
 * @public
 */
export class WhatIf {
  private readonly tallies: ReadonlyMap<string, ControlTally>;
  private readonly sums: Sums;

  constructor(
    tallies: readonly ControlTally[],
    private readonly settings: ScoringSettings = defaultScoringSettings,
  ) {
    this.tallies = new Map(tallies.map(tally => [tally.controlId, tally]));
    this.sums = sumsOf(tallies, settings);
  }

  /** The score then, of what is exempted as of now. Never more findings of a control and severity than fail. */
  closed(
    findings: readonly ClosedFinding[],
  ): Omit<Score, 'scoreWithoutExemptions' | 'gradeWithoutExemptions'> {
    let { weighted } = this.sums;
    const open = { ...this.sums.open };
    const closed = new Map<string, number>();
    for (const { controlId, severity } of findings) {
      const tally = this.tallies.get(controlId);
      const key = `${controlId} ${severity}`;
      const before = closed.get(key) ?? 0;
      if (!tally || before >= (tally.failed[severity] ?? 0)) continue;
      closed.set(key, before + 1);
      open[severity] -= 1;
      weighted += this.settings.weights[tally.severity] / knownOf(tally);
    }
    return standingOf({ ...this.sums, weighted, open }, this.settings);
  }
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
