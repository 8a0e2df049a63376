import { AnyResource } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { asWhole } from '../asWhole';
import { inLists, upsert } from '../batches';
import { COLLECTED, toAttributed, toRecord } from './record';

/**
 * Writes those resources of a page that changed, or that were stale or gone; answers the ids of all, in order. A
 * stand-in never replaces what is known of the resource itself.
 */
export async function syncPage(
  knex: Knex,
  { now, resources }: { now: Date; resources: AnyResource[] },
): Promise<string[]> {
  const records = resources.map(resource => toRecord(resource, now));
  // AWS may list a thing twice; one statement can't write a row twice.
  const distinct = new Map(records.map(record => [record.id, record]));
  await asWhole(knex, async trx => {
    const current = new Map<string, string>();
    for (const ids of inLists(distinct.keys())) {
      const rows = await trx('resources')
        .whereIn('id', ids)
        .whereNull('stale_since')
        .whereNull('gone_at')
        .select('id', 'content_hash');
      for (const row of rows) current.set(row.id, row.content_hash);
    }
    const known = await storedBehind([...distinct.values()], trx);
    const byId = new Map(records.map(({ id }, at) => [id, resources[at]]));
    const changed = [...distinct.values()]
      .filter(
        ({ id, content_hash }) =>
          current.get(id) !== content_hash && !known.has(id),
      )
      .map(record => Object.assign(record, toAttributed(byId.get(record.id)!)));
    await upsert(trx, 'resources', ['id'], changed, COLLECTED);
  });
  return records.map(({ id }) => id);
}

/** Ids of those stand-ins whose resource is stored: where there can be only one, both have the same ARN. */
async function storedBehind(
  records: ReturnType<typeof toRecord>[],
  trx: Knex,
): Promise<Set<string>> {
  const standIns = records.filter(record => record.is_stand_in);
  const stored = new Set<string>();
  for (const ids of inLists(standIns.map(({ id }) => id))) {
    const found: string[] = await trx('resources')
      .whereIn('id', ids)
      .where('is_stand_in', false)
      .whereNull('gone_at')
      .pluck('id');
    found.forEach(id => stored.add(id));
  }
  return stored;
}
