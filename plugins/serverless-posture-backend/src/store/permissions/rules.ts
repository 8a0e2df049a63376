import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_POSTURE,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { z } from 'zod';
import { PostureCondition } from '../authorization';

/** What a rule judges: an AWS resource, or a finding about one. @public */
export interface PostureSubject {
  accountId: string;
  ownerRef?: string;
  serviceRef?: string;
  /** Of a finding; a resource has none. */
  severity?: Severity;
}

/** @public */
export const posturePermissionResourceRef = createPermissionResourceRef<
  PostureSubject,
  PostureCondition
>().with({
  pluginId: 'serverless-posture',
  resourceType: RESOURCE_TYPE_POSTURE,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description:
    'Allow what belongs to one of these owners, or to one of these services',
  resourceRef: posturePermissionResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe("Entity refs, such as the user's ownership claims"),
  }),
  apply: ({ ownerRef, serviceRef }, { owners }) =>
    [ownerRef, serviceRef].some(
      ref => ref !== undefined && lowerCase(owners).includes(ref),
    ),
  toQuery: ({ owners }) => ({ kind: 'owner', owners: lowerCase(owners) }),
});

const inAccount = createPermissionRule({
  name: 'IN_ACCOUNT',
  description: 'Allow what is in one of these AWS accounts',
  resourceRef: posturePermissionResourceRef,
  paramsSchema: z.object({
    accounts: z.array(z.string()).describe('Account ids of twelve digits'),
  }),
  apply: ({ accountId }, { accounts }) => accounts.includes(accountId),
  toQuery: ({ accounts }) => ({ kind: 'account', accounts }),
});

const hasSeverity = createPermissionRule({
  name: 'HAS_SEVERITY',
  description: 'Allow findings of one of these severities',
  resourceRef: posturePermissionResourceRef,
  paramsSchema: z.object({
    severities: z
      .array(z.enum(severities))
      .describe('Such as `LOW` and `MEDIUM`'),
  }),
  apply: ({ severity }, { severities: allowed }) =>
    severity !== undefined && allowed.includes(severity),
  toQuery: ({ severities: allowed }) => ({
    kind: 'severity',
    severities: allowed,
  }),
});

/** The rules that conditional decisions on posture may use. @public */
export const postureRules = [isOwner, inAccount, hasSeverity];

const exported = createConditionExports({
  resourceRef: posturePermissionResourceRef,
  rules: { isOwner, inAccount, hasSeverity },
});

/** Conditions for a permission policy. @public */
export const postureConditions = exported.conditions;

/** Makes a conditional decision of {@link postureConditions} in a permission policy. @public */
export const createPostureConditionalDecision =
  exported.createConditionalDecision;

/** Refs compare in lower case, as the catalog writes them. */
function lowerCase(refs: string[]): string[] {
  return refs.map(ref => ref.toLocaleLowerCase('en-US'));
}
