import type { RoleDetail } from '@aws-sdk/client-iam';
import { PolicyStatement } from '../../identity/policy';
import { roleArn } from '../arns';
import { buildRole } from '../buildRoles';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { digest } from '../random';
import { SimulatedIdentityPool, SimulatedUserPool } from '../things/identity';
import { AccountState, ThingsDefinition } from '../world';
import { webAclArn } from './demoApis';
import { Story } from './story';

type Client = SimulatedUserPool['clients'][number];

/** Who keeps a pool in good order and who does not. */
type Care = 'good' | 'watching' | 'careless';

const poolIdOf = ({ region, accountId }: Place, name: string) =>
  `${region}_${digest(`${accountId}${region}${name}`).slice(0, 9)}`;

function clientsOf(UserPoolId: string, name: string, care: Care): Client[] {
  const client = (suffix: string, more: Partial<Client>): Client => ({
    UserPoolId,
    ClientId: digest(`${UserPoolId}${suffix}`).slice(0, 26),
    ClientName: `${name}-${suffix}`,
    SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthFlowsUserPoolClient: true,
    EnableTokenRevocation: true,
    ...more,
  });
  const web = client('web', {
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: ['https://shop.example.com/signed-in'],
    WriteAttributes: ['email', 'name'],
    PreventUserExistenceErrors: 'ENABLED',
  });
  const legacy = client('legacy-app', {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthFlows: ['implicit'],
    AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'],
    CallbackURLs: ['http://localhost:8080/callback'],
    WriteAttributes: ['email', 'name', 'custom:role'],
    EnableTokenRevocation: false,
  });
  return care === 'good' ? [web] : [web, legacy];
}

function userPool(place: Place, name: string, care: Care): SimulatedUserPool {
  const Id = poolIdOf(place, name);
  const isGood = care === 'good';
  const mode = isGood ? 'ENFORCED' : 'AUDIT';
  return {
    pool: {
      Id,
      Arn: `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${Id}`,
      Name: name,
      UserPoolTier: care === 'careless' ? 'ESSENTIALS' : 'PLUS',
      MfaConfiguration: isGood ? 'ON' : 'OPTIONAL',
      Policies: {
        PasswordPolicy: {
          MinimumLength: isGood ? 14 : 6,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: isGood,
          RequireUppercase: isGood,
          TemporaryPasswordValidityDays: 7,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      },
      ...(care === 'careless'
        ? {}
        : { UserPoolAddOns: { AdvancedSecurityMode: mode } }),
      LambdaConfig: {},
      SchemaAttributes: [
        { Name: 'sub', Mutable: false, DeveloperOnlyAttribute: false },
        { Name: 'email', Mutable: true, DeveloperOnlyAttribute: false },
        { Name: 'name', Mutable: true, DeveloperOnlyAttribute: false },
        { Name: 'custom:role', Mutable: true, DeveloperOnlyAttribute: false },
      ],
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: {
        AttributesRequireVerificationBeforeUpdate: ['email'],
      },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      DeletionProtection: isGood ? 'ACTIVE' : 'INACTIVE',
      UserPoolTags: { team: 'storefront', service: 'session' },
    },
    mfa: {
      MfaConfiguration: isGood ? 'ON' : 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    },
    risk:
      care === 'careless'
        ? undefined
        : {
            UserPoolId: Id,
            CompromisedCredentialsRiskConfiguration: {
              Actions: { EventAction: isGood ? 'BLOCK' : 'NO_ACTION' },
            },
            AccountTakeoverRiskConfiguration: {
              Actions: {
                HighAction: { Notify: true, EventAction: 'BLOCK' },
                MediumAction: {
                  Notify: true,
                  EventAction: isGood ? 'MFA_REQUIRED' : 'NO_ACTION',
                },
              },
            },
          },
    logs: [],
    clients: clientsOf(Id, name, care),
    providers: [],
    webAclArn: isGood ? webAclArn(place) : undefined,
  };
}

function identityPool(
  { region, accountId }: Place,
  name: string,
  hasGuests: boolean,
): SimulatedIdentityPool {
  return {
    pool: {
      IdentityPoolId: identityPoolIdOf({ region, accountId }, name),
      IdentityPoolName: name,
      AllowUnauthenticatedIdentities: hasGuests,
      AllowClassicFlow: hasGuests,
      IdentityPoolTags: hasGuests
        ? {}
        : { team: 'storefront', service: 'session' },
    },
    roles: {
      authenticated: roleArn(accountId, `${name}-signed-in`),
      ...(hasGuests
        ? { unauthenticated: roleArn(accountId, `${name}-guest`) }
        : {}),
    },
  };
}

function identityPoolIdOf({ region, accountId }: Place, name: string): string {
  const hex = digest(`${accountId}${region}${name}`);
  return `${region}:${hex.slice(0, 8)}-0000-4000-8000-${hex.slice(8, 20)}`;
}

function poolRole(
  place: Place,
  pool: string,
  audience: 'authenticated' | 'unauthenticated',
  statement: PolicyStatement,
): AccountState['roles'][number] {
  const suffix = audience === 'authenticated' ? 'signed-in' : 'guest';
  const provider = 'cognito-identity.amazonaws.com';
  const trust: Partial<RoleDetail> = {
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${provider}:aud`]: identityPoolIdOf(place, pool),
            },
            'ForAnyValue:StringLike': { [`${provider}:amr`]: audience },
          },
        },
      ],
    }),
  };
  return {
    ...buildRole(place.accountId, {
      name: `${pool}-${suffix}`,
      inline: [statement],
    }),
    ...trust,
  };
}

const home = 'eu-west-1';

/** The roles of the account's identity pools. */
export function signInRoles(
  account: string,
  accountId: string,
): AccountState['roles'] {
  const place = { accountId, region: home };
  if (account === 'prod-storefront') {
    return [
      poolRole(place, 'shop-app', 'authenticated', {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource:
          'arn:aws:s3:::shop-uploads/${cognito-identity.amazonaws.com:sub}/*',
      }),
    ];
  }
  if (account === 'staging-storefront') {
    return (['authenticated', 'unauthenticated'] as const).map(audience =>
      poolRole(place, 'shop-app-staging', audience, {
        Effect: 'Allow',
        Action: ['s3:*', 'dynamodb:*'],
        Resource: '*',
      }),
    );
  }
  return [];
}

/** User and identity pools: customers of the shop, its merchants, and what staging never tidied up. */
export function demoSignIn(
  account: string,
  place: Place,
  story: Story,
): ThingsDefinition {
  if (place.region !== home) return {};
  switch (account) {
    case 'prod-storefront': {
      const enforced = userPool(place, 'customers', 'good');
      return {
        userPools: [
          lasting(userPool(place, 'customers', 'watching'), {
            changes: [{ at: story.week(4), to: () => enforced }],
          }),
        ],
        identityPools: [lasting(identityPool(place, 'shop-app', false))],
      };
    }
    case 'prod-payments':
      return { userPools: [lasting(userPool(place, 'merchants', 'watching'))] };
    case 'staging-storefront':
      return {
        userPools: [lasting(userPool(place, 'customers-staging', 'careless'))],
        identityPools: [lasting(identityPool(place, 'shop-app-staging', true))],
      };
    default:
      return {};
  }
}
