import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  RolePolicy,
} from 'backstage-plugin-serverless-posture-node';
import { EscalationPath, escalationPaths } from '../policy/escalationPaths';
import {
  actionGrants,
  assertAllReadable,
  attachedAdministratorPolicies,
  readablePolicies,
  roleEvidence,
  RoleGrant,
} from '../policy/grants';
import { isPattern } from '../policy/wildcard';
import { whereKnown } from '../whereKnown';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** Source: the paths of {@link escalationPaths}. */
export const lambdaRolePrivilegeEscalation = control({
  id: 'lambda-role-privilege-escalation',
  title: 'The execution role cannot give itself more rights',
  description:
    'Some actions lead further than they look: who may edit policies, pass a role to a new function or change the code ' +
    'of another one soon acts as whom he likes. The inline and attached policies are compared with known paths, ' +
    'each of which needs all of its actions; iam:PassedToService and unconditional Deny statements are considered. ' +
    'Fails with low severity where every path is confined to named resources, whose own rights are not judged, and with ' +
    'medium severity where the permissions boundary cuts all paths. Service control policies are not considered.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Grant a user permissions to pass a role to an AWS service',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
      },
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    const policies = readablePolicies(role);
    const found = pathsOf(policies);
    const unread = attachedAdministratorPolicies(role).filter(
      arn => !policies.some(policy => policy.arn === arn),
    );
    if (found.length === 0 && unread.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    const items = [
      ...unread.map(arn =>
        evidence('AttachedManagedPolicies', arn, role.$.arn),
      ),
      ...roleEvidence(
        role.$.arn,
        found.flatMap(({ grants }) => grants.flat()),
      ),
    ];
    const boundary = whereKnown(() => role.boundary);
    if (boundary && whereKnown(() => pathsOf([boundary]).length === 0)) {
      return failed(items, {
        severity: 'MEDIUM',
        reason: `the permissions boundary ${boundary.name} cuts the rights`,
      });
    }
    const reason = summary(found);
    return unread.length === 0 && found.every(isConfined)
      ? failed(items, {
          severity: 'LOW',
          reason: `${reason}, only on named resources`,
        })
      : failed(items, reason ? { reason } : {});
  },
  remedy: fn =>
    narrowRole(
      fn,
      `Take the actions that lead to more rights from the role of ${fn.name}, or name the roles and functions they are for.`,
    ),
  fix: roleFix,
});

/** A path that is open, with the statements that grant each of its actions. */
interface OpenPath {
  path: EscalationPath;
  grants: RoleGrant[][];
}

function pathsOf(policies: readonly RolePolicy[]): OpenPath[] {
  return escalationPaths
    .map(path => ({
      path,
      grants: path.actions.map(({ action, passedTo }) =>
        actionGrants(
          policies,
          action,
          passedTo ? { 'iam:passedtoservice': passedTo } : {},
        ),
      ),
    }))
    .filter(({ grants }) => grants.every(({ length }) => length > 0));
}

/** Whether one of the actions is granted on named resources only. */
function isConfined({ grants }: OpenPath): boolean {
  return grants.some(ofAction =>
    ofAction.every(
      ({ statement: { resource } }) =>
        resource && !resource.not && !resource.patterns.some(isPattern),
    ),
  );
}

function summary(found: OpenPath[]): string {
  const names = found.map(({ path }) =>
    path.actions.map(({ action }) => action).join(' + '),
  );
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join('; ') + more;
}
