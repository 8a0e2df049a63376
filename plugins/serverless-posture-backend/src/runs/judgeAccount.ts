import {
  AnyControl,
  AnyResource,
} from 'backstage-plugin-serverless-posture-node';
import { AccountInput, evaluateAccount } from '../controls/evaluateAccount';
import { PostureStore } from '../store/store';
import { VerdictRow } from '../store/types';
import { RunLedger } from './ledger';

/** Judges everything that is stored of one account, once all its scopes are settled, and writes what changed. */
export async function judgeAccount(
  accountId: string,
  context: {
    organization: AccountInput['organization'];
    controls: readonly AnyControl[];
    store: PostureStore;
    ledger: RunLedger;
    now(): Date;
  },
): Promise<void> {
  const { organization, controls, store, ledger } = context;
  const now = context.now();
  const rows = await store.resources.ofAccount(accountId);
  const byResource = new Map(rows.map(row => [row.resource, row]));
  const verdicts: VerdictRow[] = [];
  for (const judged of evaluateAccount({
    resources: [...byResource.keys()],
    controls,
    now,
    organization,
    // What its listing no longer confirms is no ground for a verdict.
    staleReason: (resource: AnyResource) =>
      byResource.get(resource)?.stale?.reason,
  })) {
    const { resource, control, verdict, severity } = judged;
    verdicts.push({
      resourceId: byResource.get(resource)!.id,
      control,
      verdict,
      severity,
    });
  }
  const result = await store.findings.applyVerdicts({
    accountId,
    runId: ledger.row.id,
    now,
    verdicts,
    controlIds: controls.map(({ id }) => id),
  });
  ledger.judged({
    ...result,
    resources: rows.filter(({ resource }) => !resource.unlisted).length,
  });
}
