import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  identityPool,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { cognitoIdentityPoolRole } from './cognito-identity-pool-role';

const PROVIDER = 'cognito-identity.amazonaws.com';
const arnOf = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const ID = 'eu-west-1:0b1c2d3e-0000-4000-8000-000000000001';

const aud = { StringEquals: { [`${PROVIDER}:aud`]: ID } };
const amr = (value: string) => ({
  'ForAnyValue:StringLike': { [`${PROVIDER}:amr`]: value },
});

const trusting = (Condition: object) =>
  policyOf({
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });

const role = (
  name: string,
  {
    action = 's3:GetObject',
    resource = 'arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*',
    condition = { ...aud, ...amr('authenticated') } as object,
    ...more
  } = {},
) =>
  iamRole({
    $: { arn: arnOf(name), name },
    trustPolicy: trusting(condition),
    inlinePolicies: [
      {
        arn: null,
        name: 'own',
        document: policyOf({
          Effect: 'Allow',
          Action: action,
          Resource: resource,
        }),
      },
    ],
    ...more,
  });

const open = { allowsGuests: true };
const both = {
  roles: [
    { audience: 'authenticated' as const, arn: arnOf('customers') },
    { audience: 'unauthenticated' as const, arn: arnOf('guest') },
  ],
};
const guest = (more: object = {}) =>
  role('guest', { condition: { ...aud, ...amr('unauthenticated') }, ...more });

/** Everything of a kind, under a condition. */
const limited: any = {
  inlinePolicies: [
    {
      arn: null,
      name: 'own',
      document: policyOf({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'shop' } },
      }),
    },
  ],
};

testControl(cognitoIdentityPoolRole, {
  passed: [
    { resource: identityPool(), with: [role('customers')] },
    {
      resource: identityPool(),
      with: [role('customers', { condition: aud })],
      note: 'nobody is a guest',
    },
    {
      resource: identityPool({ ...open, ...both }),
      with: [role('customers'), guest()],
    },
    {
      resource: identityPool(both),
      with: [role('customers'), guest({ action: '*', resource: '*' })],
      note: 'the role of guests while there are none',
    },
    { resource: identityPool(), note: 'the role is gone' },
  ],
  failed: [
    {
      resource: identityPool(),
      with: [role('customers', { action: 's3:GetObject', resource: '*' })],
      matching: { evidence: [{ arn: arnOf('customers') }] },
    },
    {
      resource: identityPool({ ...open, ...both }),
      with: [role('customers'), guest({ action: 'dynamodb:*', resource: '*' })],
      note: 'the role of guests',
    },
    {
      resource: identityPool(),
      with: [
        role('customers', {
          action: 'dynamodb:*',
          resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
        }),
      ],
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: identityPool(),
      with: [role('customers', limited)],
      note: 'what only a condition limits',
      severity: 'LOW',
    },
    {
      resource: identityPool({ ...open, ...both }),
      with: [
        role('customers', limited),
        guest({
          action: 'dynamodb:*',
          resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
        }),
      ],
      note: 'the graver of two',
      severity: 'MEDIUM',
    },
    {
      resource: identityPool(),
      with: [role('customers', { condition: amr('authenticated') })],
      matching: {
        reason: 'any identity pool of any account may assume the role',
      },
    },
    {
      resource: identityPool(),
      with: [
        role('customers', {
          condition: { StringLike: { [`${PROVIDER}:aud`]: 'eu-west-1:*' } },
        }),
      ],
      note: 'a pattern for the pool',
    },
    {
      resource: identityPool({ ...open, ...both }),
      with: [role('customers', { condition: aud }), guest()],
      matching: { reason: 'guests may assume the role of signed-in users' },
    },
    {
      resource: identityPool({
        roles: [{ audience: 'mapped', arn: arnOf('admin') }],
      }),
      with: [role('admin', { action: '*', resource: '*' })],
      note: 'a mapped role',
    },
    {
      resource: identityPool({
        roles: [
          ...both.roles,
          { audience: 'mapped', arn: 'arn:aws:iam::999988887777:role/x' },
        ],
      }),
      with: [role('customers', { action: '*', resource: '*' })],
      note: 'beside a role that nobody can read',
    },
    {
      resource: identityPool({ hasRolesOfTokens: true }),
      with: [role('customers', limited)],
      note: 'beside roles that groups name',
      severity: 'LOW',
    },
  ],
  notAvailable: [
    identityPool({
      roles: unknown('denied', 'cognito-identity:GetIdentityPoolRoles'),
    }),
    {
      resource: identityPool(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
    {
      resource: identityPool(),
      with: [role('customers', { managedPolicies: unknown('denied') } as any)],
    },
    identityPool({
      roles: [{ audience: 'mapped', arn: 'arn:aws:iam::999988887777:role/x' }],
    }),
    {
      resource: identityPool({ hasRolesOfTokens: true }),
      with: [role('customers')],
      note: 'groups name roles',
      matching: {
        reason: 'groups of the user pool name the roles, which are not read',
      },
    },
    {
      resource: identityPool({ roles: [], hasRolesOfTokens: true }),
      note: 'only groups name roles',
    },
  ],
  notApplicable: [identityPool({ roles: [] })],
});
