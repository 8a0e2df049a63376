import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { databaseClock } from './databaseClock';
import { toText } from './moments';
import { LeaseLostError } from './tasks';

/** What an account is judged by, as the last run found it out. */
export interface RefreshBasis {
  /** The run that refreshes bring up to date. */
  runId: number;
  /** Who counts as one of us when a policy names an account. */
  trusted: { accounts: string[] | UnknownReason; id?: string };
  /** Names of environments, by account that is in any. */
  environments: Record<string, string[]>;
}

/** The right to refresh an account, until a run takes the account over. */
export interface RefreshLease {
  accountId: string;
  holder: string;
}

/**
 * Who brings an account up to date between runs. A refresh and a run never work on the same account: what one of them read
 * first could be written last.
 */
export class RefreshesStore {
  constructor(private readonly knex: Knex) {}

  /** A run is about to read: from now on it has the accounts, and whoever refreshes one may write no more. */
  async yield(): Promise<void> {
    await this.knex('refreshes').whereNotNull('holder').update({
      holder: null,
      lease_until: null,
    });
  }

  /** The same, and what accounts are judged by from now on. */
  async yieldTo({ runId, ...basis }: RefreshBasis): Promise<void> {
    await this.yield();
    await this.knex('refresh_basis').delete();
    await this.knex('refresh_basis').insert({
      run_id: runId,
      basis: JSON.stringify(basis),
    });
  }

  /** Undefined before the first run: nothing is stored that could be refreshed. */
  async basis(): Promise<RefreshBasis | undefined> {
    const row = await this.knex('refresh_basis').first();
    return row && { runId: row.run_id, ...JSON.parse(row.basis) };
  }

  /**
   * Takes an account; false while somebody else refreshes it, or a run still works on it.
   *
   * @param tasks - further tasks of a run that must be done before
   */
  async claim(
    { accountId, holder }: RefreshLease,
    leaseMs: number,
    tasks: string[] = [],
  ): Promise<boolean> {
    await this.knex('refreshes')
      .insert({ account_id: accountId })
      .onConflict('account_id')
      .ignore();
    const claimed = await this.knex('refreshes')
      .where({ account_id: accountId })
      .where(free =>
        free
          .whereNull('holder')
          .orWhere('lease_until', '<', databaseClock(this.knex, 0)),
      )
      .whereNotExists(
        this.ahead([
          'plan',
          `account/${accountId}`,
          `judge/${accountId}`,
          ...tasks,
        ]),
      )
      .update({ holder, lease_until: databaseClock(this.knex, leaseMs) });
    return claimed > 0;
  }

  /** What a run has yet to do of some tasks, or does at its end. */
  private ahead(tasks: string[]): Knex.QueryBuilder {
    return this.knex('run_tasks')
      .join('runs', 'runs.id', 'run_tasks.run_id')
      .where('runs.state', 'running')
      .where(task =>
        task
          .where(ahead =>
            ahead
              .whereIn('run_tasks.id', tasks)
              .whereNot('run_tasks.state', 'done'),
          )
          .orWhere(ending =>
            ending
              .where('run_tasks.id', 'finish')
              .whereNot('run_tasks.state', 'waiting'),
          ),
      );
  }

  /** Goes on holding an account; throws a {@link LeaseLostError} where it is no longer ours. In a transaction it then is until its end. */
  async hold(
    { accountId, holder }: RefreshLease,
    leaseMs: number,
  ): Promise<void> {
    const held = await this.knex('refreshes')
      .where({ account_id: accountId, holder })
      .update({ lease_until: databaseClock(this.knex, leaseMs) });
    if (held === 0)
      throw new LeaseLostError(`the refresh of account ${accountId} is lost`);
  }

  /** Says when an account was brought up to date. */
  async refreshed(accountId: string, at: Date): Promise<void> {
    await this.knex('refreshes')
      .where({ account_id: accountId })
      .update({ refreshed_at: toText(at) });
  }

  /** Gives an account back; no harm where it is no longer ours. */
  async release({ accountId, holder }: RefreshLease): Promise<void> {
    await this.knex('refreshes')
      .where({ account_id: accountId, holder })
      .update({ holder: null, lease_until: null });
  }
}
