import {
  IamRole,
  RolePolicy,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleAdmin } from './lambda-role-admin';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

function policy(...statements: object[]): RolePolicy {
  return {
    arn: null,
    name: 'permissions',
    document: JSON.stringify({ Statement: statements }),
  };
}

function role(
  attributes: ResourceOptions<'AWS::IAM::Role'>,
  note?: string,
  matching?: object,
) {
  return {
    resource: lambdaFunction(),
    with: [iamRole(attributes)],
    note,
    matching,
  };
}

const inline = (...statements: object[]): Partial<IamRole> => ({
  inlinePolicies: [policy(...statements)],
});

testControl(lambdaRoleAdmin, {
  passed: [
    role({}, 'no policy'),
    role(
      inline({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }),
      'one service',
    ),
    role(
      inline({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/*' }),
      'one bucket',
    ),
    role(
      inline({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
      'one IAM action',
    ),
    role(
      inline(everything, { Effect: 'Deny', Action: '*', Resource: '*' }),
      'all denied',
    ),
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
  failed: [
    role(inline(everything), 'star star', {
      evidence: [
        { path: 'RolePolicyList[permissions].PolicyDocument.Statement[0]' },
      ],
    }),
    role(
      inline({
        Effect: 'Allow',
        Action: ['s3:GetObject', '*:*'],
        Resource: ['*'],
      }),
    ),
    role(
      inline({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      'NotAction',
    ),
    role(
      inline({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b' }),
      'NotResource',
    ),
    role(
      inline({ Effect: 'Allow', Action: 'IAM:*', Resource: '*' }),
      'every IAM action',
    ),
    role(
      inline(everything, { Effect: 'Deny', Action: 's3:*', Resource: '*' }),
      'a Deny of one service',
    ),
    role(
      inline(everything, {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      'a Deny that may not apply',
    ),
    role(
      {
        attachedPolicyArns: [ADMINISTRATOR],
        managedPolicies: unknown('denied'),
      },
      'AdministratorAccess without its document',
      { evidence: [{ path: 'AttachedManagedPolicies', value: ADMINISTRATOR }] },
    ),
    role(
      {
        attachedPolicyArns: [ADMINISTRATOR],
        managedPolicies: [{ ...policy(everything), arn: ADMINISTRATOR }],
      },
      'AdministratorAccess with its document',
      {
        evidence: [{ arn: ADMINISTRATOR, path: 'PolicyDocument.Statement[0]' }],
      },
    ),
    role(
      { inlinePolicies: [policy(everything), { ...policy(), document: '{' }] },
      'whatever another policy says',
    ),
    role(
      {
        ...inline(everything),
        boundary: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
      },
      'cut by a boundary',
      { severity: 'MEDIUM' },
    ),
    role(
      { ...inline(everything), boundary: unknown('denied') },
      'an unknown boundary',
    ),
  ],
  notAvailable: [
    role({ inlinePolicies: unknown('denied') }),
    role({ managedPolicies: unknown('throttled') }),
    role({ attachedPolicyArns: unknown('throttled') }),
    role(
      { inlinePolicies: [{ ...policy(), document: '{' }] },
      'a malformed document',
    ),
    role(
      { attachedPolicyArns: ['arn:aws:iam::aws:policy/X'] },
      'a document that is missing',
    ),
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
      note: 'roles could not be listed',
    },
    {
      resource: lambdaFunction({
        role: 'arn:aws:iam::999988887777:role/other',
      }),
      note: 'a role of another account',
    },
    lambdaFunction({ role: unknown('denied') }),
  ],
});
