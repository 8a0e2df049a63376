import {
  Attribute,
  AwsReader,
  isUnknown,
  Listing,
  Outline,
} from 'backstage-plugin-serverless-posture-node';
import { isEqual, pick } from 'lodash';
import { attributeOf } from '../collection/fields';
import { PostureStore } from '../store/store';

/**
 * Whether listings alone show that a scope holds just what is stored of it, as far as they tell: nothing new, nothing gone,
 * nothing different. False where a listing can't tell, or fails.
 */
export async function isAsStored(
  scope: { accountId: string; region: string },
  listings: readonly Listing[],
  aws: AwsReader,
  store: PostureStore,
): Promise<boolean> {
  for (const { outline } of listings) {
    if (!outline) return false;
    const told = await attributeOf(() => outline.read(aws));
    if (!(await isStored(scope, outline.type, told, store))) return false;
  }
  return true;
}

async function isStored(
  { accountId, region }: { accountId: string; region: string },
  type: Outline['type'],
  told: Attribute<ReadonlyMap<string, object> | undefined>,
  store: PostureStore,
): Promise<boolean> {
  if (!told || isUnknown(told)) return false;
  const stored = await store.resources.ofAccount(accountId, {
    types: [type],
    regions: [region],
  });
  return (
    stored.length === told.size &&
    stored.every(({ stale, resource: { arn, attributes } }) => {
      const now = told.get(arn);
      return (
        now !== undefined &&
        !stale &&
        isEqual(pick(attributes, Object.keys(now)), asJson(now))
      );
    })
  );
}

/** As it is stored: without what is undefined. */
function asJson(attributes: object): object {
  return JSON.parse(JSON.stringify(attributes));
}
