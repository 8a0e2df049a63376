import { toDate } from '../moments';

/** What an exemption may be about, from the narrowest to the widest. */
export const exemptionScopes = [
  'finding',
  'resource',
  'service',
  'account',
  'control',
] as const;

export type ExemptionScope = (typeof exemptionScopes)[number];

/** What findings an exemption covers. */
export interface ExemptionTarget {
  scope: ExemptionScope;
  /** Id of a finding, resource, account or control, or the ref of a service. */
  scopeRef: string;
  /** Of the scope, only findings of this control. */
  controlId?: string;
}

/** `approved` ones are in force. */
export type ExemptionState =
  | 'requested'
  | 'approved'
  | 'denied'
  | 'withdrawn'
  | 'revoked'
  | 'expired';

/** An approved, expiring decision that failing findings do not count, or a request for one. */
export interface ExemptionRow extends ExemptionTarget {
  id: number;
  state: ExemptionState;
  reason: string;
  expiresAt: Date;
  /** Ref of the user. */
  requestedBy: string;
  requestedAt: Date;
  /** Who asked for it and for those that it renews; none of them may approve it. */
  requesters: string[];
  /** The exemption that it goes on with. */
  renewsId?: number;
  /** Ref of the user who approved or denied it. */
  decidedBy?: string;
  decidedAt?: Date;
  endedAt?: Date;
}

/** A state that an exemption took. */
export interface ExemptionEventRow {
  at: Date;
  /** Ref of the user; undefined: it expired. */
  by?: string;
  state: ExemptionState;
  note?: string;
}

export function toExemption(row: any): ExemptionRow {
  return {
    id: row.id,
    state: row.state,
    scope: row.scope,
    scopeRef: row.scope_ref,
    controlId: row.control_id ?? undefined,
    reason: row.reason,
    expiresAt: new Date(row.expires_at),
    requestedBy: row.requested_by,
    requestedAt: new Date(row.requested_at),
    requesters: JSON.parse(row.requesters),
    renewsId: row.renews_id ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: toDate(row.decided_at),
    endedAt: toDate(row.ended_at),
  };
}

export function toEvent(row: any): ExemptionEventRow {
  return {
    at: new Date(row.at),
    by: row.by ?? undefined,
    state: row.state,
    note: row.note ?? undefined,
  };
}
