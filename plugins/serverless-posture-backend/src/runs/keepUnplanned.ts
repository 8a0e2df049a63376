import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { groupBy } from 'lodash';
import { PlannedScope } from '../collection/plan';
import { PostureStore } from '../store/store';
import { Write } from './tasks/context';

/** What is stored of Regions that are not read in this run stays, and no longer counts as known. */
export async function keepUnplanned(
  accountId: string,
  scopes: PlannedScope[],
  { store, write, now }: { store: PostureStore; write: Write; now(): Date },
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
    await write(fenced =>
      fenced.resources.markStale({
        accountId,
        region,
        types,
        reason,
        now: now(),
      }),
    );
  }
}
