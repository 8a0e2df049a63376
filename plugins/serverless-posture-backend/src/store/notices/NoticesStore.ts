import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Knex } from 'knex';
import { appendMissing, inLists } from '../batches';
import { toText } from '../moments';

/** Something that an owner is to be told. */
export interface Notice {
  /** What it is about, such as a team and a week: nobody is told of the same twice. At most 255 characters. */
  key: string;
  /** Entity ref. */
  recipientRef: string;
  /** Left out: there is nothing to tell, and that was found out. */
  payload?: NotificationPayload;
}

/** A notice to send. */
export type PendingNotice = Required<Notice>;

/** How long who claimed a notice has for sending it. */
const CLAIM_MS = 5 * 60_000;

/** What owners are told, each notice once. */
export class NoticesStore {
  constructor(private readonly knex: Knex) {}

  /** Writes notices to be sent. Those whose key exists stay as they are. */
  async add(notices: Notice[], now: Date): Promise<void> {
    await appendMissing(
      this.knex,
      'notices',
      ['key'],
      notices.map(({ key, recipientRef, payload }) => ({
        key,
        state: payload ? 'pending' : 'quiet',
        recipient_ref: recipientRef,
        payload: payload ? JSON.stringify(payload) : null,
        created_at: toText(now),
      })),
    );
  }

  /** Which of some keys have a notice, whatever became of it. */
  async known(keys: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of inLists(keys)) {
      const rows = await this.knex('notices')
        .whereIn('key', some)
        .select('key');
      rows.forEach(({ key }) => found.add(key));
    }
    return found;
  }

  /**
   * The oldest notice that nobody sends at present, which is the caller's to send for five minutes; undefined where there is
   * none.
   */
  async claim(now: Date): Promise<PendingNotice | undefined> {
    for (;;) {
      const free = (query: Knex.QueryBuilder) =>
        query
          .where({ state: 'pending' })
          .where(either =>
            either
              .whereNull('claimed_until')
              .orWhere('claimed_until', '<=', toText(now)),
          );
      const row = await this.knex('notices')
        .modify(free)
        .orderBy(['created_at', 'key'])
        .first();
      if (!row) return undefined;
      const until = toText(new Date(now.getTime() + CLAIM_MS));
      const claimed = await this.knex('notices')
        .where({ key: row.key })
        .modify(free)
        .update({ claimed_until: until });
      if (claimed > 0) {
        return {
          key: row.key,
          recipientRef: row.recipient_ref,
          payload: JSON.parse(row.payload),
        };
      }
    }
  }

  async markSent(key: string, now: Date): Promise<void> {
    await this.knex('notices')
      .where({ key })
      .update({ state: 'sent', sent_at: toText(now) });
  }

  /** Gives up what could not be sent for so long that it is no news any more; answers how many that were. */
  async dropOlderThan(before: Date): Promise<number> {
    return this.knex('notices')
      .where({ state: 'pending' })
      .where('created_at', '<', toText(before))
      .update({ state: 'dropped' });
  }

  /** Deletes those of before a moment. */
  async deleteBefore(before: Date): Promise<void> {
    await this.knex('notices')
      .where('created_at', '<', toText(before))
      .delete();
  }
}
