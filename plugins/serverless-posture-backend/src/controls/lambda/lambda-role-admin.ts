import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  adminGrants,
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { whereKnown } from '../whereKnown';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** Source: Security Hub IAM.1; Lambda guide, "Defining Lambda function permissions with an execution role". */
export const lambdaRoleAdmin = control({
  id: 'lambda-role-admin',
  title: 'The execution role is not an administrator',
  description:
    'Whoever takes over the function acts as its role: an administrator hands out the account. Inline and attached policies ' +
    'are judged together: AdministratorAccess, every action on everything in any spelling (NotAction and NotResource ' +
    'too) and every IAM action on the role. Unconditional Deny statements are subtracted; a permissions boundary that ' +
    'cuts the rights lowers the severity. Service control policies are not considered.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    securityHub: ['IAM.1'],
    config: ['iam-policy-no-statements-with-admin-access'],
    documents: [
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return passed('the role does not exist');
    const roleArn = role.$.arn;
    const policies = readablePolicies(role);
    const grants = adminGrants(policies, roleArn);
    const unread = unreadAdministratorPolicies(role, policies);
    if (grants.length === 0 && unread.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    const found = [
      ...unread.map(arn => evidence('AttachedManagedPolicies', arn, roleArn)),
      ...roleEvidence(roleArn, grants),
    ];
    const boundary = whereKnown(() => role.boundary);
    const isCut =
      boundary &&
      whereKnown(() => adminGrants([boundary], roleArn).length === 0);
    return isCut
      ? failed(found, {
          severity: 'MEDIUM',
          reason: `the permissions boundary ${boundary.name} cuts the rights`,
        })
      : failed(found);
  },
  remedy: fn =>
    narrowRole(
      fn,
      `Grant the role of ${fn.name} only the actions that the function calls.`,
    ),
  fix: roleFix,
});
