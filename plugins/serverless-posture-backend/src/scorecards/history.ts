import {
  addWeeks,
  Coverage,
  Grade,
  HistoryPoint,
  IsoWeek,
} from 'backstage-plugin-serverless-posture-common';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';

/** Weeks that a history shows. */
const WEEKS = 8;

/** How one entity stood at the end of each week, by week. */
export type WeeklySnapshots = ReadonlyMap<IsoWeek, SnapshotRow>;

/** The eight weeks up to one, the earliest first. */
export function weeksUpTo(week: IsoWeek): IsoWeek[] {
  return Array.from({ length: WEEKS }, (_, index) =>
    addWeeks(week, index + 1 - WEEKS),
  );
}

/** How entities stood at the ends of the eight weeks up to one, by entity; all of the kind, unless refs are given. */
export async function weeklySnapshots(
  store: PostureStore,
  kind: SnapshotRow['kind'],
  week: IsoWeek,
  entityRefs?: string[],
): Promise<Map<string, WeeklySnapshots>> {
  return store.snapshots.weekly(kind, weeksUpTo(week), entityRefs);
}

export function toHistory(weekly: WeeklySnapshots = new Map()): HistoryPoint[] {
  return [...weekly.values()].map(snapshot => ({
    day: snapshot.day,
    score: snapshot.score,
    grade: gradeOfSnapshot(snapshot),
    coverageShare: coverageOf(snapshot).share,
  }));
}

export function coverageOf({
  known,
  expected,
}: Pick<SnapshotRow, 'known' | 'expected'>): Coverage {
  return { known, expected, share: expected ? known / expected : 1 };
}

export function gradeOfSnapshot(
  snapshot: SnapshotRow | undefined,
): Grade | undefined {
  return snapshot?.grade as Grade | undefined;
}
