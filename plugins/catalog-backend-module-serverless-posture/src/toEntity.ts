import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_DISCOVERED,
  Resource,
} from 'backstage-plugin-serverless-posture-common';
import { createHash } from 'crypto';
import { Settings } from './settings';

/** The ref of the service that a discovered resource is part of. */
export const ANNOTATION_SERVICE = 'aws.amazon.com/serverless-service';
/** Equal while nothing about the entity changed: what is unchanged is not written again. */
export const ANNOTATION_HASH = 'aws.amazon.com/serverless-hash';

/** Where the entities of an account come from, as the catalog writes it. */
export function locationOf(accountId: string): string {
  return `serverless-posture:${accountId}`;
}

/**
 * A found resource as an entity. Its name is a hash of account and ARN, so that it is valid and stays whatever AWS calls the
 * resource; people see the title. Undefined for what nobody owns, unless somebody is configured who owns that.
 */
export function toEntity(
  { ref, attribution }: Resource,
  { ownerOfUnowned }: Pick<Settings, 'ownerOfUnowned'>,
): Entity | undefined {
  const { id, arn, accountId, accountName, region, type, name, consoleUrl } =
    ref;
  const { ownerRef = ownerOfUnowned, serviceRef } = attribution;
  if (!ownerRef) return undefined;
  const isInSystem = serviceRef?.startsWith('system:');
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `aws-${id}`,
      namespace: 'default',
      title: name,
      description: `${type} in ${accountName ?? accountId}, ${region}`,
      annotations: {
        [ANNOTATION_LOCATION]: locationOf(accountId),
        [ANNOTATION_ORIGIN_LOCATION]: locationOf(accountId),
        [ANNOTATION_DISCOVERED]: arn,
        ...(consoleUrl ? { [ANNOTATION_VIEW_URL]: consoleUrl } : {}),
        ...(serviceRef && !isInSystem
          ? { [ANNOTATION_SERVICE]: serviceRef }
          : {}),
      },
      ...(consoleUrl
        ? { links: [{ url: consoleUrl, title: 'AWS console' }] }
        : {}),
    },
    spec: {
      type: type.replace(/::/g, '-').toLocaleLowerCase('en-US'),
      owner: ownerRef,
      ...(isInSystem ? { system: serviceRef } : {}),
    },
  };
  entity.metadata.annotations![ANNOTATION_HASH] = createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('hex')
    .slice(0, 16);
  return entity;
}
