import {
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';

/**
 * The permission resource type of everything that is about one AWS resource: findings, resources and scorecards.
 * Rules: `IS_OWNER`, `IN_ACCOUNT`.
 * @public
 */
export const RESOURCE_TYPE_POSTURE = 'serverless-posture-resource';

/** Read findings, resources, scorecards. Conditional. @public */
export const postureReadPermission = createPermission({
  name: 'serverlessPosture.posture.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_POSTURE,
});

/** Read runs, coverage and what stands in the way of a collection. @public */
export const postureCollectionReadPermission = createPermission({
  name: 'serverlessPosture.collection.read',
  attributes: { action: 'read' },
});

/** Start a collection, or cancel one. @public */
export const postureCollectionRunPermission = createPermission({
  name: 'serverlessPosture.collection.run',
  attributes: { action: 'create' },
});

/** @public */
export const serverlessPosturePermissions: Permission[] = [
  postureReadPermission,
  postureCollectionReadPermission,
  postureCollectionRunPermission,
];
