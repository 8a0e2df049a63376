import {
  addWeeks,
  daysOfIsoWeek,
  Grade,
  IsoWeek,
  isoWeekOf,
  ServiceScore,
  TeamWeek,
} from 'backstage-plugin-serverless-posture-common';
import { InputError } from '@backstage/errors';
import { sortBy } from 'lodash';
import { ChangesFilter, FindingChangeRow } from '../store/findings/changes';
import { PostureStore } from '../store/store';
import { Members, SnapshotRow } from '../store/types';
import { fixFirstOfParts } from './fixFirst';
import {
  coverageOf,
  gradeOfSnapshot,
  toHistory,
  WeeklySnapshots,
} from './history';
import { partsOf, rollUpParts, ScorecardOptions } from './parts';
import { historyOf, rollUpWeek, weeklyParts, WeekParts } from './weeklyParts';

/** Changes that a scorecard lists; beyond them it only counts. */
const CHANGES = 50;

/** When the end of an exemption is near: two weeks. */
const SOON_MS = 14 * 24 * 60 * 60_000;

/** A week of a roll-up with its findings as rows. */
export type MembersWeek = Omit<TeamWeek, 'entityRef' | 'changes'> & {
  changes: FindingChangeRow[];
};

/** Whose week, and which. */
export interface TeamWeekOptions extends ScorecardOptions {
  members: Members;
  week: IsoWeek;
  now: Date;
}

/** What a week shows of its end, or of now. */
type Standing = Pick<
  TeamWeek,
  | 'score'
  | 'grade'
  | 'scoreWithoutExemptions'
  | 'gradeWithoutExemptions'
  | 'coverage'
  | 'capped'
  | 'resources'
  | 'collectedAt'
  | 'fixFirst'
  | 'expiring'
  | 'lookalikes'
> & {
  services: Omit<ServiceScore, 'history' | 'previousScore' | 'previousGrade'>[];
};

/**
 * One ISO week of a roll-up against the week before: the current week from the verdicts as they are, a past one from the
 * last snapshots of its parts and from transitions alone. Throws an InputError for a week to come.
 */
export async function teamWeekOf(
  store: PostureStore,
  options: TeamWeekOptions,
): Promise<MembersWeek> {
  const { members, week, now, authorization, settings } = options;
  const current = isoWeekOf(now);
  if (week > current)
    throw new InputError(
      `week: ${week} is yet to come; the latest is ${current}`,
    );

  const [{ weeks, services }, asOfNow, { items: changes, counts }] =
    await Promise.all([
      weeklyParts(store, members, week, authorization),
      week === current ? standingNow(store, options) : undefined,
      store.findings.changes(
        changesIn(members, week),
        { limit: CHANGES },
        authorization,
      ),
    ]);
  const [last, end] = weeks.slice(-2);
  const standing = asOfNow ?? standingAt(end, options);
  const previous = rollUpWeek(last, settings);
  return {
    ...standing,
    ...counts,
    week,
    previousWeek: last.week,
    nextWeek: week < current ? addWeeks(week, 1) : undefined,
    ...daysOfIsoWeek(week),
    previousScore: previous?.score,
    previousGrade: previous?.grade,
    changes,
    services: withHistory(standing.services, services, last.week),
    history: historyOf(weeks, settings),
  };
}

/** What changed of members' findings in a week. */
export function changesIn(members: Members, week: IsoWeek): ChangesFilter {
  const { from, until } = daysOfIsoWeek(week);
  return {
    members,
    from: new Date(`${from}T00:00:00Z`),
    until: new Date(`${until}T00:00:00Z`),
  };
}

async function standingNow(
  store: PostureStore,
  options: TeamWeekOptions,
): Promise<Standing> {
  const [parts, expiring, lookalikes] = await Promise.all([
    partsOf(store, options.members, options),
    expiringOf(store, options),
    store.ownership.suggested(options.members.owners, options.authorization),
  ]);
  const rolled = rollUpParts(parts, options.settings);
  return {
    score: rolled.score,
    grade: rolled.grade,
    scoreWithoutExemptions: rolled.scoreWithoutExemptions,
    gradeWithoutExemptions: rolled.gradeWithoutExemptions,
    coverage: rolled.coverage,
    capped: rolled.capped,
    resources: rolled.resources,
    collectedAt: rolled.collectedAt?.toISOString(),
    services: [...parts.services].map(([entityRef, { score, open }]) => ({
      entityRef,
      ...score,
      openFindings: open,
    })),
    fixFirst: fixFirstOfParts(parts, options),
    expiring,
    lookalikes,
  };
}

/** Exemptions on findings of members that end soon. */
async function expiringOf(
  store: PostureStore,
  {
    members,
    now,
    authorization,
  }: Pick<TeamWeekOptions, 'members' | 'now' | 'authorization'>,
): Promise<TeamWeek['expiring']> {
  const own = {
    kind: 'owner' as const,
    owners: [...members.owners, ...members.services],
  };
  const exemptions = await store.exemptions.expiring(
    now,
    new Date(now.getTime() + SOON_MS),
    authorization ? { allOf: [authorization, own] } : own,
  );
  return {
    exemptions: exemptions.length,
    first: exemptions[0]?.expiresAt.toISOString(),
  };
}

function standingAt(
  parts: WeekParts,
  { settings }: Pick<TeamWeekOptions, 'settings'>,
): Standing {
  const rolled = rollUpWeek(parts, settings);
  return {
    score: rolled?.score,
    grade: rolled?.grade,
    scoreWithoutExemptions: rolled?.scoreWithoutExemptions,
    gradeWithoutExemptions: rolled?.gradeWithoutExemptions,
    coverage: rolled?.coverage ?? coverageOf({ known: 0, expected: 0 }),
    capped: rolled?.capped ?? 0,
    resources: rolled?.resources ?? 0,
    services: parts.services.map(toService),
    // A past week is over: nothing can be fixed in it.
    fixFirst: [],
  };
}

function toService(snapshot: SnapshotRow): Standing['services'][number] {
  return {
    entityRef: snapshot.entityRef,
    score: snapshot.score,
    grade: gradeOfSnapshot(snapshot),
    cappedBy: snapshot.cappedBy,
    scoreWithoutExemptions: snapshot.scoreWithoutExemptions,
    gradeWithoutExemptions: snapshot.gradeWithoutExemptions as
      | Grade
      | undefined,
    openFindings: snapshot.open,
    coverage: coverageOf(snapshot),
  };
}

/** Worst first, each against the week before. */
function withHistory(
  services: Standing['services'],
  weekly: ReadonlyMap<string, WeeklySnapshots>,
  previousWeek: IsoWeek,
): ServiceScore[] {
  return sortBy(services, [({ score }) => score ?? Infinity, 'entityRef']).map(
    service => {
      const own = weekly.get(service.entityRef);
      const previous = own?.get(previousWeek);
      return {
        ...service,
        previousScore: previous?.score,
        previousGrade: gradeOfSnapshot(previous),
        history: toHistory(own),
      };
    },
  );
}
