import {
  addWeeks,
  explain,
  isoWeekOf,
  ScopeSummary,
  Score,
  Scorecard,
} from 'backstage-plugin-serverless-posture-common';
import { isOwnerRef } from '../ownership/catalog';
import { seesAllOf } from '../store/authorization';
import { PostureStore } from '../store/store';
import { gradeOfSnapshot, toHistory, weeklySnapshots } from './history';
import { fixFirstOfParts, fixFirstOfService } from './fixFirst';
import { partsOf, rollUpParts, ScorecardOptions } from './parts';
import { EntityTally, tallyOf } from './tally';

/** A scorecard without what only a view knows. */
export type EntityScorecard = Omit<
  Scorecard,
  'scopes' | 'annotations' | 'accountContext'
> & {
  scopes: Omit<ScopeSummary, 'notCollected'>;
};

/** Where an entity stands; caps belong to services. */
type Standing = Score &
  Pick<EntityTally, 'open' | 'exempted' | 'resources' | 'collectedAt'>;

/** The scorecard of a service, or of a group or user as the roll-up of its services, as of now. */
export async function scorecardOf(
  store: PostureStore,
  options: ScorecardOptions & { entityRef: string; now: Date },
): Promise<EntityScorecard> {
  const { entityRef, authorization } = options;
  const kind = isOwnerRef(entityRef) ? 'owner' : 'service';
  const filter = { [kind]: [entityRef] };
  const week = isoWeekOf(options.now);
  const [resources, findings, owner, snapshots] = await Promise.all([
    store.resources.counted(filter, authorization),
    store.findings.counted(filter, authorization),
    kind === 'owner'
      ? partsOf(store, { owners: [entityRef], services: [] }, options)
      : undefined,
    weeklySnapshots(store, kind, week, [entityRef]),
  ]);
  const tally = tallyOf(resources, findings, options);
  const standing: Standing = owner
    ? rollUpParts(owner, options.settings)
    : { ...tally, ...tally.score, score: tally.score.score };

  const ownerRef = kind === 'owner' ? entityRef : resources[0]?.ownerRef;
  const entity =
    kind === 'owner' ? { ownerRef } : { serviceRef: entityRef, ownerRef };
  // A snapshot sums up all that there is, whoever asks.
  const weekly = seesAllOf(authorization, entity)
    ? snapshots.get(entityRef)
    : undefined;
  const previous = weekly?.get(addWeeks(week, -1));
  return {
    entityRef,
    score: standing.score,
    grade: standing.grade,
    cappedBy: standing.cappedBy,
    scoreWithoutExemptions: standing.scoreWithoutExemptions,
    gradeWithoutExemptions: standing.gradeWithoutExemptions,
    exempted: standing.exempted,
    openFindings: standing.open,
    coverage: standing.coverage,
    change: previous && {
      day: previous.day,
      score: previous.score,
      grade: gradeOfSnapshot(previous),
    },
    resources: standing.resources,
    collectedAt: standing.collectedAt?.toISOString(),
    scopes: { accounts: tally.accounts, regions: tally.regions },
    layers: tally.layers,
    controls: tally.controls,
    history: toHistory(weekly),
    fixFirst: owner
      ? fixFirstOfParts(owner, options)
      : fixFirstOfService(tally, options),
    explanation: owner ? undefined : explain(tally.tallies, options.settings),
  };
}
