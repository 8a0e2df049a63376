import {
  dayOf,
  daysOfIsoWeek,
  IsoWeek,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { asWhole } from './asWhole';
import { inLists, upsert } from './batches';
import { SnapshotRow } from './types';

/** Scorecards as they were, one per entity and UTC day. */
export class SnapshotsStore {
  constructor(private readonly knex: Knex) {}

  /** Writes snapshots, overwriting those of the same day. */
  async put(rows: SnapshotRow[]): Promise<void> {
    await asWhole(this.knex, trx =>
      upsert(
        trx,
        'snapshots',
        ['entity_ref', 'kind', 'day'],
        rows.map(toRecord),
      ),
    );
  }

  /** Those of one entity by day, from one day to before another. */
  async of(
    entityRef: string,
    kind: SnapshotRow['kind'],
    { from, until }: { from: string; until: string },
  ): Promise<SnapshotRow[]> {
    const rows = await this.knex('snapshots')
      .where({ entity_ref: entityRef, kind })
      .where('day', '>=', from)
      .where('day', '<', until)
      .orderBy('day');
    return rows.map(toSnapshot);
  }

  /**
   * The last one of each week, by entity and week, of some entities or of all of the kind. Weeks without any are left out.
   * @param weeks - one after another, the earliest first
   */
  async weekly(
    kind: SnapshotRow['kind'],
    weeks: IsoWeek[],
    entityRefs?: string[],
  ): Promise<Map<string, Map<IsoWeek, SnapshotRow>>> {
    const found = new Map<string, Map<IsoWeek, SnapshotRow>>();
    for (const refs of entityRefs ? inLists(entityRefs) : [undefined]) {
      const latest = this.knex(this.daysOf(kind, weeks, refs).as('days'))
        .groupBy('entity_ref', 'week')
        .select('entity_ref')
        .max({ day: 'day' })
        .select({ of_week: 'week' });
      const rows: any[] = await this.knex('snapshots')
        .join(latest.as('latest'), join =>
          join
            .on('snapshots.entity_ref', 'latest.entity_ref')
            .on('snapshots.day', 'latest.day'),
        )
        .where('snapshots.kind', kind)
        .orderBy(['snapshots.entity_ref', 'snapshots.day'])
        .select('snapshots.*', 'latest.of_week');
      for (const row of rows) {
        const own = found.get(row.entity_ref) ?? new Map();
        found.set(row.entity_ref, own.set(weeks[row.of_week], toSnapshot(row)));
      }
    }
    return found;
  }

  /** The days that have a snapshot, each with the place of its week among `weeks`. */
  private daysOf(
    kind: SnapshotRow['kind'],
    weeks: IsoWeek[],
    refs?: string[],
  ): Knex.QueryBuilder {
    const days = weeks.map(daysOfIsoWeek);
    const later = days.slice(1);
    // As many of the later Mondays as the day has behind it.
    const week = this.knex.raw(
      `0${later
        .map(() => ' + case when day >= ? then 1 else 0 end')
        .join('')} as week`,
      later.map(({ from }) => from),
    );
    const query = this.knex('snapshots')
      .where({ kind })
      .where('day', '>=', days[0].from)
      .where('day', '<', days[days.length - 1].until)
      .select('entity_ref', 'day', week);
    return refs ? query.whereIn('entity_ref', refs) : query;
  }

  /** Deletes those of days before a moment. */
  async deleteBefore(before: Date): Promise<void> {
    await this.knex('snapshots').where('day', '<', dayOf(before)).delete();
  }
}

function toSnapshot(row: any): SnapshotRow {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    day: row.day,
    score: row.score ?? undefined,
    grade: row.grade ?? undefined,
    cappedBy: row.capped_by ?? undefined,
    scoreWithoutExemptions: row.score_without_exemptions ?? undefined,
    gradeWithoutExemptions: row.grade_without_exemptions ?? undefined,
    known: row.known,
    expected: row.expected,
    resources: row.resources,
    open: JSON.parse(row.open),
    exempted: row.exempted,
    capped: row.capped,
    services: row.services ? JSON.parse(row.services) : undefined,
  };
}

function toRecord(row: SnapshotRow) {
  return {
    entity_ref: row.entityRef,
    kind: row.kind,
    day: row.day,
    score: row.score ?? null,
    grade: row.grade ?? null,
    capped_by: row.cappedBy ?? null,
    score_without_exemptions: row.scoreWithoutExemptions ?? null,
    grade_without_exemptions: row.gradeWithoutExemptions ?? null,
    known: row.known,
    expected: row.expected,
    resources: row.resources,
    open: JSON.stringify(row.open),
    exempted: row.exempted ?? 0,
    capped: row.capped,
    services: row.services ? JSON.stringify(row.services) : null,
  };
}
