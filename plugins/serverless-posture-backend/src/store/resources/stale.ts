import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { inLists } from '../batches';
import { toText } from '../moments';
import { ScopeTypes, whereScope } from './scope';

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

/** Marks what a listing would have held as stale: of a scope, or of one parent in it, except what it did hold. */
export async function markListedStale(
  knex: Knex,
  options: ScopeTypes & {
    now: Date;
    reason: UnknownReason;
    parentArn?: string;
    except?: ReadonlySet<string>;
  },
): Promise<number> {
  const { parentArn, except } = options;
  const listed = (query: Knex.QueryBuilder) => {
    whereScope(query, options).where('is_stand_in', false);
    if (parentArn) query.where('parent_arn', parentArn);
  };
  if (!except?.size) return markStale(knex, listed, options);
  const ids: string[] = await knex('resources')
    .whereNull('gone_at')
    .modify(listed)
    .pluck('id');
  let changed = 0;
  for (const part of inLists(ids.filter(id => !except.has(id)))) {
    changed += await markStale(
      knex,
      query => query.whereIn('id', part),
      options,
    );
  }
  return changed;
}
