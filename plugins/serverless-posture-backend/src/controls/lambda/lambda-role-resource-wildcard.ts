import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { everyResourceGrants } from '../policy/everyResource';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  statementsOf,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** Source: IAM guide, "Security best practices in IAM"; Service Authorization Reference. */
export const lambdaRoleResourceWildcard = control({
  id: 'lambda-role-resource-wildcard',
  title: 'The execution role reads and writes named resources only',
  description:
    'A grant on every table, bucket or queue makes a hole in one function a hole in all data of the account. Allow statements on ' +
    '*, on NotResource or on every resource of a kind (such as table/*) fail where one of their actions could be limited to single ' +
    "resources. Actions that cannot be, that only list or describe, and what AWS's own execution policies grant (logs, " +
    'network interfaces, traces, metrics) pass. A statement with a condition fails with low severity, since the condition may limit ' +
    'it. What an unconditional Deny covers is left out; a permissions boundary is not considered.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Actions, resources, and condition keys for AWS services',
        url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
      },
      {
        title: 'Security best practices in IAM',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    const policies = readablePolicies(role);
    const unread = unreadAdministratorPolicies(role, policies);
    const grants = unread.length
      ? []
      : everyResourceGrants(statementsOf(policies));
    const found = [
      ...unread.map(arn =>
        evidence('AttachedManagedPolicies', arn, role.$.arn),
      ),
      ...roleEvidence(role.$.arn, grants),
    ];
    if (found.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    const isLimited =
      unread.length === 0 &&
      grants.every(({ statement }) => statement.conditions.length > 0);
    const actions = [...new Set(grants.map(({ action }) => action))];
    const reason = actions.length
      ? `such as ${actions.slice(0, 3).join(', ')}`
      : undefined;
    return isLimited
      ? failed(found, {
          severity: 'LOW',
          reason: `${reason}, limited by conditions only`,
        })
      : failed(found, reason ? { reason } : {});
  },
  remedy: fn =>
    narrowRole(
      fn,
      `Name the tables, buckets, queues and keys that ${fn.name} uses in its role.`,
    ),
  fix: roleFix,
});
