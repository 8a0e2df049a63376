import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetIdentityPoolRolesResponse,
  IdentityPoolShortDescription,
  ListIdentityPoolsCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  AwsReader,
  Collector,
  IdentityPoolRole,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, redactTags, required } from '../fields';

const client = CognitoIdentityClient;
const resources = ['arn:{partition}:cognito-identity:*:*:identitypool/*'];

const listIdentityPools = operation({
  id: 'cognito-identity:ListIdentityPools',
  client,
  command: ListIdentityPoolsCommand,
  probe: { MaxResults: 1 },
});

const describeIdentityPool = operation({
  id: 'cognito-identity:DescribeIdentityPool',
  client,
  command: DescribeIdentityPoolCommand,
  resources,
});

const getIdentityPoolRoles = operation({
  id: 'cognito-identity:GetIdentityPoolRoles',
  client,
  command: GetIdentityPoolRolesCommand,
  resources,
});

/** Identity pools of Regions that hold functions or APIs, with the roles that they hand out. */
export const cognitoIdentityCollector: Collector = {
  id: 'cognito-identity',
  scope: 'regional',
  follows: [
    'AWS::Lambda::Function',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::Api',
    'AWS::AppSync::GraphQLApi',
  ],
  operations: { listIdentityPools, describeIdentityPool, getIdentityPoolRoles },
  listings: [
    {
      id: 'identity-pools',
      resourceTypes: ['AWS::Cognito::IdentityPool'],
      recordedAs: ['AWS::Cognito::IdentityPool'],
      async page(aws, NextToken) {
        const output = await aws.call(listIdentityPools, {
          MaxResults: 60,
          NextToken,
        });
        const pools = required(
          output.IdentityPools,
          'IdentityPools',
          listIdentityPools,
        );
        return {
          resources: await aws.all(pools, pool => identityPool(aws, pool)),
          next: output.NextToken || undefined,
        };
      },
    },
  ],
};

async function identityPool(
  aws: AwsReader,
  { IdentityPoolId, IdentityPoolName }: IdentityPoolShortDescription,
): Promise<Resource<'AWS::Cognito::IdentityPool'>> {
  const identityPoolId = required(
    IdentityPoolId,
    'IdentityPoolId',
    listIdentityPools,
  );
  const [pool, roles] = await Promise.all([
    aws.read(
      describeIdentityPool,
      { IdentityPoolId: identityPoolId },
      output => ({
        allowsGuests: required(
          output.AllowUnauthenticatedIdentities,
          'AllowUnauthenticatedIdentities',
          describeIdentityPool,
        ),
        allowsClassicFlow: output.AllowClassicFlow ?? false,
        tags: redactTags(output.IdentityPoolTags),
      }),
    ),
    aws.read(
      getIdentityPoolRoles,
      { IdentityPoolId: identityPoolId },
      output => ({
        roles: rolesOf(output),
        hasRolesOfTokens: Object.values(output.RoleMappings ?? {}).some(
          ({ Type }) => Type === 'Token',
        ),
      }),
    ),
  ]);
  return {
    type: 'AWS::Cognito::IdentityPool',
    arn: `arn:${aws.partition}:cognito-identity:${aws.region}:${aws.accountId}:identitypool/${identityPoolId}`,
    name: IdentityPoolName || identityPoolId,
    ...inScope(aws),
    tags: isUnknown(pool) ? pool : pool.tags,
    attributes: {
      identityPoolId,
      allowsGuests: isUnknown(pool) ? pool : pool.allowsGuests,
      allowsClassicFlow: isUnknown(pool) ? pool : pool.allowsClassicFlow,
      roles: isUnknown(roles) ? roles : roles.roles,
      hasRolesOfTokens: isUnknown(roles) ? roles : roles.hasRolesOfTokens,
    },
  };
}

function rolesOf({
  Roles = {},
  RoleMappings = {},
}: GetIdentityPoolRolesResponse): IdentityPoolRole[] {
  const standard = (['authenticated', 'unauthenticated'] as const).flatMap(
    audience => (Roles[audience] ? [{ audience, arn: Roles[audience] }] : []),
  );
  const mapped = Object.values(RoleMappings)
    .flatMap(({ RulesConfiguration }) => RulesConfiguration?.Rules ?? [])
    .map(({ RoleARN }) =>
      required(RoleARN, 'RoleMappings.RoleARN', getIdentityPoolRoles),
    );
  return [
    ...standard,
    ...[...new Set(mapped)]
      .sort()
      .map(arn => ({ audience: 'mapped' as const, arn })),
  ];
}
