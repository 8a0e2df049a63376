import { Knex } from 'knex';
import { toDate } from '../moments';

/** How far one account was read, over all its Regions and collectors but those that are skipped. */
export interface AccountTotals {
  expected: number;
  complete: number;
  /** Since when the account is known as a whole; undefined where something was never complete. */
  lastCompleteAt?: Date;
}

/** {@link AccountTotals} by account id; without those of which everything is skipped. */
export async function accountTotals(
  knex: Knex,
): Promise<Map<string, AccountTotals>> {
  const rows: any[] = await knex('scope_states')
    .whereNot('state', 'skipped')
    .groupBy('account_id')
    .select(
      'account_id',
      knex.raw('count(*) as expected'),
      knex.raw(`count(case when state = 'complete' then 1 end) as complete`),
      knex.raw('count(fresh_at) as fresh'),
      knex.raw('min(fresh_at) as oldest'),
    );
  return new Map(
    rows.map(row => {
      const expected = Number(row.expected);
      const isKnown = Number(row.fresh) === expected;
      const totals = {
        expected,
        complete: Number(row.complete),
        lastCompleteAt: isKnown ? toDate(row.oldest) : undefined,
      };
      return [row.account_id, totals];
    }),
  );
}
