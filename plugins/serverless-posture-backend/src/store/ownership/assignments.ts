import { Knex } from 'knex';
import { Override } from '../../ownership/rules/rule';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { append } from '../batches';
import { toDate, toText } from '../moments';

/** What somebody decided about some resources at once. */
export interface AssignmentBatch {
  id: number;
  at: Date;
  /** Ref of who decided. */
  by: string;
  ownerRef?: string;
  serviceRef?: string;
  reason: string;
  /** How many resources it was about. */
  resources: number;
  undone?: { at: Date; by: string };
}

/** Writes a decision down; answers its number. */
export async function assign(
  knex: Knex,
  {
    resources,
    now,
    by,
    ownerRef,
    serviceRef,
    reason,
  }: {
    resources: { id: string; accountId: string }[];
    now: Date;
    by: string;
    ownerRef?: string;
    serviceRef?: string;
    reason: string;
  },
): Promise<number> {
  return knex.transaction(async trx => {
    const [{ id }] = await trx('ownership_batches')
      .insert({
        at: toText(now),
        by_ref: by,
        owner_ref: ownerRef ?? null,
        service_ref: serviceRef ?? null,
        reason,
      })
      .returning('id');
    await append(
      trx,
      'ownership_assignments',
      resources.map(resource => ({
        batch_id: id,
        resource_id: resource.id,
        account_id: resource.accountId,
      })),
    );
    return id;
  });
}

/**
 * Takes a decision back: an earlier one about the same resources holds again, or the rules do. Answers the accounts that it
 * was about; undefined where there is no such decision that holds.
 */
export async function undo(
  knex: Knex,
  { batchId, now, by }: { batchId: number; now: Date; by: string },
): Promise<string[] | undefined> {
  const undone = await knex('ownership_batches')
    .where({ id: batchId })
    .whereNull('undone_at')
    .update({ undone_at: toText(now), undone_by: by });
  if (undone === 0) return undefined;
  return knex('ownership_assignments')
    .where('batch_id', batchId)
    .distinct('account_id')
    .pluck('account_id');
}

/** The ids of the resources of a decision. */
export async function assignedResources(
  knex: Knex,
  batchId: number,
): Promise<string[]> {
  return knex('ownership_assignments')
    .where('batch_id', batchId)
    .pluck('resource_id');
}

/** What holds in an account, by id of the resource: of several decisions the last. */
export async function overrides(
  knex: Knex,
  accountId: string,
): Promise<Map<string, Override>> {
  const rows: any[] = await knex('ownership_assignments as assignment')
    .join('ownership_batches as batch', 'batch.id', 'assignment.batch_id')
    .where('assignment.account_id', accountId)
    .whereNull('batch.undone_at')
    .orderBy('batch.id')
    .select('assignment.resource_id', 'batch.*');
  return new Map(
    rows.map(row => [
      row.resource_id,
      {
        ...(row.owner_ref ? { ownerRef: row.owner_ref } : {}),
        ...(row.service_ref ? { serviceRef: row.service_ref } : {}),
        by: row.by_ref,
        day: row.at.slice(0, 10),
        reason: row.reason,
      },
    ]),
  );
}

/** The latest decisions, or the one of a number; those alone of which the caller may see every resource that is there. */
export async function batches(
  knex: Knex,
  { limit, id }: { limit: number; id?: number },
  authorization?: PostureAuthorization,
): Promise<AssignmentBatch[]> {
  const query = knex('ownership_batches')
    .select('ownership_batches.*', {
      resources: knex('ownership_assignments')
        .where('batch_id', knex.ref('ownership_batches.id'))
        .count(),
    } as any)
    .orderBy('id', 'desc')
    .limit(limit);
  if (id !== undefined) query.where({ id });
  if (authorization) {
    const visible = knex('resources').select('id');
    whereAuthorized(visible, 'resources', authorization);
    query.whereNotExists(
      knex('ownership_assignments')
        .where('batch_id', knex.ref('ownership_batches.id'))
        .whereIn('resource_id', knex('resources').select('id'))
        .whereNotIn('resource_id', visible)
        .select('resource_id'),
    );
  }
  const rows: any[] = await query;
  return rows.map(row => {
    const undoneAt = toDate(row.undone_at);
    return {
      id: row.id,
      at: new Date(row.at),
      by: row.by_ref,
      ownerRef: row.owner_ref ?? undefined,
      serviceRef: row.service_ref ?? undefined,
      reason: row.reason,
      resources: Number(row.resources),
      ...(undoneAt ? { undone: { at: undoneAt, by: row.undone_by } } : {}),
    };
  });
}
