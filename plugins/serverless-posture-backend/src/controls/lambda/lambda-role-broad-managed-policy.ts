import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { executionRole, narrowRole, roleFix } from './executionRole';

/** AWS managed policies that hand out a whole service or more, by AWS's way of naming them. */
const BROAD =
  /^arn:aws[a-z-]*:iam::aws:policy\/(.+\/)?([^/]*(FullAccess|Administrator)[^/]*|PowerUserAccess|SecretsManagerReadWrite)$/i;

/** Source: IAM guide, "AWS managed policies for job functions". */
export const lambdaRoleBroadManagedPolicy = control({
  id: 'lambda-role-broad-managed-policy',
  title: 'The execution role has no AWS managed full-access policy',
  description:
    'Full-access policies of AWS are written for people who set a service up: they cover every resource and grow with ' +
    'the service. AWS managed policies named FullAccess or Administrator, PowerUserAccess and SecretsManagerReadWrite ' +
    'fail by their name, whatever a boundary or a Deny leaves of them. Own policies are the matter of other controls.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    config: ['iam-policy-blacklisted-check', 'iam-role-managed-policy-check'],
    documents: [
      {
        title: 'AWS managed policies',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    const broad = role.attachedPolicyArns.filter(arn => BROAD.test(arn));
    return broad.length === 0
      ? passed()
      : failed(
          broad.map(arn =>
            evidence('AttachedManagedPolicies', arn, role.$.arn),
          ),
        );
  },
  remedy: fn =>
    narrowRole(
      fn,
      `Swap the AWS managed policy on the role of ${fn.name} for one with the actions that the function calls.`,
    ),
  fix: roleFix,
});
