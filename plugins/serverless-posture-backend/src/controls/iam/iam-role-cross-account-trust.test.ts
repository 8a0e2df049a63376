import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamRoleCrossAccountTrust } from './iam-role-cross-account-trust';

const MEMBER = '444455556666';
const OUTSIDE = 'arn:aws:iam::999988887777:root';

function trusting(principal: unknown, condition?: object, ...more: object[]) {
  const statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: principal,
    ...(condition ? { Condition: condition } : {}),
  };
  return {
    resource: iamRole({
      trustPolicy: JSON.stringify({ Statement: [statement, ...more] }),
    }),
    accounts: ['111122223333', MEMBER],
    organizationId: 'o-a1b2c3d4e5',
    note: JSON.stringify([principal, condition]),
  };
}

const externalId = (value: string | string[], operator = 'StringEquals') => ({
  [operator]: { 'sts:ExternalId': value },
});

const unknownAccounts = {
  accounts: { unknown: { errorClass: 'denied' } },
} as const;

testControl(iamRoleCrossAccountTrust, {
  passed: [
    iamRole(),
    trusting({ AWS: '111122223333' }),
    { ...trusting({ AWS: '111122223333' }), ...unknownAccounts },
    trusting({ AWS: `arn:aws:iam::${MEMBER}:role/deploy` }),
    trusting({ AWS: OUTSIDE }, externalId('shop-7f3a')),
    trusting(
      { AWS: '*' },
      {
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      },
    ),
    trusting(
      { AWS: '*' },
      { StringEquals: { 'aws:PrincipalAccount': MEMBER } },
    ),
    trusting({ Federated: 'cognito-identity.amazonaws.com' }),
    trusting({ AWS: OUTSIDE }, undefined, {
      Effect: 'Deny',
      Action: 'sts:*',
      Principal: '*',
    }),
  ],
  failed: [
    {
      ...trusting({ AWS: ['111122223333', OUTSIDE] }),
      matching: {
        evidence: [{ path: 'AssumeRolePolicyDocument.Statement[0]' }],
        reason: `${OUTSIDE} may assume it`,
      },
    },
    trusting('*'),
    { ...trusting('*'), ...unknownAccounts },
    trusting({ AWS: 'arn:aws:iam::999988887777:user/ci' }),
    trusting({ AWS: OUTSIDE }, externalId('*', 'StringLike')),
    trusting({ AWS: OUTSIDE }, externalId('1')),
    trusting({ AWS: OUTSIDE }, externalId(['shop', '*'], 'StringLike')),
    trusting({ AWS: OUTSIDE }, externalId('shop', 'StringEqualsIfExists')),
    trusting({ AWS: OUTSIDE }, externalId('shop', 'StringNotEquals')),
    trusting(
      { AWS: OUTSIDE },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    ),
    trusting(
      { AWS: '*' },
      {
        StringEquals: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' },
      },
    ),
    trusting({ AWS: '*' }, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    trusting({ Federated: '*' }),
    {
      ...trusting({ AWS: 'AROAEXAMPLEEXAMPLE123' }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    iamRole({ trustPolicy: unknown('malformed') }),
    iamRole({ trustPolicy: '{' }),
    { ...trusting({ AWS: OUTSIDE }), ...unknownAccounts },
    {
      ...trusting(
        { AWS: '*' },
        { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      ),
      organizationId: undefined,
      note: 'the id of the organization is unknown',
    },
    trusting({ AWS: 'arn:aws:iam::*:root' }),
  ],
});
