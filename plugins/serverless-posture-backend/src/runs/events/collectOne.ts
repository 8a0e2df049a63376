import { Listing } from 'backstage-plugin-serverless-posture-node';
import { standInsOf } from '../../collection/standIn';
import { Scope } from '../collectScope';
import { storedInventory } from '../inventory';
import { storedMemory } from '../memory';
import { TaskContext } from '../tasks/context';

/**
 * Reads one resource and what is below it into the store; where it isn't there any more, it is gone. Throws
 * a `CollectionError` where it could not be read: what is stored stays as it is.
 */
export async function collectOne(
  scope: Scope,
  { one, resourceTypes }: Listing & Required<Pick<Listing, 'one'>>,
  arn: string,
  { aws, store, write, now, signal, configuration: { reconcile } }: TaskContext,
): Promise<void> {
  const reader = await aws.reader(scope);
  const { resources, gaps = [] } = await one(reader, arn, {
    ...storedInventory(store, scope),
    memory: storedMemory(store, scope, { now: now(), reconcile }),
  });
  // What fails because we hang up says nothing about what is stored.
  signal.throwIfAborted();
  await write(async ({ resources: stored }) => {
    const at = now();
    const ids = await stored.syncPage({
      now: at,
      resources: [...resources, ...standInsOf(gaps, reader)],
    });
    for (const { type, parentArn, reason } of gaps) {
      await stored.markStale({
        ...scope,
        types: [type],
        parentArn,
        // Some of them may be known by other ways.
        except: new Set(ids),
        reason,
        now: at,
      });
    }
    await stored.settle({
      ...scope,
      types: resourceTypes,
      within: arn,
      seen: new Set(ids),
      keepParents: new Set(gaps.map(({ parentArn }) => parentArn)),
      now: at,
    });
  });
}
