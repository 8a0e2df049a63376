import { Knex } from 'knex';
import { chunk, groupBy } from 'lodash';
import { PostureAuthorization } from '../../authorization';
import { PostureFilter } from '../../types';
import { FacetTally } from '../facets';
import { narrow } from '../narrow';
import { selectCountable, toCountable } from './dimensions';
import { FacetTable, TooManyValuesError } from './FacetTable';

/** Accounts that are read at once: what answers others wait for meanwhile. */
const ACCOUNTS = 20;

/** Findings that a text or a fix may leave, which are read for each question. */
const MOST_FOUND = 20_000;

/** How long changes are remembered for those who don't look, in minutes; who looks later reads all anew. */
const REMEMBERED = 240;

/** For how long what was read is new, in milliseconds. */
const RECENT = 1000;

/** What is known of the changes when the index was read. */
interface Moment {
  /** The first transaction that may not have been committed then. */
  xid: string;
  at: number;
}

/**
 * The open findings of a PostgreSQL database in memory, so that their facets take milliseconds. Before each answer it reads
 * again the accounts whose findings changed since the last one, whoever changed them.
 */
export class FacetIndex {
  private table = new FacetTable();
  private moment?: Moment;
  private running: Promise<void> = Promise.resolve();
  private next?: Promise<void>;
  private changes = 0;
  private forgotAt = 0;
  private revision?: string;
  private tooLarge = false;

  constructor(private readonly knex: Knex) {}

  /**
   * Facets as of now; undefined where they have to be counted in the database: too many values, or too many findings with a
   * text. The first answer comes when all is read.
   */
  async count(
    filter: PostureFilter,
    authorization: PostureAuthorization,
  ): Promise<FacetTally | undefined> {
    if (filter.text?.trim() || filter.fix)
      return this.countFound(filter, authorization);
    await this.upToDate();
    return this.tooLarge ? undefined : this.table.count(filter, authorization);
  }

  /**
   * Another value whenever a finding changed; undefined where facets are counted in the database. What somebody decided, of
   * which another revision tells, it knows at once, what is collected meanwhile within a second.
   */
  async version(revision?: string): Promise<number | undefined> {
    const recent = this.moment && this.moment.at > Date.now() - RECENT;
    if (!recent || revision === undefined || revision !== this.revision) {
      await this.upToDate();
      this.revision = revision;
    }
    return this.tooLarge ? undefined : this.changes;
  }

  /** Resolves once everything is known that was committed when this was called. */
  private async upToDate(): Promise<void> {
    // Who is under way may have looked before; all who wait for the next look share it.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.running = this.readChanges();
        return this.running;
      });
    await this.next;
  }

  private async readChanges(): Promise<void> {
    const longAgo = Date.now() - (REMEMBERED / 2) * 60_000;
    if (this.forgotAt < longAgo) await this.forgetChanges();
    if (!this.moment || this.moment.at < longAgo) {
      await this.readAll();
      return;
    }
    const { rows } = await this.knex.raw(
      `select txid_snapshot_xmin(txid_current_snapshot())::text as xid,
              (select json_agg(distinct account_id) from finding_changes where xid >= ?::bigint) as accounts`,
      [this.moment.xid],
    );
    const [{ xid, accounts }] = rows;
    await this.read(accounts ?? []);
    this.moment = { xid, at: Date.now() };
  }

  private async readAll(): Promise<void> {
    const { rows } = await this.knex.raw(
      `select txid_snapshot_xmin(txid_current_snapshot())::text as xid`,
    );
    const at = Date.now();
    this.table = new FacetTable();
    this.tooLarge = false;
    await this.read(
      await this.knex('findings').distinct('account_id').pluck('account_id'),
    );
    this.moment = { xid: rows[0].xid, at };
  }

  private async forgetChanges(): Promise<void> {
    this.forgotAt = Date.now();
    await this.knex('finding_changes')
      .whereRaw(`at < now() - interval '${REMEMBERED} minutes'`)
      .delete();
  }

  private async read(accountIds: string[]): Promise<void> {
    this.changes += accountIds.length;
    for (const some of chunk(accountIds, ACCOUNTS)) {
      const rows: any[] = await selectCountable(this.knex)
        .whereIn('findings.account_id', some)
        .modify(query => narrow(query, {}, undefined));
      const byAccount = groupBy(rows, 'accountId');
      try {
        for (const accountId of some)
          this.table.set(
            accountId,
            (byAccount[accountId] ?? []).map(toCountable),
          );
      } catch (error) {
        if (!(error instanceof TooManyValuesError)) throw error;
        this.tooLarge = true;
      }
    }
  }

  /** Reads what has the text or the fix, and counts that. */
  private async countFound(
    { text, fix, ...filter }: PostureFilter,
    authorization: PostureAuthorization,
  ): Promise<FacetTally | undefined> {
    const rows: any[] = await selectCountable(this.knex)
      .modify(query => narrow(query, { text, fix }, authorization))
      .limit(MOST_FOUND + 1);
    if (rows.length > MOST_FOUND) return undefined;
    const table = new FacetTable();
    table.set('found', rows.map(toCountable));
    return table.count(filter, authorization);
  }
}
