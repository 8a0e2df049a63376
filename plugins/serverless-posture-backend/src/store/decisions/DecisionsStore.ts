import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { toText } from '../moments';
import { decide, DecideOptions, Decided } from './decide';
import { DecisionRow, toDecision } from './record';
import { undo, UndoOptions } from './undo';
import { wake } from './wake';

/** What was decided about findings, by whom and when, and what it was before. */
export class DecisionsStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Decides about findings, of those that the caller may see and may decide about, in one transaction of the caller's.
   * Throws a ConflictError where a filter matches others than the caller counted, an InputError where it matches too many.
   * @param rights - what the caller may see, and what of that the caller may decide about
   */
  async decide(
    options: DecideOptions,
    rights: { readable: PostureAuthorization; allowed: PostureAuthorization },
  ): Promise<Decided> {
    return decide(this.knex, options, rights);
  }

  /** Takes a batch back where nothing was decided since, as a batch of its own. Throws a NotFoundError where there is none. */
  async undo(
    options: UndoOptions,
    rights: { readable: PostureAuthorization; allowed: PostureAuthorization },
  ): Promise<Decided> {
    return undo(this.knex, options, rights);
  }

  /** Wakes what is due, what says something else than it did, and what is closed; answers how many findings, as which batch. */
  async wake(now: Date): Promise<{ batch: string; woken: number }> {
    return wake(this.knex, now);
  }

  /** What was decided about a finding, oldest first. */
  async of(findingId: string): Promise<DecisionRow[]> {
    const rows = await this.knex('decisions')
      .where({ finding_id: findingId })
      .orderBy('id');
    return rows.map(toDecision);
  }

  /** Grows with every decision; what a caller has read as of one is what was decided until then. */
  async revision(): Promise<number> {
    const row = await this.knex('decisions').max({ last: 'id' }).first();
    return Number(row?.last ?? 0);
  }

  /** Deletes decisions that are older than a moment. */
  async deleteBefore(before: Date): Promise<void> {
    await this.knex('decisions').where('at', '<', toText(before)).delete();
  }
}
