import {
  createPermission,
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The permission resource type of everything that is about one AWS resource: findings, resources and scorecards.
 * Rules: `IS_OWNER`, `IN_ACCOUNT`, `HAS_SEVERITY`.
 * @public
 */
export const RESOURCE_TYPE_POSTURE = 'serverless-posture-resource';

/** Read findings, resources, scorecards. Conditional. @public */
export const postureReadPermission = createPermission({
  name: 'serverlessPosture.posture.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_POSTURE,
});

/** What a caller may do with some of the posture, and not with all of it. @public */
export type PosturePermission = ResourcePermission<
  typeof RESOURCE_TYPE_POSTURE
>;

/** Decide on findings: assign, acknowledge, snooze, note. Conditional. @public */
export const postureTriagePermission = createPermission({
  name: 'serverlessPosture.triage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_POSTURE,
});

/** Ask that failing findings should not count for a while. Conditional. @public */
export const postureExemptionRequestPermission = createPermission({
  name: 'serverlessPosture.exemption.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_POSTURE,
});

/** Approve, deny and revoke exemptions that others asked for. Conditional. @public */
export const postureExemptionApprovePermission = createPermission({
  name: 'serverlessPosture.exemption.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_POSTURE,
});

/** Say who owns a resource, over what rules find. Conditional. @public */
export const postureOwnershipAssignPermission = createPermission({
  name: 'serverlessPosture.ownership.assign',
  attributes: { action: 'update' },
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
  postureTriagePermission,
  postureExemptionRequestPermission,
  postureExemptionApprovePermission,
  postureOwnershipAssignPermission,
  postureCollectionReadPermission,
  postureCollectionRunPermission,
];
