import {
  closing,
  FixFirst,
  gainBetween,
  rollUp,
  Score,
  scoreOf,
  ScoringSettings,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy, sortBy, uniq } from 'lodash';
import { fixOf } from '../controls/fixOf';
import { PostureStore } from '../store/store';
import { FindingRow } from '../store/types';
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
  finding: FindingRow;
  part: EntityTally;
  fix: { key: string; title: string };
}

/** What to fix first in a service: by severity, what the internet gets to first, then by how much each change alone would raise the score. */
export async function fixFirstOfService(
  store: PostureStore,
  service: EntityTally,
  options: ScorecardOptions,
): Promise<FixFirst[]> {
  const whole: Whole = {
    parts: [service],
    standing: ([score]) => score,
    order: [bySeverity, byExposure, byGain],
  };
  return fixFirst(store, whole, options);
}

/** What to fix first in a roll-up: what alone would raise its score most, weighed by severity and exposure. */
export async function fixFirstOfParts(
  store: PostureStore,
  parts: Parts,
  options: ScorecardOptions,
): Promise<FixFirst[]> {
  const whole: Whole = {
    parts: allParts(parts),
    standing: scores => rollUp(scores, options.settings),
    order: [byWeight(options.settings), byGain, bySeverity, byExposure],
  };
  return fixFirst(store, whole, options);
}

/** Reads what it needs of the failing resources under the caller's authorization. */
async function fixFirst(
  store: PostureStore,
  whole: Whole,
  options: ScorecardOptions,
): Promise<FixFirst[]> {
  const controls = new Map(options.controls.map(one => [one.id, one]));
  const failing = whole.parts.flatMap(part =>
    part.failing.flatMap(finding => {
      const control = controls.get(finding.controlId);
      return control ? [{ finding, part, control }] : [];
    }),
  );
  const rows = await store.resources.ofIds(
    failing
      .filter(({ control }) => control.fix)
      .map(({ finding }) => finding.resource.id),
    options.authorization,
  );
  const resources = new Map(rows.map(({ id, resource }) => [id, resource]));
  const closable = failing.map(({ finding, part, control }): Closable => {
    const { accountId, region, resource } = finding;
    const identity = { ...resource, accountId, region };
    return {
      finding,
      part,
      fix: fixOf(control, identity, resources.get(resource.id)),
    };
  });
  const fixes = Object.values(groupBy(closable, ({ fix }) => fix.key)).map(
    group => describe(group, whole, options.settings),
  );
  return sortBy(fixes, [
    ...whole.order,
    ({ findings }) => -findings,
    'key',
  ]).slice(0, MOST);
}

/** What one change closes and gains. */
function describe(
  group: Closable[],
  { parts, standing }: Whole,
  settings: ScoringSettings,
): FixFirst {
  const findings = sortBy(
    group.map(({ finding }) => finding),
    [({ severity }) => severities.indexOf(severity), 'firstSeenAt', 'id'],
  );
  const closed = new Map<EntityTally, FindingRow[]>();
  for (const { part, finding } of group)
    closed.set(part, [...(closed.get(part) ?? []), finding]);
  const after = parts.map(part => {
    const rows = closed.get(part);
    return rows ? scoreOf(closing(part.tallies, rows), settings) : part.score;
  });
  const { gain, gradeAfter } = gainBetween(
    standing(parts.map(({ score }) => score)),
    standing(after),
  );
  const { key, title } = group[0].fix;
  return {
    key,
    title,
    severity: findings[0].severity,
    exposed: findings.some(({ exposed }) => exposed === true),
    controlIds: uniq(findings.map(({ controlId }) => controlId)),
    findings: findings.length,
    resources: uniq(findings.map(({ resource }) => resource.id)).length,
    services: uniq(findings.flatMap(({ serviceRef }) => serviceRef ?? [])),
    findingId: findings[0].id,
    gain,
    gradeAfter,
  };
}
