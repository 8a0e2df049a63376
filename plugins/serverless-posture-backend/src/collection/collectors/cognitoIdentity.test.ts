import type { RoleMapping } from '@aws-sdk/client-cognito-identity';
import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../__testUtils__/collected';

const IdentityPoolId = `${COLLECTED_REGION}:0b1c2d3e-0000-4000-8000-000000000001`;
const role = (name: string) => `arn:aws:iam::${COLLECTED_ACCOUNT}:role/${name}`;

const byToken: Record<string, RoleMapping> = {
  'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e:client': {
    Type: 'Token',
    AmbiguousRoleResolution: 'Deny',
  },
};

const things = {
  identityPools: [
    {
      pool: {
        IdentityPoolId,
        IdentityPoolName: 'customers',
        AllowUnauthenticatedIdentities: true,
        IdentityPoolTags: { owner: 'shop' },
      },
      roles: { authenticated: role('in'), unauthenticated: role('guest') },
      mappings: {
        'graph.facebook.com': {
          Type: 'Rules' as const,
          RulesConfiguration: {
            Rules: [
              {
                Claim: 'isAdmin',
                MatchType: 'Equals' as const,
                Value: 'true',
                RoleARN: role('admin'),
              },
            ],
          },
        },
      },
    },
    {
      pool: {
        IdentityPoolId: `${IdentityPoolId}2`,
        IdentityPoolName: 'workforce',
        AllowUnauthenticatedIdentities: false,
      },
      roles: {} as Record<string, string>,
      mappings: byToken,
    },
  ],
};

it('reads identity pools with every role that they hand out', async () => {
  const { of, calls, outcome } = await collected({ things }, [
    'cognito-identity',
  ]);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'cognito-identity:ListIdentityPools': 1,
    'cognito-identity:DescribeIdentityPool': 2,
    'cognito-identity:GetIdentityPoolRoles': 2,
  });
  expect(of('AWS::Cognito::IdentityPool')).toMatchObject([
    {
      name: 'customers',
      tags: { owner: 'shop' },
      attributes: {
        identityPoolId: IdentityPoolId,
        allowsGuests: true,
        allowsClassicFlow: false,
        roles: [
          { audience: 'authenticated', arn: role('in') },
          { audience: 'unauthenticated', arn: role('guest') },
          { audience: 'mapped', arn: role('admin') },
        ],
        hasRolesOfTokens: false,
      },
    },
    { name: 'workforce', attributes: { roles: [], hasRolesOfTokens: true } },
  ]);
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    { things, denied: ['cognito-identity:GetIdentityPoolRoles'] },
    ['cognito-identity'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  expect(of('AWS::Cognito::IdentityPool')[0].attributes).toMatchObject({
    allowsGuests: true,
    roles: { $unknown: { errorClass: 'denied' } },
    hasRolesOfTokens: { $unknown: { errorClass: 'denied' } },
  });
});
