import { toDate, toText } from '../moments';
import { ScopeRow } from '../types';

/** A row of `scope_states` or `run_scopes`. */
export function toScope(row: any): ScopeRow {
  return {
    accountId: row.account_id,
    region: row.region,
    collector: row.collector,
    state: row.state,
    errorClass: row.error_class ?? undefined,
    operation: row.operation ?? undefined,
    missingAction: row.missing_action ?? undefined,
    message: row.message ?? undefined,
    freshAt: toDate(row.fresh_at),
    recordedSince: toDate(row.recorded_since),
  };
}

/** {@link toScope}, the other way. */
export function toRecord(runId: number, scope: ScopeRow, now: Date) {
  return {
    run_id: runId,
    account_id: scope.accountId,
    region: scope.region,
    collector: scope.collector,
    state: scope.state,
    error_class: scope.errorClass ?? null,
    operation: scope.operation ?? null,
    missing_action: scope.missingAction ?? null,
    message: scope.message ?? null,
    fresh_at: scope.state === 'complete' ? toText(scope.freshAt ?? now) : null,
    recorded_since: scope.recordedSince ? toText(scope.recordedSince) : null,
  };
}
