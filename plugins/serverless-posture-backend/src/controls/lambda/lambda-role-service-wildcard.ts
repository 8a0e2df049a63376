import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  serviceWildcardGrants,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** Source: Security Hub IAM.21. */
export const lambdaRoleServiceWildcard = control({
  id: 'lambda-role-service-wildcard',
  title: 'The execution role does not grant a whole service',
  description:
    'A grant such as s3:* holds the actions that delete, expose and re-encrypt beside the one that the function needs. ' +
    'Every Allow of the inline and attached policies is judged, whatever its resource; NotAction grants every service that ' +
    'it does not name. Statements that an unconditional Deny covers are left out; a permissions boundary is not considered.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    securityHub: ['IAM.21'],
    config: ['iam-policy-no-statements-with-full-access'],
    documents: [
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
      {
        title: 'Security best practices in IAM',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return passed('the role does not exist');
    const policies = readablePolicies(role);
    const found = [
      ...unreadAdministratorPolicies(role, policies).map(arn =>
        evidence('AttachedManagedPolicies', arn, role.$.arn),
      ),
      ...roleEvidence(role.$.arn, serviceWildcardGrants(policies)),
    ];
    if (found.length) return failed(found);
    assertAllReadable(role);
    return passed();
  },
  remedy: fn =>
    narrowRole(
      fn,
      `List the single actions that ${fn.name} calls in place of the wildcard.`,
    ),
  fix: roleFix,
});
