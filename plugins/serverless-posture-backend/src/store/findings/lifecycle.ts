import {
  FindingStatus,
  Workflow,
} from 'backstage-plugin-serverless-posture-common';
import { FindingDraft, FindingRecord } from './record';

/** What a change of status means to people. */
export type FindingChangeKind =
  | 'new'
  | 'fixed'
  | 'reopened'
  | 'exempted'
  | 'unexempted';

/** A row of `transitions`. */
export interface TransitionRecord {
  finding_id: string;
  at: string;
  run_id: number | null;
  from_status: FindingStatus | null;
  to_status: FindingStatus;
  change: FindingChangeKind | null;
}

/** A verdict that needs no row of its own. */
export interface Closing {
  status: 'PASSED' | 'NOT_APPLICABLE';
  reason?: string;
}

/** What is to be written of one finding. */
export interface Step {
  /** The row as it should be; undefined where none should. */
  record?: FindingRecord;
  transition?: TransitionRecord;
}

/** What is known when a verdict comes in. */
export interface Before {
  /** The finding's row. */
  record?: FindingRecord;
  /** Without a row: what the resource's own row says of the control. */
  status?: 'PASSED' | 'NOT_APPLICABLE';
  /** When `status`, or the status of the row, was last confirmed. */
  knownAt: string;
}

/**
 * The next state of one finding; a draft is taken over. A closed finding keeps its row if it ever failed, so that it can
 * be told from a new one when it opens again; what is unknown keeps what was known before.
 */
export function nextStep(
  before: Before,
  next: FindingDraft | Closing,
  id: string,
  { at, runId }: { at: string; runId?: number },
): Step {
  const from = before.record?.status ?? before.status;
  const known = lastKnown(before);
  const transition =
    from === next.status
      ? undefined
      : {
          finding_id: id,
          at,
          run_id: runId ?? null,
          from_status: from ?? null,
          to_status: next.status,
          change: changeKind(
            known?.status,
            next.status,
            Boolean(before.record?.ever_failed),
          ),
        };
  const record = isDraft(next)
    ? opened(before, next, at, known)
    : closed(before.record, next, at);
  // What leaves no row leaves no trace: it never failed.
  return record ? { record, transition } : {};
}

function opened(
  { record: before }: Before,
  draft: FindingDraft,
  at: string,
  known: ReturnType<typeof lastKnown>,
): FindingRecord {
  const failed = draft.status === 'FAILED';
  const first = !before || (failed && !before.ever_failed);
  const unknown = draft.status === 'NOT_AVAILABLE';
  // The draft becomes the record: to spread so many columns takes twenty times as long.
  const record = Object.assign(draft, {
    workflow: workflowOf(before, draft),
    first_seen_at: first ? draft.first_seen_at ?? at : before.first_seen_at,
    updated_at: at,
    ever_failed: failed || Boolean(before?.ever_failed),
    last_known_status: unknown && known ? known.status : null,
    last_known_at: unknown && known ? known.at : null,
  });
  return before && isSame(before, record) ? before : record;
}

/** What people have acknowledged stays so while it is open, unless its source knows more, or has changed its mind. */
function workflowOf(
  before: FindingRecord | undefined,
  { workflow, hub_workflow: source = null }: FindingDraft,
): Workflow {
  const open =
    before?.status === 'FAILED' || before?.status === 'NOT_AVAILABLE';
  if (!open || source !== (before.hub_workflow ?? source)) return workflow;
  return workflow === 'NEW' ? before.workflow : workflow;
}

function closed(
  before: FindingRecord | undefined,
  { status, reason }: Closing,
  at: string,
): FindingRecord | undefined {
  if (!before?.ever_failed) return undefined;
  if (before.status === status) return before;
  return {
    ...before,
    status,
    reason: reason ?? null,
    unknown: null,
    updated_at: at,
    last_known_status: null,
    last_known_at: null,
  };
}

function lastKnown({ record, status, knownAt }: Before) {
  if (record?.status === 'NOT_AVAILABLE') {
    return record.last_known_status && record.last_known_at
      ? { status: record.last_known_status, at: record.last_known_at }
      : undefined;
  }
  const known = record?.status ?? status;
  return known && { status: known, at: knownAt };
}

function changeKind(
  known: FindingStatus | undefined,
  to: FindingStatus,
  everFailed: boolean,
): FindingChangeKind | null {
  if (to === 'NOT_AVAILABLE') return null;
  if (to !== 'FAILED') return known === 'FAILED' ? 'fixed' : null;
  if (known === 'FAILED') return null;
  return everFailed ? 'reopened' : 'new';
}

function isDraft(next: FindingDraft | Closing): next is FindingDraft {
  return 'control_id' in next;
}

/** Equal but for when it was written. */
function isSame(before: FindingRecord, record: FindingRecord): boolean {
  return (Object.keys(record) as (keyof FindingRecord)[]).every(
    column =>
      column === 'updated_at' ||
      (typeof record[column] === 'boolean'
        ? Boolean(before[column]) === record[column] // a number on SQLite
        : before[column] === record[column]),
  );
}
