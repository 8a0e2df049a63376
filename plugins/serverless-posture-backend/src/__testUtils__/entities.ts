import { Entity } from '@backstage/catalog-model';
import { ANNOTATION_ARNS } from 'backstage-plugin-serverless-posture-common';

/** A group of the catalog. */
export function group(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}

/** A component of the catalog; `arns` are the patterns of what belongs to it. */
export function component(
  name: string,
  { owner, arns }: { owner: string; arns?: string },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      ...(arns ? { annotations: { [ANNOTATION_ARNS]: arns } } : {}),
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}
