import type { AuthMode, DataSource } from '@aws-sdk/client-appsync';
import { RoleSpec } from '../buildRoles';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { SimulatedEventApi, SimulatedGraphqlApi } from '../things/edge';
import { ThingsDefinition } from '../world';
import { webAclArn } from './demoApis';
import { Story } from './story';

const tags = { service: 'storefront', team: 'storefront' };

const roleArn = ({ accountId }: Place, name: string) =>
  `arn:aws:iam::${accountId}:role/${name}`;

/** A role that names its table, and one that grants all of them. */
export const graphRoles = (accountId: string): RoleSpec[] => [
  {
    name: 'graph-wishlists',
    service: 'appsync.amazonaws.com',
    inline: [
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        Resource: [
          `arn:aws:dynamodb:eu-west-1:${accountId}:table/wishlists`,
          `arn:aws:dynamodb:eu-west-1:${accountId}:table/wishlists/*`,
        ],
      },
    ],
  },
  {
    name: 'graph-reviews',
    service: 'appsync.amazonaws.com',
    inline: [{ Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' }],
  },
];

function graphqlApi(
  place: Place,
  name: string,
  isCareful: boolean,
): SimulatedGraphqlApi {
  const apiId = `${name}api0000000000000000000`.slice(0, 26);
  const arn = `arn:aws:appsync:${place.region}:${place.accountId}:apis/${apiId}`;
  const source = (other: Partial<DataSource>): DataSource => ({
    name: other.name,
    dataSourceArn: `${arn}/datasources/${other.name}`,
    ...other,
  });
  return {
    api: {
      apiId,
      arn,
      name: `${name}-graph`,
      authenticationType: isCareful ? 'AMAZON_COGNITO_USER_POOLS' : 'API_KEY',
      visibility: 'GLOBAL',
      apiType: 'GRAPHQL',
      introspectionConfig: isCareful ? 'DISABLED' : 'ENABLED',
      queryDepthLimit: isCareful ? 8 : 0,
      resolverCountLimit: isCareful ? 100 : 0,
      xrayEnabled: isCareful,
      ...(isCareful
        ? {
            logConfig: {
              fieldLogLevel: 'ERROR',
              excludeVerboseContent: true,
              cloudWatchLogsRoleArn: roleArn(place, 'graph-wishlists'),
            },
            wafWebAclArn: webAclArn(place),
          }
        : {}),
      tags,
    },
    environmentVariables: isCareful
      ? { STAGE: 'live' }
      : { STAGE: 'live', MODERATION_PASSWORD: 'not-a-real-Pa55word!' },
    dataSources: [
      source({
        name,
        type: 'AMAZON_DYNAMODB',
        serviceRoleArn: roleArn(place, `graph-${name}`),
        dynamodbConfig: { tableName: name, awsRegion: place.region },
      }),
      source({ name: 'none', type: 'NONE' }),
    ],
  };
}

function eventApi(
  { region, accountId }: Place,
  name: string,
  authType: 'API_KEY' | 'AWS_IAM',
): SimulatedEventApi {
  const modes: AuthMode[] = [{ authType }];
  return {
    api: {
      apiId: name,
      apiArn: `arn:aws:appsync:${region}:${accountId}:apis/${name}`,
      name,
      eventConfig: {
        authProviders: modes,
        connectionAuthModes: modes,
        defaultPublishAuthModes: modes,
        defaultSubscribeAuthModes: modes,
      },
      tags,
    },
    namespaces: [{ apiId: name, name: 'default' }],
  };
}

/** Of two GraphQL APIs and two Event APIs, one each is in good order; the other GraphQL API came five weeks ago. */
export function edgeGraphs(place: Place, story: Story): ThingsDefinition {
  return {
    graphqlApis: [
      lasting(graphqlApi(place, 'wishlists', true)),
      lasting(graphqlApi(place, 'reviews', false), { from: story.week(5) }),
    ],
    eventApis: [
      lasting(eventApi(place, 'order-status', 'AWS_IAM')),
      lasting(eventApi(place, 'live-shopping', 'API_KEY')),
    ],
  };
}
