import {
  Inventory,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';

/** Resources that make one page where each of them takes calls of its own. */
const PAGE = 50;

/**
 * A page of what an earlier collector found, by ARN, so that an interrupted reading goes on where it was.
 *
 * @param wanted - which of them are looked at
 */
export async function chunkOf<T extends ResourceType>(
  inventory: Inventory,
  type: T,
  after: string | undefined,
  wanted: (one: Resource<T>) => boolean = () => true,
): Promise<{ items: Resource<T>[]; next: string | undefined }> {
  const all = (await inventory.of(type))
    .filter(one => (after === undefined || one.arn > after) && wanted(one))
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
  const items = all.slice(0, PAGE);
  return {
    items,
    next: all.length > PAGE ? items[items.length - 1].arn : undefined,
  };
}
