import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { groupBy } from 'lodash';
import { PlannedScope } from '../collection/plan';
import { PostureStore } from '../store/store';
import { Write } from './tasks/context';

const LEFT_OUT =
  'the Region is not enabled, or the configuration leaves it out';

/** What is stored of Regions that are not read in this run stays, and no longer counts as known. */
export async function keepUnplanned(
  accountId: string,
  scopes: PlannedScope[],
  {
    runId,
    store,
    write,
    now,
  }: { runId: number; store: PostureStore; write: Write; now(): Date },
) {
  const whole = scopes.find(
    ({ region, skipped }) => region === GLOBAL_REGION && skipped,
  )?.skipped;
  const read = new Set(
    scopes.filter(({ skipped }) => !skipped).map(({ region }) => region),
  );
  const stored = groupBy(
    await store.resources.ofAccount(accountId),
    row => row.resource.region,
  );
  for (const [region, rows] of Object.entries(stored)) {
    if (read.has(region)) continue;
    // That others use the Region was known after this account was planned.
    const [said] = await store.scopes.ofRun(runId, { accountId, region });
    const {
      errorClass = 'not-read',
      operation,
      message = LEFT_OUT,
    } = said ?? {};
    const reason: UnknownReason = whole ?? {
      errorClass,
      ...(operation ? { operation } : {}),
      message,
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
