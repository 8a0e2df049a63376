import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { ScopeState } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { appendMissing, upsert } from './batches';

/** One collector in one scope of one run. */
export interface CheckpointKey {
  runId: number;
  accountId: string;
  region: string;
  collector: string;
}

/** What has failed so far: what follows an interruption can't tell it any more. */
export interface Trouble extends UnknownReason {
  state: Extract<ScopeState, 'partial' | 'failed'>;
  missingAction?: string;
  /** The listing whose completeness it puts in doubt: failed, that is incomplete, or partial, which is unconfirmed. */
  doubts?: string;
}

/** Where the reading of a collector goes on. */
export interface CheckpointRow {
  listing: string;
  /** The page that comes next; undefined: the first. */
  token?: string;
  troubles: Trouble[];
}

/** How far collectors are, and what their pages held. */
export class CheckpointsStore {
  constructor(private readonly knex: Knex) {}

  async get(key: CheckpointKey): Promise<CheckpointRow | undefined> {
    const row = await this.knex('checkpoints').where(columns(key)).first();
    return (
      row && {
        listing: row.listing,
        token: row.token ?? undefined,
        troubles: JSON.parse(row.troubles),
      }
    );
  }

  async set(
    key: CheckpointKey,
    { listing, token, troubles }: CheckpointRow,
  ): Promise<void> {
    const row = {
      ...columns(key),
      listing,
      token: token ?? null,
      troubles: JSON.stringify(troubles),
    };
    await upsert(this.knex, 'checkpoints', Object.keys(columns(key)), [row]);
  }

  /** Adds what a page held: ids of resources, or ARNs of parents whose children could not be listed. */
  async see(
    key: CheckpointKey,
    kind: 'id' | 'parent',
    values: Iterable<string>,
  ): Promise<void> {
    const rows = [...new Set(values)].map(value => ({
      ...columns(key),
      kind,
      value,
    }));
    const id = [...Object.keys(columns(key)), 'kind', 'value'];
    await appendMissing(this.knex, 'checkpoint_seen', id, rows);
  }

  async seen(
    key: Partial<CheckpointKey> & Pick<CheckpointKey, 'runId' | 'collector'>,
    kind: 'id' | 'parent',
  ): Promise<Set<string>> {
    const values = await this.knex('checkpoint_seen')
      .where({ ...columns(key), kind })
      .pluck('value');
    return new Set(values);
  }

  /** The listing ended: the next one starts with nothing seen. */
  async forgetSeen(key: CheckpointKey): Promise<void> {
    await this.knex('checkpoint_seen').where(columns(key)).delete();
  }

  /** The collector ended. */
  async delete(key: CheckpointKey): Promise<void> {
    await this.knex('checkpoints').where(columns(key)).delete();
  }
}

function columns({
  runId,
  accountId,
  region,
  collector,
}: Partial<CheckpointKey>) {
  return {
    run_id: runId,
    ...(accountId === undefined ? {} : { account_id: accountId, region }),
    collector,
  };
}
