import {
  HistoryPoint,
  IsoWeek,
  rollUp,
  RollUp,
  Score,
  ScoringSettings,
} from 'backstage-plugin-serverless-posture-common';
import { sumBy, uniq } from 'lodash';
import { PostureAuthorization, seesAllOf } from '../store/authorization';
import { PostureStore } from '../store/store';
import { Members, SnapshotRow } from '../store/types';
import {
  coverageOf,
  gradeOfSnapshot,
  WeeklySnapshots,
  weeklySnapshots,
  weeksUpTo,
} from './history';

/** How the parts of a roll-up stood at the end of one week. */
export interface WeekParts {
  week: IsoWeek;
  services: SnapshotRow[];
  /** What owners owned beside their services. */
  rests: SnapshotRow[];
}

/**
 * The eight weeks up to one, as far as the caller may see all that a snapshot sums up. Whose a service was is as its owner's
 * snapshot of that week says.
 */
export async function weeklyParts(
  store: PostureStore,
  members: Members,
  week: IsoWeek,
  authorization: PostureAuthorization,
): Promise<{
  weeks: WeekParts[];
  services: Map<string, WeeklySnapshots>;
  owners: Map<string, WeeklySnapshots>;
}> {
  const refs = members.owners.filter(ownerRef =>
    seesAllOf(authorization, { ownerRef }),
  );
  const [owners, rests, named] = await Promise.all([
    weeklySnapshots(store, 'owner', week, refs),
    weeklySnapshots(store, 'rest', week, refs),
    visibleServices(store, members, authorization),
  ]);
  const servicesIn = (one: IsoWeek) =>
    uniq([
      ...members.services.filter(ref => !authorization || named.has(ref)),
      ...at(owners, one).flatMap(({ services = [] }) => services),
    ]);
  const weeks = weeksUpTo(week);
  const services = await weeklySnapshots(
    store,
    'service',
    week,
    uniq([...named, ...weeks.flatMap(servicesIn)]),
  );
  return {
    services,
    owners,
    weeks: weeks.map(one => ({
      week: one,
      services: servicesIn(one).flatMap(
        ref => services.get(ref)?.get(one) ?? [],
      ),
      rests: at(rests, one),
    })),
  };
}

/** The roll-up of one week; undefined where nothing was kept of it. */
export function rollUpWeek(
  { services, rests }: WeekParts,
  settings: ScoringSettings,
): (RollUp & { resources: number; day: string }) | undefined {
  const parts = [...services, ...rests];
  if (parts.length === 0) return undefined;
  return {
    ...rollUp(parts.map(toScore), settings),
    services: services.length,
    resources: sumBy(parts, 'resources'),
    day: parts.map(({ day }) => day).sort()[parts.length - 1],
  };
}

/** The weeks of which something was kept, rolled up. */
export function historyOf(
  weeks: WeekParts[],
  settings: ScoringSettings,
): HistoryPoint[] {
  return weeks.flatMap(week => {
    const rolled = rollUpWeek(week, settings);
    if (!rolled) return [];
    const { day, score, grade, coverage } = rolled;
    return [{ day, score, grade, coverageShare: coverage.share }];
  });
}

/** The services that members have now, of which the caller may see every resource. */
async function visibleServices(
  store: PostureStore,
  members: Members,
  authorization: PostureAuthorization,
): Promise<Set<string>> {
  const found = new Set<string>();
  const hidden = new Set<string>();
  for (const pair of await store.resources.attributed(members)) {
    const { serviceRef } = pair;
    if (serviceRef)
      (seesAllOf(authorization, pair) ? found : hidden).add(serviceRef);
  }
  return new Set([...found].filter(ref => !hidden.has(ref)));
}

function at(
  snapshots: Map<string, WeeklySnapshots>,
  week: IsoWeek,
): SnapshotRow[] {
  return [...snapshots.values()].flatMap(weekly => weekly.get(week) ?? []);
}

function toScore(snapshot: SnapshotRow): Score {
  const { score, cappedBy, scoreWithoutExemptions } = snapshot;
  return {
    score,
    grade: gradeOfSnapshot(snapshot),
    cappedBy,
    scoreWithoutExemptions,
    coverage: coverageOf(snapshot),
  };
}
