import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  CollectionError,
  Inventory,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { memoize } from 'lodash';
import { PostureStore } from '../store/store';

/**
 * What is stored of an account, as the collectors of one of its scopes may see it.
 *
 * @param recorded - what AWS Config tells, where it is used; asked once for the same
 */
export function storedInventory(
  store: PostureStore,
  { accountId, region }: { accountId: string; region: string },
  recorded?: Inventory['recorded'],
): Inventory {
  const regions =
    region === GLOBAL_REGION ? undefined : [region, GLOBAL_REGION];
  return {
    async of<T extends ResourceType>(type: T) {
      const rows = await store.resources.collectedIn(accountId, {
        types: [type],
        regions,
      });
      for (const { resource } of rows) {
        // Whoever misses one here would miss what it refers to.
        if (resource.unlisted) throw new CollectionError(resource.unlisted);
      }
      return rows.map(({ resource }) => resource as unknown as Resource<T>);
    },
    recorded: recorded && memoize(recorded, type => type),
  };
}
