import { Knex } from 'knex';
import { groupBy } from 'lodash';
import { inLists } from '../batches';
import { ScopeRow } from '../types';
import { SCOPE } from './key';
import { toScope } from './record';

/** A cause that stands in the way of up to so many collectors is told of each of them; of more, of the first. */
const FEW = 20;

/** Other accounts that are named where a cause is told once. */
const NAMED = 4;

/** What is the same wherever a cause stands in the way. A Region that is off is told Region by Region. */
const CAUSE = [
  'state',
  'error_class',
  'operation',
  'missing_action',
  'off_region',
];

/** A scope that was not read in full, for all that were not for the same cause. */
export interface ScopeInTheWay extends ScopeRow {
  /** Where else, where the cause is told once for all. */
  alike?: {
    /** How many other accounts. */
    accounts: number;
    /** Some of them. */
    accountIds: string[];
    /** Whether Regions differ. */
    isInOtherRegions: boolean;
  };
}

/**
 * What was not read in full when it was last tried. A cause that stands in the way in many places is told once, so that
 * there are as many rows as there are causes, whatever the size of the organization. What waits because nothing is there
 * is left out.
 */
export async function scopesInTheWay(knex: Knex): Promise<ScopeInTheWay[]> {
  const causes = await causesByAccount(knex);
  const rows = await scopesOf(knex, causes.flatMap(firstAccounts));
  return causes.flatMap(accounts =>
    tell(
      accounts,
      accounts.flatMap(account => rows.get(keyOf(account)) ?? []),
    ),
  );
}

/** For each cause the accounts that it is told of, those causes first that concern most accounts. */
async function causesByAccount(knex: Knex): Promise<any[][]> {
  const cause = CAUSE.join(', ');
  const byAccount = knex(inTheWay(knex).as('in_the_way'))
    // In the order that sorts fastest: accounts differ early, causes late or not at all.
    .groupBy('account_id', ...CAUSE)
    .select(...CAUSE, 'account_id')
    .count({ scopes: '*' })
    .min({ first_region: 'region' })
    .max({ last_region: 'region' });
  const ranked = knex(byAccount.as('by_account')).select(
    '*',
    knex.raw(
      `row_number() over (partition by ${cause} order by account_id) as number`,
    ),
    knex.raw(`count(*) over (partition by ${cause}) as accounts`),
    knex.raw(`sum(scopes) over (partition by ${cause}) as all_scopes`),
    knex.raw(`min(first_region) over (partition by ${cause}) as from_region`),
    knex.raw(`max(last_region) over (partition by ${cause}) as to_region`),
  );
  const rows: any[] = await knex(ranked.as('ranked'))
    .where('all_scopes', '<=', FEW)
    .orWhere('number', '<=', NAMED + 1)
    .orderBy([
      { column: 'accounts', order: 'desc' },
      ...[...CAUSE, 'account_id'].map(column => ({ column })),
    ]);
  return Object.values(
    groupBy(rows, row => JSON.stringify(CAUSE.map(column => row[column]))),
  );
}

/** The accounts whose scopes are read: all where each is told of, else the first. */
function firstAccounts(accounts: any[]): string[] {
  const told = isFew(accounts) ? accounts : accounts.slice(0, 1);
  return told.map(({ account_id: id }) => id);
}

/** The scopes in the way of some accounts, by {@link keyOf}. */
async function scopesOf(
  knex: Knex,
  accountIds: string[],
): Promise<Map<string, any[]>> {
  const found = new Map<string, any[]>();
  for (const ids of inLists(new Set(accountIds))) {
    const rows: any[] = await inTheWay(knex)
      .whereIn('account_id', ids)
      .orderBy(SCOPE);
    for (const row of rows) {
      const same = found.get(keyOf(row));
      if (same) same.push(row);
      else found.set(keyOf(row), [row]);
    }
  }
  return found;
}

/** A cause in an account. */
function keyOf(row: any): string {
  return JSON.stringify([...CAUSE, 'account_id'].map(column => row[column]));
}

function inTheWay(knex: Knex) {
  return knex('scope_states')
    .whereRaw(
      `(state in ('failed', 'partial') or (state = 'skipped' and recorded_since is null))`,
    )
    .select(
      '*',
      knex.raw(
        `case when error_class = 'region-disabled' then region end as off_region`,
      ),
    );
}

function isFew([{ all_scopes: scopes }]: any[]): boolean {
  return Number(scopes) <= FEW;
}

function tell(accounts: any[], rows: any[]): ScopeInTheWay[] {
  if (isFew(accounts) || rows.length === 0) return rows.map(toScope);
  const [cause, ...others] = accounts;
  return [
    {
      ...toScope(rows[0]),
      alike: {
        accounts: Number(cause.accounts) - 1,
        accountIds: others.map(({ account_id: id }) => id),
        isInOtherRegions:
          !isOfAccount(rows[0]) && cause.from_region !== cause.to_region,
      },
    },
  ];
}

/** Whether the whole account is concerned, whatever the Region. */
function isOfAccount(row: any): boolean {
  return ['role-missing', 'suspended'].includes(row.error_class);
}
