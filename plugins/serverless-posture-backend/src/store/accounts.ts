import { Knex } from 'knex';
import { partition, uniq } from 'lodash';
import { asWhole } from './asWhole';
import { inLists, upsert } from './batches';
import { toText } from './moments';
import { AccountRow } from './types';

/** The state of an account that two complete listings lacked. */
const LEFT = 'LEFT';

/** The accounts of the organization. */
export class AccountsStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what was listed. */
  async replace(accounts: AccountRow[]): Promise<void> {
    await asWhole(this.knex, trx =>
      upsert(
        trx,
        'accounts',
        ['account_id'],
        accounts.map(account => ({
          account_id: account.accountId,
          name: account.name,
          state: account.state,
          environment: account.environments?.[0] ?? null,
          ou_path: account.organizationalUnits?.join('/') || null,
          missing_since: null,
        })),
      ),
    );
  }

  /** Ids of those that were listed before and are not among these: for the first time, or once more. */
  async missing(
    listed: ReadonlySet<string>,
  ): Promise<{ missing: string[]; left: string[] }> {
    const rows: { account_id: string; missing_since: string | null }[] =
      await this.knex('accounts')
        .whereNot('state', LEFT)
        .select('account_id', 'missing_since');
    const unlisted = rows.filter(({ account_id }) => !listed.has(account_id));
    const [missing, left] = partition(
      unlisted,
      ({ missing_since }) => missing_since === null,
    ).map(some => some.map(({ account_id }) => account_id));
    return { missing, left };
  }

  /** A complete listing lacks them: one short answer is no proof that they left. */
  async miss(accountIds: string[], now: Date): Promise<void> {
    for (const ids of inLists(accountIds)) {
      await this.knex('accounts')
        .whereIn('account_id', ids)
        .update({ missing_since: toText(now) });
    }
  }

  /** It is no longer ours; its name stays, for what is told of the past. */
  async leave(accountId: string): Promise<void> {
    await this.knex('accounts')
      .where('account_id', accountId)
      .update({ state: LEFT });
  }

  /** What people call an account; its id where it was never listed. */
  async nameOf(accountId: string): Promise<string> {
    const row = await this.knex('accounts')
      .where('account_id', accountId)
      .first('name');
    return row?.name ?? accountId;
  }

  /** Names by id; of all accounts that were ever listed, or of some. */
  async names(accountIds?: string[]): Promise<Map<string, string>> {
    const query = this.knex('accounts').select('account_id', 'name');
    if (accountIds) query.whereIn('account_id', uniq(accountIds));
    const rows = await query;
    return new Map(rows.map(row => [row.account_id, row.name]));
  }

  /** All accounts that have not left, by name. */
  async all(): Promise<AccountRow[]> {
    const rows = await this.knex('accounts')
      .whereNot('state', LEFT)
      .orderBy(['name', 'account_id']);
    return rows.map(({ account_id: accountId, name, state }) => ({
      accountId,
      name,
      state,
    }));
  }
}
