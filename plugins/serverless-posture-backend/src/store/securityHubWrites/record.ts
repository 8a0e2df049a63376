import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { toDate } from '../moments';

/** What has become of a write: `refused` where somebody in Security Hub knew better, `failed` where it could not be done. */
export type WriteState = 'pending' | 'written' | 'refused' | 'failed';

/** What is to be written of a decision about a finding of Security Hub, or was. */
export interface SecurityHubWrite {
  findingId: string;
  /** Another one for each decision. */
  revision: string;
  state: WriteState;
  /** As it shall become. */
  workflow: Workflow;
  /** As it was in Security Hub when this was decided; equal to `workflow` where only the note is written. */
  expected: Workflow;
  note: string;
  /** Ref of the user who decided; undefined: nobody, it was due. */
  by?: string;
  decidedAt: Date;
  /** How often it was tried in vain. */
  attempts: number;
  /** Why it is not written. */
  reason?: string;
  settledAt?: Date;
}

/** A write with where its finding is. */
export interface DueWrite extends SecurityHubWrite {
  accountId: string;
  region: string;
  /** The finding's id in Security Hub. */
  hubId: string;
  /** The ARN of its product. */
  hubProduct: string;
}

/** How long who took writes has for them. */
export const CLAIM_MS = 10 * 60_000;

/** A row of `security_hub_writes`. */
export interface WriteRecord {
  finding_id: string;
  revision: string;
  state: WriteState;
  workflow: Workflow;
  expected: Workflow;
  note: string;
  by: string | null;
  decided_at: string;
  attempts: number;
  due_at: string;
  reason: string | null;
  settled_at: string | null;
}

export function toWrite(row: WriteRecord): SecurityHubWrite {
  return {
    findingId: row.finding_id,
    revision: row.revision,
    state: row.state,
    workflow: row.workflow,
    expected: row.expected,
    note: row.note,
    by: row.by ?? undefined,
    decidedAt: new Date(row.decided_at),
    attempts: row.attempts,
    reason: row.reason ?? undefined,
    settledAt: toDate(row.settled_at),
  };
}
