import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { toText } from '../moments';
import { Cause, noteWrites } from './note';
import {
  CLAIM_MS,
  DueWrite,
  SecurityHubWrite,
  toWrite,
  WriteRecord,
} from './record';

/** What becomes of a write that was tried. */
export type WriteOutcome =
  | { state: 'written'; workflow: Workflow }
  | { state: 'refused' | 'failed'; reason: string }
  | { state: 'pending'; reason: string; dueAt: Date };

/** What is to be written to Security Hub of decisions about its findings, and what became of it. */
export class SecurityHubWritesStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Notes down what is to be written of findings that were decided about, in the transaction of the decision: of imported
   * ones, and of those of ours that Security Hub has as well. Of several decisions that wait, the last is written.
   */
  async note(findingIds: Iterable<string>, cause: Cause): Promise<void> {
    await noteWrites(this.knex, findingIds, cause);
  }

  /** {@inheritDoc SecurityHubWritesStore.note} Of all that was decided at once. */
  async noteBatch(batch: string, now: Date): Promise<void> {
    const decisions = await this.knex('decisions')
      .where({ batch })
      .select('finding_id', 'by', 'note');
    const { by = null, note } = decisions.at(0) ?? {}; // by one person, with one note
    await this.note(
      decisions.map(({ finding_id: id }) => id),
      { by, note, now },
    );
  }

  /** {@inheritDoc SecurityHubWritesStore.note} Of all that we suppressed, where nothing hides it here any more. */
  async noteLapsed(now: Date): Promise<void> {
    const ids: string[] = await this.knex('security_hub_writes as writes')
      .join('findings', 'findings.id', 'writes.finding_id')
      .where({
        'writes.state': 'written',
        'writes.workflow': 'SUPPRESSED',
        'findings.hub_workflow': 'SUPPRESSED',
      })
      .pluck('writes.finding_id');
    await this.note(ids, { by: null, now });
  }

  /** Writes that are due and that nobody else tries, the caller's for ten minutes; those that wait longest first. */
  async claim(now: Date, limit: number): Promise<DueWrite[]> {
    const due = () =>
      this.knex('security_hub_writes as writes')
        .where('writes.state', 'pending')
        .where('writes.due_at', '<=', toText(now));
    const rows: (WriteRecord & Record<string, string>)[] = await due()
      .join('findings', 'findings.id', 'writes.finding_id')
      .orderBy(['writes.due_at', 'writes.finding_id'])
      .limit(limit)
      .select(
        'writes.*',
        'findings.account_id',
        'findings.region',
        'findings.hub_id',
        'findings.hub_product',
      );
    const until = toText(new Date(now.getTime() + CLAIM_MS));
    const claimed = new Set(
      (
        await this.knex('security_hub_writes')
          .whereIn(
            'revision',
            rows.map(({ revision }) => revision),
          )
          .where('state', 'pending')
          .where('due_at', '<=', toText(now))
          .update({ due_at: until })
          .returning('revision')
      ).map(({ revision }) => revision),
    );
    return rows
      .filter(({ revision }) => claimed.has(revision))
      .map(row => ({
        ...toWrite(row),
        accountId: row.account_id,
        region: row.region,
        hubId: row.hub_id,
        hubProduct: row.hub_product,
      }));
  }

  /** Says what became of a write. A later decision about the same finding goes on from there. */
  async settle(
    { findingId, revision, attempts }: SecurityHubWrite,
    outcome: WriteOutcome,
    now: Date,
  ): Promise<void> {
    const { state } = outcome;
    const tried =
      state === 'pending'
        ? { attempts: attempts + 1, due_at: toText(outcome.dueAt) }
        : { settled_at: toText(now) };
    await this.knex('security_hub_writes')
      .where({ finding_id: findingId, revision, state: 'pending' })
      .update({
        state,
        reason: state === 'written' ? null : outcome.reason,
        ...tried,
      });
    const later = () =>
      this.knex('security_hub_writes')
        .where({ finding_id: findingId, state: 'pending' })
        .whereNot({ revision });
    const due = { due_at: toText(now) };
    if (state !== 'written') {
      await later().update(due);
      return;
    }
    const { workflow } = outcome;
    await this.knex('findings')
      .where({ id: findingId })
      .update({ hub_workflow: workflow });
    // The note that stands there now is ours, and no reason to leave the later one out.
    await later().update({
      ...due,
      expected: workflow,
      decided_at: toText(now),
    });
  }

  /** The last write of a finding or its twin, `none` where there was none yet; undefined where neither can be written to. */
  async of(findingId: string): Promise<SecurityHubWrite | 'none' | undefined> {
    const target = await this.knex('findings')
      .where(either =>
        either
          .where({ id: findingId })
          .orWhere({ twin_id: findingId, agreement: 'MERGED' }),
      )
      .whereNotNull('hub_id')
      .orderBy('id')
      .first('id');
    if (!target) return undefined;
    const row = await this.knex('security_hub_writes')
      .where({ finding_id: target.id })
      .first();
    return row ? toWrite(row) : 'none';
  }

  /** Forgets writes of findings that are forgotten. */
  async deleteOrphans(): Promise<void> {
    await this.knex('security_hub_writes')
      .whereNotExists(
        this.knex('findings')
          .whereRaw('findings.id = security_hub_writes.finding_id')
          .select('findings.id'),
      )
      .delete();
  }
}
