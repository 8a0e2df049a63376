import {
  FixFirst,
  gainBetween,
  rollUp,
  Score,
  ScoringSettings,
  severities,
  WhatIf,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy, sortBy, uniq } from 'lodash';
import { CountedFinding } from '../store/findings/counted';
import { allParts, Parts, ScorecardOptions } from './parts';
import { EntityTally } from './tally';

/** Changes that a scorecard names. */
const MOST = 5;

const bySeverity = ({ severity }: FixFirst) => severities.indexOf(severity);
const byExposure = ({ exposed }: FixFirst) => (exposed ? 0 : 1);
const byGain = ({ gain }: FixFirst) => -gain;

/** How much more a change is worth that closes something the internet gets to. */
const EXPOSED = 2;

const byWeight =
  ({ weights }: ScoringSettings) =>
  ({ severity, exposed, gain }: FixFirst) =>
    -weights[severity] * (exposed ? EXPOSED : 1) * gain;

/** What a scorecard is made of: one service, or the parts that roll up to an owner. */
interface Whole {
  parts: EntityTally[];
  /** The standing of the whole by the scores of its parts. */
  standing(scores: Score[]): Pick<Score, 'score' | 'grade'>;
  /** What comes first. */
  order: ((fix: FixFirst) => number)[];
}

/** A failing finding, the part that counts it, and the change that closes it. */
interface Closable {
  finding: CountedFinding;
  part: EntityTally;
}

/** What to fix first in a service: by severity, what the internet gets to first, then by how much each change alone would raise the score. */
export function fixFirstOfService(
  service: EntityTally,
  { settings }: ScorecardOptions,
): FixFirst[] {
  const whole: Whole = {
    parts: [service],
    standing: ([score]) => score,
    order: [bySeverity, byExposure, byGain],
  };
  return fixFirst(whole, settings);
}

/** What to fix first in a roll-up: what alone would raise its score most, weighed by severity and exposure. */
export function fixFirstOfParts(
  parts: Parts,
  { settings }: ScorecardOptions,
): FixFirst[] {
  const whole: Whole = {
    parts: allParts(parts),
    standing: scores => rollUp(scores, settings),
    order: [byWeight(settings), byGain, bySeverity, byExposure],
  };
  return fixFirst(whole, settings);
}

function fixFirst(whole: Whole, settings: ScoringSettings): FixFirst[] {
  const closable = whole.parts.flatMap(part =>
    part.failing.map((finding): Closable => ({ finding, part })),
  );
  const prospects = new Map(
    whole.parts.map(part => [part, new WhatIf(part.tallies, settings)]),
  );
  const now = whole.standing(whole.parts.map(({ score }) => score));
  const fixes = Object.values(groupBy(closable, keyOf)).map(group => {
    const closed = new Map<EntityTally, CountedFinding[]>();
    for (const { part, finding } of group)
      closed.set(part, [...(closed.get(part) ?? []), finding]);
    const after = whole.standing(
      whole.parts.map(part => {
        const findings = closed.get(part);
        return findings ? prospects.get(part)!.closed(findings) : part.score;
      }),
    );
    return describe(group, gainBetween(now, after));
  });
  return sortBy(fixes, [
    ...whole.order,
    ({ findings }) => -findings,
    'title',
    'key',
  ]).slice(0, MOST);
}

/** Who wrote a failure without saying what closes it lets it be closed alone. */
function keyOf({ finding: { id, fix } }: Closable): string {
  return fix?.id ?? id;
}

/** What one change closes. */
function describe(
  group: Closable[],
  { gain, gradeAfter }: Pick<FixFirst, 'gain' | 'gradeAfter'>,
): FixFirst {
  const findings = sortBy(
    group.map(({ finding }) => finding),
    [({ severity }) => severities.indexOf(severity), 'firstSeenAt', 'id'],
  );
  return {
    key: keyOf(group[0]),
    title: group[0].finding.fix?.title ?? findings[0].controlId,
    severity: findings[0].severity,
    exposed: findings.some(({ exposed }) => exposed),
    controlIds: uniq(findings.map(({ controlId }) => controlId)),
    findings: findings.length,
    resources: uniq(findings.map(({ resourceId }) => resourceId)).length,
    services: uniq(findings.flatMap(({ serviceRef }) => serviceRef ?? [])),
    findingId: findings[0].id,
    gain,
    gradeAfter,
  };
}
