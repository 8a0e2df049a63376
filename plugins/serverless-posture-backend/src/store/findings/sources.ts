import { Knex } from 'knex';
import type { FindingsSourceState } from '../../collection/securityHub';
import { upsert } from '../batches';
import { toDate, toText } from '../moments';

type Place = Pick<FindingsSourceState, 'accountId' | 'region'>;

const KEY = ['account_id', 'region'];

/** Until when each source of findings was read. */
export class FindingsSourcesStore {
  constructor(private readonly knex: Knex) {}

  /** What is known of all sources. */
  async all(): Promise<FindingsSourceState[]> {
    const rows: any[] = await this.knex('findings_sources').orderBy(KEY);
    return rows.map(row => ({
      accountId: row.account_id,
      region: row.region,
      covers: row.covers,
      generation: row.generation,
      readUntil: toDate(row.read_until)!,
      reconciledAt: toDate(row.reconciled_at)!,
      pages: row.pages,
    }));
  }

  /** A source was read to its end. */
  async record(state: FindingsSourceState): Promise<void> {
    await upsert(this.knex, 'findings_sources', KEY, [
      {
        account_id: state.accountId,
        region: state.region,
        covers: state.covers,
        generation: state.generation,
        read_until: toText(state.readUntil),
        reconciled_at: toText(state.reconciledAt),
        pages: state.pages,
      },
    ]);
  }

  /** What changed in a source was read to its end. */
  async advance(place: Place, readUntil: Date): Promise<void> {
    await this.of(place).update({ read_until: toText(readUntil) });
  }

  /** Nothing of a source counts as read: the next run reads all that is active. */
  async forget(place: Place): Promise<void> {
    await this.of(place).delete();
  }

  private of({ accountId, region }: Place) {
    return this.knex('findings_sources').where({
      account_id: accountId,
      region,
    });
  }
}
