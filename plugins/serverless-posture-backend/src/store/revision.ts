import { Knex } from 'knex';

/**
 * Text that changes when people decide, exempt or assign something, when a run begins or ends, and when an event
 * brought an account up to date. What a run writes in between doesn't change it.
 */
export async function revisionOf(knex: Knex): Promise<string> {
  const last = (table: string) => knex(table).max('id');
  const row = await knex
    .select({
      decision: last('decisions'),
      exemption: last('exemption_events'),
      assignment: last('ownership_batches'),
      undone: knex('ownership_batches').max('undone_at'),
      run: last('runs'),
      ended: knex('runs').max('ended_at'),
      refreshed: knex('refreshes').max('refreshed_at'),
    })
    .first();
  return Object.values(row).join(' ');
}
