import { AnyResource } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { inLists, upsert } from '../batches';
import { COLLECTED, toRecord } from './record';

/** Writes those resources of a page that changed, or that were stale or gone; answers the ids of all, in order. */
export async function syncPage(
  knex: Knex,
  { now, resources }: { now: Date; resources: AnyResource[] },
): Promise<string[]> {
  const records = resources.map(resource => toRecord(resource, now));
  // AWS may list a thing twice; one statement can't write a row twice.
  const distinct = new Map(records.map(record => [record.id, record]));
  await knex.transaction(async trx => {
    const current = new Map<string, string>();
    for (const ids of inLists(distinct.keys())) {
      const rows = await trx('resources')
        .whereIn('id', ids)
        .whereNull('stale_since')
        .whereNull('gone_at')
        .select('id', 'content_hash');
      for (const row of rows) current.set(row.id, row.content_hash);
    }
    const changed = [...distinct.values()].filter(
      ({ id, content_hash }) => current.get(id) !== content_hash,
    );
    await upsert(trx, 'resources', ['id'], changed, COLLECTED);
  });
  return records.map(({ id }) => id);
}
