import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { toText } from '../moments';

/**
 * Marks the resources of a query as stale, and freezes when they were last collected. Those that are stale already keep
 * since when, and get the new reason.
 */
export async function markStale(
  knex: Knex,
  select: (query: Knex.QueryBuilder) => void,
  { now, reason }: { now: Date; reason: UnknownReason },
): Promise<number> {
  const resources = () => knex('resources').whereNull('gone_at').modify(select);
  const text = JSON.stringify(reason);
  const settledAt = knex('listings')
    .whereRaw(
      'listings.account_id = resources.account_id and listings.region = resources.region and listings.type = resources.type',
    )
    .where('listings.settled_at', '>', knex.ref('resources.collected_at'))
    .select('settled_at');
  const changed = await resources()
    .whereNotNull('stale_since')
    .whereNot({ stale_reason: text })
    .update({ stale_reason: text });
  const turned = await resources()
    .whereNull('stale_since')
    .update({
      stale_since: toText(now),
      stale_reason: text,
      collected_at: knex.raw('coalesce((?), collected_at)', [settledAt]),
    });
  return changed + turned;
}
