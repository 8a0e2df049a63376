import { Severity, severities } from '../words';
import type { ControlTally } from './score';

/** Failing findings of one control that exemptions cover. @public */
export interface ExemptedFindings {
  controlId: string;
  severity: Severity;
  findings: number;
}

/** How a service would fare if exempted findings counted; never more of them than are exempted. @public */
export function withoutExemptions(
  tallies: readonly ControlTally[],
  /** Left out: all. */
  ended?: readonly ExemptedFindings[],
): ControlTally[] {
  return tallies.map(tally => {
    const failed = { ...tally.failed };
    const exempted = { ...tally.exempted };
    for (const severity of severities) {
      const covered = exempted[severity] ?? 0;
      const counts = ended
        ? Math.min(covered, endedOf(ended, tally.controlId, severity))
        : covered;
      if (counts === 0) continue;
      failed[severity] = (failed[severity] ?? 0) + counts;
      exempted[severity] = covered - counts;
    }
    return { ...tally, failed, exempted };
  });
}

function endedOf(
  ended: readonly ExemptedFindings[],
  controlId: string,
  severity: Severity,
): number {
  return ended
    .filter(one => one.controlId === controlId && one.severity === severity)
    .reduce((sum, { findings }) => sum + findings, 0);
}
