import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { groupBy } from 'lodash';
import { AwsSession, FailedOperation } from '../aws';
import { PlannedScope } from '../collection/plan';
import { PostureStore } from '../store/store';
import { allDone } from './allDone';
import { collectScope } from './collectScope';
import { RunLedger } from './ledger';

/** Collects all scopes of one account; quotas, not this code, say how much of it happens at once. */
export async function collectAccount(
  accountId: string,
  scopes: PlannedScope[],
  context: {
    aws: AwsSession;
    collectors: readonly Collector[];
    store: PostureStore;
    ledger: RunLedger;
    regionsUnknown: ReadonlyMap<string, FailedOperation>;
    now(): Date;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { collectors, ledger, regionsUnknown } = context;
  await keepUnplanned(accountId, scopes, context);
  const failure = regionsUnknown.get(accountId);
  if (failure) {
    const { errorClass, operation, missingAction, message } = failure;
    await ledger.settle({
      accountId,
      region: GLOBAL_REGION,
      collector: 'regions',
      state: 'failed',
      errorClass,
      operation,
      missingAction,
      message,
    });
  }
  await allDone(
    scopes.flatMap(scope =>
      scope.collectors.map(async id => {
        const { region, skipped } = scope;
        if (skipped) {
          const { errorClass, operation, message } = skipped;
          await ledger.settle({
            accountId,
            region,
            collector: id,
            state: 'skipped',
            errorClass,
            operation,
            message,
          });
          return;
        }
        const collector = collectors.find(known => known.id === id)!;
        await ledger.settle(
          await collectScope({ accountId, region }, collector, context),
        );
      }),
    ),
  );
}

/** What is stored of Regions that are not read in this run stays, and no longer counts as known. */
async function keepUnplanned(
  accountId: string,
  scopes: PlannedScope[],
  { store, now }: { store: PostureStore; now(): Date },
) {
  const whole = scopes.find(
    ({ region, skipped }) => region === GLOBAL_REGION && skipped,
  )?.skipped;
  const read = new Set(
    scopes.filter(({ skipped }) => !skipped).map(({ region }) => region),
  );
  const reasons = new Map(
    scopes.map(({ region, skipped }) => [region, skipped]),
  );
  const stored = groupBy(
    await store.resources.ofAccount(accountId),
    row => row.resource.region,
  );
  for (const [region, rows] of Object.entries(stored)) {
    if (read.has(region)) continue;
    const reason: UnknownReason = whole ??
      reasons.get(region) ?? {
        errorClass: 'not-read',
        message:
          'the Region is not enabled, or the configuration leaves it out',
      };
    const types = [...new Set(rows.map(row => row.resource.type))];
    await store.resources.markStale({
      accountId,
      region,
      types,
      reason,
      now: now(),
    });
  }
}
