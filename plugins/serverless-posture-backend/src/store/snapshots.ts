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

  /** Writes all snapshots of a day in place of those of an earlier run: who has nothing any more has none. */
  async put(day: string, rows: SnapshotRow[]): Promise<void> {
    await asWhole(this.knex, async trx => {
      await trx('snapshots').where({ day }).delete();
      await upsert(
        trx,
        'snapshots',
        ['entity_ref', 'kind', 'day'],
        rows.map(toRecord),
      );
    });
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
   * Those of the last day of each week that has any, by entity and week, of some entities or of all of the kind: who had
   * nothing on that day has none. Weeks without any are left out.
   * @param weeks - one after another, the earliest first
   */
  async weekly(
    kind: SnapshotRow['kind'],
    weeks: IsoWeek[],
    entityRefs?: string[],
  ): Promise<Map<string, Map<IsoWeek, SnapshotRow>>> {
    const found = new Map<string, Map<IsoWeek, SnapshotRow>>();
    const weekOf = await this.lastDays(weeks);
    for (const refs of entityRefs ? inLists(entityRefs) : [undefined]) {
      const rows: any[] = await this.knex('snapshots')
        .where({ kind })
        .whereIn('day', [...weekOf.keys()])
        .modify(query => refs && query.whereIn('entity_ref', refs))
        .orderBy(['entity_ref', 'day']);
      for (const row of rows) {
        const own = found.get(row.entity_ref) ?? new Map();
        found.set(
          row.entity_ref,
          own.set(weekOf.get(row.day), toSnapshot(row)),
        );
      }
    }
    return found;
  }

  /** The weeks by the last of their days that has snapshots. */
  private async lastDays(weeks: IsoWeek[]): Promise<Map<string, IsoWeek>> {
    const days = new Map<string, IsoWeek>();
    for (const week of weeks) {
      const { from, until } = daysOfIsoWeek(week);
      const { day } = await this.knex('snapshots')
        .where('day', '>=', from)
        .where('day', '<', until)
        .max({ day: 'day' })
        .first<{ day: string | null }>();
      if (day) days.set(day, week);
    }
    return days;
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
