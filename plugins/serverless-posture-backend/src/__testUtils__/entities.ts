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

/** A group of the catalog with groups and users below it. */
export function nestedGroup(
  name: string,
  { children = [], members = [] }: { children?: string[]; members?: string[] },
): Entity {
  return {
    ...group(name),
    relations: [
      ...children.map(child => ({
        type: 'parentOf',
        targetRef: `group:default/${child}`,
      })),
      ...members.map(user => ({
        type: 'hasMember',
        targetRef: `user:default/${user}`,
      })),
    ],
  };
}

/** A user of the catalog. */
export function member(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: {} },
  };
}
