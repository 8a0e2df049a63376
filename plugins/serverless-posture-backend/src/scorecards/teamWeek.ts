import {
  addWeeks,
  daysOfIsoWeek,
  FindingChange,
  IsoWeek,
  isoWeekOf,
  ServiceScore,
  TeamWeek,
} from 'backstage-plugin-serverless-posture-common';
import { InputError } from '@backstage/errors';
import { countBy, sortBy } from 'lodash';
import { PostureAuthorization, seesAllOf } from '../store/authorization';
import { FindingChangeRow } from '../store/findings/changes';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';
import {
  coverageOf,
  gradeOfSnapshot,
  ofWeek,
  toHistory,
  weeklySnapshots,
} from './history';
import { fixFirstOfOwner } from './fixFirst';
import { partsOfOwner, rollUpParts, ScorecardOptions } from './parts';

/** Changes that a scorecard lists; beyond them it only counts. */
const CHANGES = 50;

/** A team's week with its findings as rows. */
export type OwnerWeek = Omit<TeamWeek, 'changes'> & {
  changes: FindingChangeRow[];
};

/** What a week shows of its end, or of now. */
type Standing = Pick<
  TeamWeek,
  | 'score'
  | 'grade'
  | 'coverage'
  | 'capped'
  | 'resources'
  | 'collectedAt'
  | 'fixFirst'
> & {
  services: Omit<ServiceScore, 'history' | 'previousScore' | 'previousGrade'>[];
};

/**
 * One ISO week of an owner against the week before: the current week from the verdicts as they are, a past one from its
 * last snapshot and from transitions alone. Throws an InputError for a week to come.
 */
export async function teamWeekOf(
  store: PostureStore,
  options: ScorecardOptions & { ownerRef: string; week: IsoWeek; now: Date },
): Promise<OwnerWeek> {
  const { ownerRef, week, now, authorization } = options;
  const { from, until } = daysOfIsoWeek(week);
  const current = isoWeekOf(now);
  if (week > current)
    throw new InputError(
      `week: ${week} is yet to come; the latest is ${current}`,
    );

  const weekly = seesAllOf(authorization, { ownerRef })
    ? (await weeklySnapshots(store, [ownerRef], 'owner', week)).get(ownerRef)
    : undefined;
  const standing =
    week === current
      ? await standingNow(store, options)
      : await standingOf(store, ofWeek(weekly, week), week, authorization);
  const previousWeek = addWeeks(week, -1);
  const previous = ofWeek(weekly, previousWeek);
  const changes = await store.findings.changes(
    {
      ownerRef,
      from: new Date(`${from}T00:00:00Z`),
      until: new Date(`${until}T00:00:00Z`),
    },
    authorization,
  );
  const counts: Partial<Record<FindingChange['change'], number>> = countBy(
    changes,
    'change',
  );
  const { fixed = 0, new: opened = 0, reopened = 0 } = counts;
  return {
    ...standing,
    ownerRef,
    week,
    previousWeek,
    nextWeek: week < current ? addWeeks(week, 1) : undefined,
    from,
    until,
    previousScore: previous?.score,
    previousGrade: gradeOfSnapshot(previous),
    fixed,
    new: opened,
    reopened,
    changes: changes.slice(0, CHANGES),
    services: await withHistory(store, standing.services, options),
    history: toHistory(weekly),
  };
}

async function standingNow(
  store: PostureStore,
  options: ScorecardOptions & { ownerRef: string },
): Promise<Standing> {
  const parts = await partsOfOwner(store, options.ownerRef, options);
  const rolled = rollUpParts(parts, options.settings);
  return {
    score: rolled.score,
    grade: rolled.grade,
    coverage: rolled.coverage,
    capped: rolled.capped,
    resources: rolled.resources,
    collectedAt: rolled.collectedAt?.toISOString(),
    services: [...parts.services].map(([entityRef, { score, open }]) => ({
      entityRef,
      ...score,
      openFindings: open,
    })),
    fixFirst: await fixFirstOfOwner(store, parts, options),
  };
}

async function standingOf(
  store: PostureStore,
  owner: SnapshotRow | undefined,
  week: IsoWeek,
  authorization: PostureAuthorization,
): Promise<Standing> {
  const { from, until: before } = daysOfIsoWeek(week);
  const visible = (owner?.services ?? []).filter(serviceRef =>
    seesAllOf(authorization, { serviceRef, ownerRef: owner?.entityRef }),
  );
  const services = await store.snapshots.last(visible, 'service', {
    from,
    before,
  });
  return {
    score: owner?.score,
    grade: gradeOfSnapshot(owner),
    coverage: coverageOf(owner ?? { known: 0, expected: 0 }),
    capped: owner?.capped ?? 0,
    resources: owner?.resources ?? 0,
    services: services.map(service => ({
      entityRef: service.entityRef,
      score: service.score,
      grade: gradeOfSnapshot(service),
      cappedBy: service.cappedBy,
      openFindings: service.open,
      coverage: coverageOf(service),
    })),
    // A past week is over: nothing can be fixed in it.
    fixFirst: [],
  };
}

/** Worst first, each against the week before. */
async function withHistory(
  store: PostureStore,
  services: Standing['services'],
  {
    ownerRef,
    week,
    authorization,
  }: ScorecardOptions & { ownerRef: string; week: IsoWeek },
): Promise<ServiceScore[]> {
  const visible = services
    .map(({ entityRef }) => entityRef)
    .filter(serviceRef => seesAllOf(authorization, { serviceRef, ownerRef }));
  const weekly = await weeklySnapshots(store, visible, 'service', week);
  return sortBy(services, [({ score }) => score ?? Infinity, 'entityRef']).map(
    service => {
      const previous = ofWeek(
        weekly.get(service.entityRef),
        addWeeks(week, -1),
      );
      return {
        ...service,
        previousScore: previous?.score,
        previousGrade: gradeOfSnapshot(previous),
        history: toHistory(weekly.get(service.entityRef)),
      };
    },
  );
}
