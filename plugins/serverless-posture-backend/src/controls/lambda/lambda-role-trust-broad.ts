import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { selects } from '../policy/actions';
import { parsePolicy, Statement } from '../policy/document';
import { statementEvidence } from '../policy/evidence';
import { Caller, callersOf } from '../policy/principals';
import { executionRole } from './executionRole';
import { consolePath, lambdaCli } from './remedies';

/** Lambda, and Lambda@Edge, which asks for both. */
const IS_LAMBDA = /^(edge)?lambda\.amazonaws\.com(\.cn)?$/;

const ASSUMING = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
];

/** Source: Lambda guide, "Defining Lambda function permissions with an execution role". */
export const lambdaRoleTrustBroad = control({
  id: 'lambda-role-trust-broad',
  title: 'Nobody but Lambda may assume the execution role',
  description:
    'Whoever may assume the role has the rights of the function without its code, its logs and its input checks. Every ' +
    'principal that an Allow of the trust policy names must be Lambda or Lambda@Edge, whatever its conditions. Fails with ' +
    'medium severity where the others are AWS services only, with low severity where they were deleted.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
      {
        title: 'Update a role trust policy',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    const others = parsePolicy(role.trustPolicy).flatMap(statement =>
      admitted(statement).map(caller => ({ statement, caller })),
    );
    if (others.length === 0) return passed();
    const kinds = new Set(others.map(({ caller }) => caller.kind));
    const found = [...new Set(others.map(({ statement }) => statement))].map(
      statement =>
        statementEvidence(statement, 'AssumeRolePolicyDocument', role.$.arn),
    );
    const reason = `${[
      ...new Set(others.map(({ caller }) => caller.value)),
    ].join(', ')} may assume it`.slice(0, 300);
    kinds.delete('deleted');
    if (kinds.size === 0) return failed(found, { reason, severity: 'LOW' });
    kinds.delete('service');
    return kinds.size === 0
      ? failed(found, { reason, severity: 'MEDIUM' })
      : failed(found, { reason });
  },
  remedy: fn => ({
    summary: `Leave only lambda.amazonaws.com in the trust policy of the role of ${fn.name}; give others roles of their own.`,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: [
      `${lambdaCli(
        'get-function-configuration',
        fn,
      )} --query Role --output text`,
      'aws iam update-assume-role-policy --role-name <role> --policy-document file://trust.json',
    ].join('\n'),
    cloudformation: `# the role of ${fn.name}
AssumeRolePolicyDocument:
  Statement:
    - Effect: Allow
      Principal: { Service: lambda.amazonaws.com }
      Action: sts:AssumeRole`,
    terraform: `# the role of ${fn.name}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}`,
  }),
});

/** Those other than Lambda whom a statement lets assume the role. */
function admitted({ effect, action, principal }: Statement): Caller[] {
  if (effect !== 'Allow' || !ASSUMING.some(one => selects(action, one)))
    return [];
  return callersOf(principal).filter(
    ({ kind, value }) => kind !== 'service' || !IS_LAMBDA.test(value),
  );
}
