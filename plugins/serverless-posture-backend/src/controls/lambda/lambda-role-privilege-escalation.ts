import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { isConfined, openPaths, pathSummary } from '../policy/openPaths';
import { whereKnown } from '../whereKnown';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** Source: the paths of `policy/escalationPaths.ts`. */
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
    const found = openPaths(policies);
    const unread = unreadAdministratorPolicies(role, policies);
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
    if (boundary && whereKnown(() => openPaths([boundary]).length === 0)) {
      return failed(items, {
        severity: 'MEDIUM',
        reason: `the permissions boundary ${boundary.name} cuts the rights`,
      });
    }
    const reason = pathSummary(found);
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
