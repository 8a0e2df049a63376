import { setImmediate } from 'node:timers/promises';
import {
  Exposure,
  FindingStatus,
} from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  AnyResource,
} from 'backstage-plugin-serverless-posture-node';
import { memoize } from 'lodash';
import { closingFix } from '../controls/closingFix';
import { AccountInput, evaluateAccount } from '../controls/evaluateAccount';
import { exposuresOf } from '../scorecards/graph/exposures';
import { RefreshBasis } from '../store/refreshes';
import { PostureStore } from '../store/store';
import { VerdictRow } from '../store/types';
import { Ending } from './tasks/context';

/** Verdicts after which requests get their turn: some milliseconds. */
const TURN = 500;

/** Who counts as one of us, as it was written down; the same for all accounts of a run, for they may be thousands. */
export const organizationOf = memoize(
  ({
    accounts,
    ...trusted
  }: RefreshBasis['trusted']): AccountInput['organization'] => ({
    ...trusted,
    accounts: Array.isArray(accounts) ? new Set(accounts) : accounts,
  }),
);
// What a run wrote down goes with the run.
organizationOf.cache = new WeakMap();

/** Judges everything that is stored of one account, once all its scopes are settled, and says what to write. */
export async function judgeAccount(
  accountId: string,
  context: {
    organization: AccountInput['organization'];
    controls: readonly AnyControl[];
    store: PostureStore;
    runId: number;
    now(): Date;
  },
): Promise<Ending> {
  const { organization, controls, store, runId } = context;
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
      fix: closingFix(control, resource, verdict),
    });
    if (verdicts.length % TURN === 0) await setImmediate();
  }
  const exposed = whereKnown(
    exposuresOf(
      rows.map(({ id, resource, stale }) => ({
        id,
        resource,
        stale: stale?.reason,
      })),
      await store.exposures.listed(accountId),
    ),
  );
  const resources = rows.filter(({ resource }) => !resource.unlisted).length;
  const result: Judged = {
    resources,
    changed: 0,
    counts: { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 },
  };
  return {
    result,
    async write(fenced) {
      Object.assign(
        result,
        await fenced.findings.applyVerdicts({
          accountId,
          runId,
          now,
          verdicts,
          controlIds: controls.map(({ id }) => id),
        }),
      );
      await fenced.exposures.replace(accountId, exposed);
      await fenced.exposures.toFindings(accountId);
    },
  };
}

function whereKnown(
  exposures: ReadonlyMap<string, Exposure>,
): Map<string, boolean> {
  return new Map(
    [...exposures].flatMap(([id, exposure]) =>
      exposure === 'UNKNOWN' ? [] : [[id, exposure === 'INTERNET']],
    ),
  );
}

/** Counts of one account. */
export interface Judged {
  resources: number;
  changed: number;
  counts: Record<FindingStatus, number>;
}
