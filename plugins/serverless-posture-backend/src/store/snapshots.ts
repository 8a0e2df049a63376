import { dayOf } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { inLists, upsert } from './batches';
import { SnapshotRow } from './types';

/** Scorecards as they were, one per entity and UTC day. */
export class SnapshotsStore {
  constructor(private readonly knex: Knex) {}

  /** Writes snapshots, overwriting those of the same day. */
  async put(rows: SnapshotRow[]): Promise<void> {
    await this.knex.transaction(trx =>
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
    const grouped = await this.ofMany([entityRef], kind, { from, until });
    return grouped.get(entityRef) ?? [];
  }

  /** Those of many entities, each by day. */
  async ofMany(
    entityRefs: string[],
    kind: SnapshotRow['kind'],
    { from, until }: { from: string; until: string },
  ): Promise<Map<string, SnapshotRow[]>> {
    const grouped = new Map<string, SnapshotRow[]>();
    for (const refs of inLists(entityRefs)) {
      const rows = await this.knex('snapshots')
        .where({ kind })
        .whereIn('entity_ref', refs)
        .where('day', '>=', from)
        .where('day', '<', until)
        .orderBy('day');
      for (const row of rows.map(toSnapshot)) {
        grouped.set(row.entityRef, [
          ...(grouped.get(row.entityRef) ?? []),
          row,
        ]);
      }
    }
    return grouped;
  }

  /** The latest of each entity before a day, and not before `from`. */
  async last(
    entityRefs: string[],
    kind: SnapshotRow['kind'],
    { before, from }: { before: string; from?: string },
  ): Promise<SnapshotRow[]> {
    const found: SnapshotRow[] = [];
    for (const refs of inLists(entityRefs)) {
      const latest = this.knex('snapshots')
        .where({ kind })
        .whereIn('entity_ref', refs)
        .where('day', '<', before)
        .groupBy('entity_ref')
        .select('entity_ref')
        .max('day as day');
      if (from) latest.where('day', '>=', from);
      const rows = await this.knex('snapshots as snapshot')
        .join(latest.as('latest'), join =>
          join
            .on('snapshot.entity_ref', 'latest.entity_ref')
            .on('snapshot.day', 'latest.day'),
        )
        .where('snapshot.kind', kind)
        .select('snapshot.*');
      found.push(...rows.map(toSnapshot));
    }
    return found;
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
    known: row.known,
    expected: row.expected,
    resources: row.resources,
    open: JSON.parse(row.open),
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
    known: row.known,
    expected: row.expected,
    resources: row.resources,
    open: JSON.stringify(row.open),
    capped: row.capped,
    services: row.services ? JSON.stringify(row.services) : null,
  };
}
