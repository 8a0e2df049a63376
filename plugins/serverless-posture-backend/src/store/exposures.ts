import { Knex } from 'knex';
import { updateMany } from './batches';
import { OPEN } from './findings/narrow';

/** Which resources the internet gets to without being asked, on them and on what is found on them. */
export class ExposuresStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Replaces what is known of an account, by the ids of its resources; of those left out nobody knows. Answers how many
   * rows that changed.
   */
  async replace(
    accountId: string,
    exposed: ReadonlyMap<string, boolean>,
  ): Promise<number> {
    const rows: { id: string; exposed: boolean | number | null }[] =
      await this.knex('resources')
        .where('account_id', accountId)
        .whereNull('gone_at')
        .select('id', 'exposed');
    const changed = rows.flatMap(({ id, exposed: stored }) => {
      const before = stored === null ? null : Boolean(stored);
      const after = exposed.get(id) ?? null;
      return before === after ? [] : [{ id, exposed: after }];
    });
    await updateMany(this.knex, 'resources', 'id', ['exposed'], changed);
    return changed.length;
  }

  /**
   * Lets open findings, those of Security Hub included, say what is known of their resources; of one account, or of all.
   * Answers how many rows that changed.
   */
  async toFindings(accountId?: string): Promise<number> {
    const rows = await this.knex.raw(
      `update findings set exposed = resources.exposed
       from resources
       where resources.id = findings.resource_id
         and findings.status in (${OPEN.map(() => '?').join(', ')})
         and findings.exposed is distinct from resources.exposed
         ${accountId ? 'and findings.account_id = ?' : ''}
       returning findings.id`,
      [...OPEN, ...(accountId ? [accountId] : [])],
    );
    return (rows.rows ?? rows).length;
  }

  /** The types and Regions of an account that were listed to their end at some time, as `type Region`. */
  async listed(accountId: string): Promise<Set<string>> {
    const rows: { type: string; region: string }[] = await this.knex('listings')
      .where('account_id', accountId)
      .select('type', 'region');
    return new Set(rows.map(({ type, region }) => `${type} ${region}`));
  }
}
