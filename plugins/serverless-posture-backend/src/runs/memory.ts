import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  AnyResource,
  Memory,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { groupBy, keyBy, memoize } from 'lodash';
import { PostureStore } from '../store/store';
import { CollectedResource } from '../store/resources/record';

/**
 * What is stored of a scope, for collectors that know when a thing has not changed. Each type is loaded once.
 *
 * @param reconcile - after which time everything is read anew
 */
export function storedMemory(
  store: PostureStore,
  { accountId, region }: { accountId: string; region: string },
  { now, reconcile }: { now: Date; reconcile: HumanDuration },
): Memory {
  const load = memoize(async (type: ResourceType) => {
    const rows = await store.resources.collectedIn(accountId, {
      types: [type],
      regions: [region],
    });
    return {
      byArn: keyBy(rows, row => row.resource.arn),
      byParent: groupBy(rows, row => row.resource.parentArn),
    };
  });
  return {
    now,
    since: new Date(now.getTime() - durationToMilliseconds(reconcile)),
    async of(type, arn) {
      const row = (await load(type)).byArn[arn] as
        | CollectedResource
        | undefined;
      return row && !isDoubtful(row) ? row.resource : undefined;
    },
    async below(types, parentArn) {
      const found: AnyResource[] = [];
      for (const type of types) {
        for (const row of (await load(type)).byParent[parentArn] ?? []) {
          if (isDoubtful(row)) return undefined;
          found.push(row.resource);
        }
      }
      return found;
    },
  };
}

function isDoubtful({ isStale, resource }: CollectedResource): boolean {
  return isStale || Boolean(resource.unlisted);
}
