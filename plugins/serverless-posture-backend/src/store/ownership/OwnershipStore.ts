import { dayOf } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { Override } from '../../ownership/rules/rule';
import { PostureAuthorization } from '../authorization';
import { Rows } from '../types';
import {
  assign,
  AssignmentBatch,
  assignedResources,
  batches,
  overrides,
  undo,
} from './assignments';
import {
  queue,
  QueueFilter,
  QueueGroup,
  QueueKey,
  queueMembers,
} from './queue';
import {
  OwnedDay,
  ownedDays,
  OwnedShare,
  ownedShare,
  recordDay,
} from './share';
import { suggestedCount } from './suggested';

/** What people decided about owners, what waits for a decision, and how much is owned. */
export class OwnershipStore {
  constructor(private readonly knex: Knex) {}

  /** Writes a decision about resources down; answers its number. It holds once they are attributed again. */
  async assign(options: Parameters<typeof assign>[1]): Promise<number> {
    return assign(this.knex, options);
  }

  /** Takes a decision back; answers the accounts that it was about, undefined where no such decision holds. */
  async undo(
    options: Parameters<typeof undo>[1],
  ): Promise<string[] | undefined> {
    return undo(this.knex, options);
  }

  /** The latest decisions, newest first; those alone of which the caller may see every resource. */
  async batches(
    limit: number,
    authorization?: PostureAuthorization,
  ): Promise<AssignmentBatch[]> {
    return batches(this.knex, { limit }, authorization);
  }

  async batch(id: number): Promise<AssignmentBatch | undefined> {
    const [found] = await batches(this.knex, { limit: 1, id });
    return found;
  }

  /** The ids of the resources of a decision. */
  async assignedResources(batchId: number): Promise<string[]> {
    return assignedResources(this.knex, batchId);
  }

  /** What holds in an account, by id of the resource. */
  async overrides(accountId: string): Promise<Map<string, Override>> {
    return overrides(this.knex, accountId);
  }

  /** Ids of the roots and organizational units above each account, as last listed. */
  async organizationalUnits(): Promise<Map<string, string[]>> {
    const rows: { account_id: string; ou_path: string | null }[] =
      await this.knex('accounts').select('account_id', 'ou_path');
    return new Map(
      rows.map(row => [row.account_id, row.ou_path?.split('/') ?? []]),
    );
  }

  /** Groups of resources without an owner, those with the worst findings first, then the largest. */
  async queue(
    filter: QueueFilter,
    page: { cursor?: string; limit: number },
    authorization?: PostureAuthorization,
  ): Promise<
    Rows<QueueGroup> & { totalGroups: number; totalResources: number }
  > {
    return queue(this.knex, filter, page, authorization);
  }

  /** The resources of a group of the queue that the caller may see. */
  async queueMembers(
    key: QueueKey,
    authorization?: PostureAuthorization,
  ): Promise<{ id: string; accountId: string }[]> {
    return queueMembers(this.knex, key, authorization).select({
      id: 'resources.id',
      accountId: 'resources.account_id',
    });
  }

  /** How many resources without an owner most likely belong to some owners. */
  async suggested(
    ownerRefs: string[],
    authorization?: PostureAuthorization,
  ): Promise<number> {
    return suggestedCount(this.knex, ownerRefs, authorization);
  }

  /** How much of what the caller may see has an owner. */
  async share(authorization?: PostureAuthorization): Promise<OwnedShare> {
    return ownedShare(this.knex, authorization);
  }

  /** Writes down how much is owned today. */
  async recordDay(now: Date): Promise<void> {
    await recordDay(this.knex, now);
  }

  /** How much was owned, by day, oldest first. */
  async days(from: Date): Promise<OwnedDay[]> {
    return ownedDays(this.knex, dayOf(from));
  }

  /** Deletes days before a moment. */
  async deleteBefore(before: Date): Promise<void> {
    await this.knex('ownership_days').where('day', '<', dayOf(before)).delete();
  }
}
