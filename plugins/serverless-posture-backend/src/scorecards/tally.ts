import {
  ControlCounts,
  ControlTally,
  LayerCounts,
  Score,
  scoreOf,
  ScoringSettings,
  severities,
  Severity,
  StatusCounts,
  layers as allLayers,
} from 'backstage-plugin-serverless-posture-common';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { CountedFinding } from '../store/findings/counted';
import { CountedResource } from '../store/resources/counted';

/** How the resources of one entity fare. */
export interface EntityTally {
  score: Score;
  /** What the score is made of. */
  tallies: ControlTally[];
  /** The failing findings that it counts. */
  failing: CountedFinding[];
  /** Failing findings by severity, exempted ones not included. */
  open: Record<Severity, number>;
  /** Failing findings that exemptions cover. */
  exempted: number;
  /** Stand-ins not counted. */
  resources: number;
  /** When the oldest of its data was collected. */
  collectedAt?: Date;
  accounts: string[];
  regions: string[];
  /** All five, in the order in which a request travels. */
  layers: LayerCounts[];
  /** Those that judge any of its resources; what fails first, then by severity. */
  controls: ControlCounts[];
}

/** No finding of any severity. */
export function noneOpen(): Record<Severity, number> {
  return { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0 };
}

/** The earliest of some moments. */
export function oldest(moments: (Date | undefined)[]): Date | undefined {
  const times = moments.flatMap(moment => moment?.getTime() ?? []);
  return times.length > 0
    ? new Date(times.reduce((a, b) => Math.min(a, b)))
    : undefined;
}

export function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}

interface Counted {
  control: AnyControl;
  counts: StatusCounts;
  failed: Partial<Record<Severity, number>>;
  exempted: Partial<Record<Severity, number>>;
  firstFailedAt?: Date;
}

class ControlCounter {
  readonly open = noneOpen();
  readonly failing: CountedFinding[] = [];
  exempted = 0;
  private readonly counted: Map<string, Counted>;

  constructor(controls: AnyControl[]) {
    this.counted = new Map(
      controls.map(control => [
        control.id,
        { control, counts: noCounts(), failed: {}, exempted: {} },
      ]),
    );
  }

  count(controlId: string, status: 'passed' | 'notApplicable') {
    const entry = this.counted.get(controlId);
    if (entry) entry.counts[status] += 1;
  }

  add(finding: CountedFinding) {
    const { controlId, status, severity, firstSeenAt } = finding;
    const entry = this.counted.get(controlId);
    if (!entry) return;
    if (status === 'NOT_AVAILABLE') entry.counts.notAvailable += 1;
    if (status !== 'FAILED') return;
    if (finding.exempted) {
      entry.counts.exempted = (entry.counts.exempted ?? 0) + 1;
      entry.exempted[severity] = (entry.exempted[severity] ?? 0) + 1;
      this.exempted += 1;
      return;
    }
    entry.counts.failed += 1;
    entry.failed[severity] = (entry.failed[severity] ?? 0) + 1;
    entry.firstFailedAt = oldest([entry.firstFailedAt, firstSeenAt]);
    this.open[severity] += 1;
    this.failing.push(finding);
  }

  /** Of the controls that judge anything; the others weigh nothing. */
  tallies(): ControlTally[] {
    return this.judging().map(({ control, counts, failed, exempted }) => ({
      controlId: control.id,
      severity: control.severity,
      passed: counts.passed,
      failed,
      exempted,
      notAvailable: counts.notAvailable,
    }));
  }

  private judging(): Counted[] {
    return [...this.counted.values()].filter(({ counts }) =>
      Object.values(counts).some(count => count > 0),
    );
  }

  layers(): LayerCounts[] {
    return allLayers.map(layer => {
      const counts = noCounts();
      for (const entry of this.counted.values()) {
        if (entry.control.layer === layer) addCounts(counts, entry.counts);
      }
      return { layer, counts };
    });
  }

  controls(): ControlCounts[] {
    return this.judging()
      .map(({ control, counts, firstFailedAt }) => ({
        controlId: control.id,
        title: control.title,
        severity: control.severity,
        layer: control.layer,
        counts,
        firstFailedAt: firstFailedAt?.toISOString(),
      }))
      .sort(
        (a, b) =>
          Number(b.counts.failed > 0) - Number(a.counts.failed > 0) ||
          severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
          (a.controlId < b.controlId ? -1 : 1),
      );
  }
}

function noCounts(): StatusCounts {
  return { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 };
}

function addCounts(sum: StatusCounts, counts: StatusCounts) {
  for (const status of Object.keys(counts) as (keyof StatusCounts)[])
    sum[status] = (sum[status] ?? 0) + (counts[status] ?? 0);
}

/**
 * Counts what the stored verdicts say. Passes come from the resources' rows, failures and unknowns from the findings;
 * those of controls that are not given don't count.
 */
export function tallyOf(
  resources: CountedResource[],
  findings: CountedFinding[],
  options: { controls: AnyControl[]; settings: ScoringSettings },
): EntityTally {
  const perControl = new ControlCounter(options.controls);
  for (const { passed, notApplicable } of resources) {
    for (const id of passed) perControl.count(id, 'passed');
    for (const id of notApplicable) perControl.count(id, 'notApplicable');
  }
  for (const finding of findings) perControl.add(finding);

  const listed = resources.filter(({ isStandIn }) => !isStandIn);
  const tallies = perControl.tallies();
  return {
    score: scoreOf(tallies, options.settings),
    tallies,
    failing: perControl.failing,
    open: perControl.open,
    exempted: perControl.exempted,
    resources: listed.length,
    collectedAt: oldest(listed.map(({ collectedAt }) => collectedAt)),
    accounts: distinct(resources.map(({ accountId }) => accountId)),
    regions: distinct(resources.map(({ region }) => region)),
    layers: perControl.layers(),
    controls: perControl.controls(),
  };
}
