import { ScoreLoss } from '../schema/openapi';
import { Grade, Severity } from '../words';
import { ControlTally, gradeOf, scoreOf } from './score';
import { ScoringSettings, defaultScoringSettings } from './settings';

/** Why a score and its grade are what they are. @public */
export interface Explanation {
  /** What the score alone would give, before any cap. */
  gradeByScore?: Grade;
  /** What takes most, first. */
  losses: ScoreLoss[];
}

/** Why a service has its score and grade. @public */
export function explain(
  tallies: readonly ControlTally[],
  settings: ScoringSettings = defaultScoringSettings,
): Explanation {
  const counted = tallies
    .map(tally => ({
      controlId: tally.controlId,
      weight: settings.weights[tally.severity],
      failed: total(tally.failed),
      known: tally.passed + total(tally.exempted) + total(tally.failed),
    }))
    .filter(({ known }) => known > 0);
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  const { score } = scoreOf([...tallies], settings);
  return {
    gradeByScore: score === undefined ? undefined : gradeOf(score, settings),
    losses: counted
      .filter(({ weight, failed }) => weight > 0 && failed > 0)
      .map(({ controlId, weight, failed, known }) => ({
        controlId,
        points: ((weight / weights) * 100 * failed) / known,
        failed,
        known,
      }))
      .sort(
        (a, b) => b.points - a.points || (a.controlId < b.controlId ? -1 : 1),
      ),
  };
}

function total(counts: Partial<Record<Severity, number>> = {}): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
