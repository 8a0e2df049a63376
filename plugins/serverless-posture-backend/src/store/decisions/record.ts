import { toDate } from '../moments';
import { TriageState } from './triageState';

/** What a decision did. */
export type DecisionKind = 'decided' | 'undone' | 'woken';

/** One decision about one finding. */
export interface DecisionRow {
  /** What was decided at once has it in common. */
  batch: string;
  at: Date;
  /** Ref of the user; undefined: nobody, it was due. */
  by?: string;
  kind: DecisionKind;
  note?: string;
  /** What it changed, as it was and as it became. */
  before: DecidedState;
  after: DecidedState;
}

/** What of the state of a finding a decision changed; null: nobody, or awake. */
export interface DecidedState {
  assigneeRef?: string | null;
  workflow?: TriageState['workflow'];
  snoozedUntil?: Date | 'changed' | null;
}

/** A row of `decisions`. */
export interface DecisionRecord {
  batch: string;
  finding_id: string;
  at: string;
  by: string | null;
  kind: DecisionKind;
  note: string | null;
  before: string;
  after: string;
}

export function toDecision(row: DecisionRecord): DecisionRow {
  return {
    batch: row.batch,
    at: new Date(row.at),
    by: row.by ?? undefined,
    kind: row.kind,
    note: row.note ?? undefined,
    before: toState(JSON.parse(row.before)),
    after: toState(JSON.parse(row.after)),
  };
}

function toState(changed: Partial<TriageState>): DecidedState {
  const state: DecidedState = {};
  if ('assignee_ref' in changed) state.assigneeRef = changed.assignee_ref;
  if ('workflow' in changed) state.workflow = changed.workflow;
  if ('snoozed_until' in changed || 'snoozed_hash' in changed) {
    state.snoozedUntil =
      toDate(changed.snoozed_until) ??
      (changed.snoozed_hash ? 'changed' : null);
  }
  return state;
}
