import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  Resource,
  UnreadScope,
} from 'backstage-plugin-serverless-posture-node';
import { partitionOf } from '../aws';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';
import { Write } from './tasks/context';

const TYPE = 'AWS::Organizations::Account';

/** Writes down how far an account was read, as a resource that controls may judge; only where one does. */
export async function noteCoverage(
  { accountId, region }: { accountId: string; region?: string },
  {
    controls,
    store,
    runId,
    write,
    now,
  }: {
    controls: readonly AnyControl[];
    store: PostureStore;
    runId: number;
    write: Write;
    now(): Date;
  },
): Promise<void> {
  if (!controls.some(({ resourceType }) => resourceType === TYPE)) return;
  const scopes = await store.scopes.ofRun(runId, { accountId });
  const resource: Resource<typeof TYPE> = {
    type: TYPE,
    arn: `arn:${partitionOf(region ?? 'us-east-1')}:iam::${accountId}:root`,
    accountId,
    region: GLOBAL_REGION,
    name: await store.accounts.nameOf(accountId),
    tags: {},
    attributes: { unread: scopes.filter(isUnread).map(toUnread) },
  };
  await write(fenced =>
    fenced.resources.syncPage({ now: now(), resources: [resource] }),
  );
}

function isUnread({ state }: ScopeRow): boolean {
  return state === 'failed' || state === 'partial';
}

function toUnread({
  region,
  collector,
  errorClass = 'unavailable',
  operation,
  missingAction,
}: ScopeRow): UnreadScope {
  return {
    region,
    collector,
    reason: { errorClass, ...(operation ? { operation } : {}) },
    ...(missingAction ? { missingAction } : {}),
  };
}
