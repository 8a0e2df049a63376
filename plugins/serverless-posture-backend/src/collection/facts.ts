import {
  Attribute,
  Attributes,
  AwsReader,
  CollectionError,
  isUnknown,
  Resource,
  ResourceType,
  ResourceTypes,
} from 'backstage-plugin-serverless-posture-node';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';

/** The value of an attribute on which a whole resource rests; throws a {@link CollectionError} where it is unknown. */
export async function known<T>(attribute: Promise<Attribute<T>>): Promise<T> {
  const value = await attribute;
  if (isUnknown(value)) throw new CollectionError(value.$unknown);
  return value;
}

/** A resource of the scope's Region that has no tags, such as what tells of a service as a whole. */
export function regionalFact<T extends ResourceType>(
  type: T,
  aws: AwsReader,
  identity: { service: string; path: string; name: string },
  attributes: Attributes<ResourceTypes[T]>,
): Resource<T> {
  const { partition, region, accountId } = aws;
  const { service, path, name } = identity;
  return {
    type,
    arn: `arn:${partition}:${service}:${region}:${accountId}:${path}`,
    name,
    accountId,
    region,
    tags: {},
    attributes,
  };
}

/** Likewise of the account as a whole. */
export function accountFact<T extends ResourceType>(
  type: T,
  aws: AwsReader,
  identity: { service: string; path: string; name: string },
  attributes: Attributes<ResourceTypes[T]>,
): Resource<T> {
  const { partition, accountId } = aws;
  const { service, path, name } = identity;
  return {
    type,
    arn: `arn:${partition}:${service}::${accountId}:${path}`,
    name,
    accountId,
    region: GLOBAL_REGION,
    tags: {},
    attributes,
  };
}
