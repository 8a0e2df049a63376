import { Severity } from 'backstage-plugin-serverless-posture-common';
import {
  Evidence,
  evidence,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { everyResourceGrants } from './everyResource';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  RoleGrant,
  serviceWildcardGrants,
  statementsOf,
  unreadAdministratorPolicies,
} from './grants';

/** What a role grants beyond single actions on named resources. */
export interface RoleBreadth {
  found: Evidence[];
  /** Set where this is less bad than every resource of a kind. */
  severity?: Severity;
  reason: string;
}

/**
 * Where a role grants reading or writing on every resource of a kind, or else a whole service on named ones; undefined where
 * it does neither. Ends the evaluation where one of its policies can't be read, and nothing else fails.
 */
export function roleBreadth(
  role: ResourceView<'AWS::IAM::Role'>,
): RoleBreadth | undefined {
  const policies = readablePolicies(role);
  const unread = unreadAdministratorPolicies(role, policies);
  if (unread.length > 0) {
    return {
      found: unread.map(arn =>
        evidence('AttachedManagedPolicies', arn, role.$.arn),
      ),
      reason: 'the role is an administrator',
    };
  }
  const wide = everyResourceGrants(statementsOf(policies));
  if (wide.length > 0) {
    const actions = [...new Set(wide.map(({ action }) => action))];
    return {
      found: roleEvidence(role.$.arn, wide),
      ...limited(wide),
      reason: `every resource, such as ${actions.slice(0, 3).join(', ')}`,
    };
  }
  const whole = serviceWildcardGrants(policies);
  if (whole.length > 0) {
    return {
      found: roleEvidence(role.$.arn, whole),
      severity: 'MEDIUM',
      ...limited(whole),
      reason: 'every action of a service on named resources',
    };
  }
  assertAllReadable(role);
  return undefined;
}

function limited(grants: RoleGrant[]): { severity?: Severity } {
  return grants.every(({ statement }) => statement.conditions.length > 0)
    ? { severity: 'LOW' }
    : {};
}
