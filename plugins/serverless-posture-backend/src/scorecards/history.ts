import {
  addWeeks,
  Coverage,
  daysOfIsoWeek,
  Grade,
  HistoryPoint,
  IsoWeek,
  isoWeekOf,
} from 'backstage-plugin-serverless-posture-common';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';

/** Weeks that a history shows. */
const WEEKS = 8;

/** Snapshots of the eight weeks up to one, the last of each week, by entity. */
export async function weeklySnapshots(
  store: PostureStore,
  entityRefs: string[],
  kind: SnapshotRow['kind'],
  week: IsoWeek,
): Promise<Map<string, SnapshotRow[]>> {
  const { from } = daysOfIsoWeek(addWeeks(week, 1 - WEEKS));
  const { until } = daysOfIsoWeek(week);
  const daily = await store.snapshots.ofMany(entityRefs, kind, { from, until });
  return new Map(
    [...daily].map(([ref, snapshots]) => [ref, lastOfEachWeek(snapshots)]),
  );
}

/** The snapshot of one week among weekly ones. */
export function ofWeek(
  weekly: SnapshotRow[] | undefined,
  week: IsoWeek,
): SnapshotRow | undefined {
  return weekly?.find(snapshot => weekOf(snapshot) === week);
}

export function toHistory(weekly: SnapshotRow[] = []): HistoryPoint[] {
  return weekly.map(snapshot => ({
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

function lastOfEachWeek(byDay: SnapshotRow[]): SnapshotRow[] {
  return [
    ...new Map(byDay.map(snapshot => [weekOf(snapshot), snapshot])).values(),
  ];
}

function weekOf({ day }: SnapshotRow): IsoWeek {
  return isoWeekOf(new Date(`${day}T00:00:00Z`));
}
