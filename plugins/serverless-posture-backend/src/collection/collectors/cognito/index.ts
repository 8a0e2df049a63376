import {
  AwsReader,
  Collector,
  Page,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { required } from '../../fields';
import { children, mergePages } from '../children';
import { clientsOf } from './clients';
import { identityProvidersOf } from './identityProviders';
import {
  describeIdentityProvider,
  describeRiskConfiguration,
  describeUserPool,
  describeUserPoolClient,
  getLogDeliveryConfiguration,
  getUserPoolMfaConfig,
  getWebAclForResource,
  listIdentityProviders,
  listUserPoolClients,
  listUserPools,
} from './operations';
import { ListedPool, userPool } from './userPool';

/** The most that Cognito gives at once. */
const PAGE = 60;

/**
 * User pools of Regions that hold functions or APIs, with their app clients and external providers where a control reads
 * them.
 */
export function cognitoCollector(needed?: ReadonlySet<string>): Collector {
  const isNeeded = (type: ResourceType) => needed?.has(type) ?? true;
  const read = {
    clients: isNeeded('AWS::Cognito::UserPoolClient'),
    providers: isNeeded('AWS::Cognito::UserPoolIdentityProvider'),
  };
  return {
    id: 'cognito',
    scope: 'regional',
    follows: [
      'AWS::Lambda::Function',
      'AWS::ApiGateway::RestApi',
      'AWS::ApiGatewayV2::Api',
      'AWS::AppSync::GraphQLApi',
    ],
    operations: {
      listUserPools,
      describeUserPool,
      getUserPoolMfaConfig,
      describeRiskConfiguration,
      getLogDeliveryConfiguration,
      getWebAclForResource,
      ...(read.clients ? { listUserPoolClients, describeUserPoolClient } : {}),
      ...(read.providers
        ? { listIdentityProviders, describeIdentityProvider }
        : {}),
    },
    listings: [
      {
        id: 'user-pools',
        resourceTypes: [
          'AWS::Cognito::UserPool',
          ...(read.clients ? (['AWS::Cognito::UserPoolClient'] as const) : []),
          ...(read.providers
            ? (['AWS::Cognito::UserPoolIdentityProvider'] as const)
            : []),
        ],
        recordedAs: ['AWS::Cognito::UserPool'],
        async page(aws, NextToken) {
          const output = await aws.call(listUserPools, {
            MaxResults: PAGE,
            NextToken,
          });
          const pools = required(output.UserPools, 'UserPools', listUserPools);
          const parts = await aws.all(pools, ({ Id, Name }) =>
            poolAndChildren(
              aws,
              {
                id: required(Id, 'Id', listUserPools),
                name: required(Name, 'Name', listUserPools),
              },
              read,
            ),
          );
          return mergePages(parts, output.NextToken);
        },
      },
    ],
  };
}

async function poolAndChildren(
  aws: AwsReader,
  listed: ListedPool,
  read: { clients: boolean; providers: boolean },
): Promise<Page> {
  const pool = await userPool(aws, listed);
  const parts = await Promise.all([
    read.clients
      ? [
          await children(pool, 'AWS::Cognito::UserPoolClient', () =>
            clientsOf(aws, pool, listed.id),
          ),
        ]
      : [],
    read.providers
      ? [
          await children(pool, 'AWS::Cognito::UserPoolIdentityProvider', () =>
            identityProvidersOf(aws, pool, listed.id),
          ),
        ]
      : [],
  ]);
  return mergePages([{ resources: [pool] }, ...parts.flat()], undefined);
}
