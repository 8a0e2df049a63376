import { Knex } from 'knex';
import { partition } from 'lodash';
import { asWhole } from '../asWhole';
import { deleteWhereIn, inLists, upsert } from '../batches';
import { oneOf, rowsOf } from '../directly';
import {
  closeFindingsOf,
  closeSecurityHubOf,
  deleteFindingsOf,
} from '../findings/removal';
import { toText } from '../moments';
import { ScopeTypes, whereScope } from './scope';
import { markStale } from './stale';

/** A drop of at least this many resources, and of more than half of them, needs a later run that confirms it. */
const GUARDED_DROP = 20;

interface Stored {
  id: string;
  parent_arn: string | null;
  is_stand_in: boolean | number;
  held_back_at: string | null;
  stale_since: string | null;
}

/**
 * A listing ended naturally: what is stored of its types and was not seen is gone, except children of `keepParents`
 * (they could not be listed) and, the first time, a large drop. Of a single resource, the same holds for what is below it.
 */
export async function settle(
  knex: Knex,
  options: ScopeTypes & {
    seen: ReadonlySet<string>;
    now: Date;
    keepParents?: ReadonlySet<string>;
    /** What was held back before this is confirmed to be gone; left out: nothing is. */
    confirms?: Date;
  },
): Promise<{ removed: number; heldBack: number }> {
  const { seen, now, keepParents, confirms } = options;
  return asWhole(knex, async trx => {
    const stored = await storedIn(trx, options);
    const unseen = stored.filter(({ id }) => !seen.has(id));
    const isKept = ({ parent_arn }: Stored) =>
      parent_arn !== null && keepParents?.has(parent_arn);
    const leaving = unseen.filter(row => !isKept(row));
    const leavingResources = leaving.filter(row => !row.is_stand_in);
    const total = stored.filter(row => !row.is_stand_in).length;

    const [confirmed, fresh] = partition(
      leavingResources,
      ({ held_back_at }) =>
        held_back_at !== null &&
        confirms !== undefined &&
        held_back_at < toText(confirms),
    );
    const large = fresh.length >= GUARDED_DROP && fresh.length > total / 2;

    const kept = unseen.filter(row => isKept(row) && !row.stale_since);
    await staleRows(
      trx,
      idsOf(kept),
      now,
      'what its parent contains could not be listed',
    );
    await removeStandInsById(
      trx,
      idsOf(leaving.filter(row => row.is_stand_in)),
    );
    const removed = large ? confirmed : leavingResources;
    await removeResources(trx, idsOf(removed), now);
    if (large) await holdBack(trx, idsOf(fresh), total, now);

    // One resource says nothing of the others.
    if (options.within === undefined) await settleListings(trx, options);
    return { removed: removed.length, heldBack: large ? fresh.length : 0 };
  });
}

/** An account is no longer ours: nothing that is stored of it is there any more. */
export async function removeAccount(
  knex: Knex,
  { accountId, now }: { accountId: string; now: Date },
): Promise<number> {
  return asWhole(knex, async trx => {
    const stored: Pick<Stored, 'id' | 'is_stand_in'>[] = await trx('resources')
      .where({ account_id: accountId })
      .whereNull('gone_at')
      .select('id', 'is_stand_in');
    const [standIns, resources] = partition(stored, row => row.is_stand_in).map(
      rows => rows.map(({ id }) => id),
    );
    await removeStandInsById(trx, standIns);
    await removeResources(trx, resources, now);
    await closeSecurityHubOf(trx, accountId, {
      now,
      reason: 'the account has left the organization',
    });
    return resources.length;
  });
}

async function storedIn(
  trx: Knex,
  { accountId, region, types, within }: ScopeTypes,
): Promise<Stored[]> {
  return rowsOf(
    trx,
    `select id, parent_arn, is_stand_in, held_back_at, stale_since from resources
     where account_id = ? and region = ? and ${oneOf('type', types)}
       ${within === undefined ? '' : 'and (arn = ? or parent_arn = ?)'}
       and gone_at is null`,
    [
      accountId,
      region,
      ...types,
      ...(within === undefined ? [] : [within, within]),
    ],
  );
}

async function settleListings(
  trx: Knex,
  { accountId, region, types, now }: ScopeTypes & { now: Date },
) {
  await upsert(
    trx,
    'listings',
    ['account_id', 'region', 'type'],
    types.map(type => ({
      account_id: accountId,
      region,
      type,
      settled_at: toText(now),
    })),
  );
}

/** Deletes the stand-ins of types in a scope: what they stood for is known now, or is said otherwise. */
export async function removeStandIns(
  knex: Knex,
  options: ScopeTypes,
): Promise<number> {
  return asWhole(knex, async trx => {
    const ids = await whereScope(trx('resources'), options)
      .where('is_stand_in', true)
      .pluck('id');
    await removeStandInsById(trx, ids);
    return ids.length;
  });
}

function idsOf(rows: Stored[]): string[] {
  return rows.map(({ id }) => id);
}

async function removeResources(trx: Knex, ids: string[], now: Date) {
  for (const part of inLists(ids)) {
    await trx('resources')
      .whereIn('id', part)
      .update({
        gone_at: toText(now),
        passed: '[]',
        not_applicable: '[]',
        failed: 0,
        not_available: 0,
      });
  }
  await closeFindingsOf(trx, ids, { now, reason: 'the resource is gone' });
}

async function removeStandInsById(trx: Knex, ids: string[]) {
  await deleteFindingsOf(trx, ids);
  await deleteWhereIn(trx, 'resources', 'id', ids);
}

async function holdBack(trx: Knex, ids: string[], total: number, now: Date) {
  const message = `${ids.length} of ${total} vanished at once; they stay until a second run confirms it`;
  await staleRows(trx, ids, now, message);
  for (const part of inLists(ids)) {
    await trx('resources')
      .whereIn('id', part)
      .whereNull('held_back_at')
      .update({ held_back_at: toText(now) });
  }
}

async function staleRows(trx: Knex, ids: string[], now: Date, message: string) {
  for (const part of inLists(ids)) {
    await markStale(trx, query => query.whereIn('id', part), {
      now,
      reason: { errorClass: 'not-read', message },
    });
  }
}
