import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { contentHash } from '../ids';
import { toText } from '../moments';

/** Who deals with a finding and how far that is: the columns that decisions write. */
export interface TriageState {
  assignee_ref: string | null;
  workflow: Workflow;
  snoozed_until: string | null;
  snoozed_hash: string | null;
}

export const TRIAGE_COLUMNS = [
  'assignee_ref',
  'workflow',
  'snoozed_until',
  'snoozed_hash',
] as const satisfies (keyof TriageState)[];

/** What a finding says: the columns of which a change wakes it. */
export interface Said {
  status: string;
  severity: number;
  reason: string | null;
  unknown: string | null;
  evidence: string;
}

export const SAID_COLUMNS = [
  'status',
  'severity',
  'reason',
  'unknown',
  'evidence',
] as const satisfies (keyof Said)[];

/** What is decided; what is left out stays as it is. */
export interface Decision {
  /** Ref of a group or user; null for nobody. */
  assigneeRef?: string | null;
  /** `NOTIFIED`: acknowledged. */
  workflow?: Extract<Workflow, 'NEW' | 'NOTIFIED'>;
  /** Until a moment, or until it says something else; null wakes it. */
  snooze?: Date | 'until changed' | null;
  note?: string;
}

/** Equal while a finding says the same. */
export function hashOf(finding: Said): string {
  return contentHash(SAID_COLUMNS.map(column => finding[column]));
}

/** The columns that a decision changes of a finding, as they become. */
export function changeOf(
  finding: TriageState & Said,
  { assigneeRef, workflow, snooze }: Decision,
): Partial<TriageState> {
  const wanted: Partial<TriageState> = {
    ...(assigneeRef === undefined ? {} : { assignee_ref: assigneeRef }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(snooze === undefined
      ? {}
      : {
          snoozed_until: snooze instanceof Date ? toText(snooze) : null,
          snoozed_hash: snooze === 'until changed' ? hashOf(finding) : null,
        }),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([column, value]) => finding[column as keyof TriageState] !== value,
    ),
  );
}
