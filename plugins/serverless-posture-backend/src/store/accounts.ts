import { Knex } from 'knex';
import { uniq } from 'lodash';
import { asWhole } from './asWhole';
import { upsert } from './batches';
import { AccountRow } from './types';

/** The accounts of the organization. */
export class AccountsStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what was listed. Accounts that the listing lacks stay: one short answer is no proof that they left. */
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
        })),
      ),
    );
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

  /** All accounts ever listed, by name. */
  async all(): Promise<AccountRow[]> {
    const rows = await this.knex('accounts').orderBy(['name', 'account_id']);
    return rows.map(({ account_id: accountId, name, state }) => ({
      accountId,
      name,
      state,
    }));
  }
}
