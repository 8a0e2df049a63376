import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../__testUtils__/collected';

jest.setTimeout(60_000);

const arnOf = (id: string) =>
  `arn:aws:appsync:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:apis/${id}`;

const role = `arn:aws:iam::${COLLECTED_ACCOUNT}:role/graph`;

const shop = {
  api: {
    apiId: 'shop',
    arn: arnOf('shop'),
    name: 'shop-graph',
    authenticationType: 'API_KEY' as const,
    additionalAuthenticationProviders: [
      {
        authenticationType: 'OPENID_CONNECT' as const,
        openIDConnectConfig: { issuer: 'https://login.example.com' },
      },
    ],
    logConfig: { fieldLogLevel: 'ALL' as const, cloudWatchLogsRoleArn: role },
    tags: { team: 'shop' },
  },
  environmentVariables: { PASSWORD: 'not-a-real-Pa55word!', STAGE: 'live' },
  dataSources: [
    {
      name: 'orders',
      dataSourceArn: `${arnOf('shop')}/datasources/orders`,
      type: 'AMAZON_DYNAMODB' as const,
      serviceRoleArn: role,
      dynamodbConfig: { tableName: 'orders', awsRegion: 'eu-west-2' },
    },
    {
      name: 'legacy',
      type: 'HTTP' as const,
      httpConfig: { endpoint: 'HTTP://legacy.example.com' },
    },
    ...Array.from({ length: 25 }, (_, i) => ({
      name: `none${i}`,
      type: 'NONE' as const,
    })),
  ],
  cache: { transitEncryptionEnabled: true, atRestEncryptionEnabled: true },
};

const others = Array.from({ length: 25 }, (_, i) => ({
  api: {
    apiId: `other${i}`,
    arn: arnOf(`other${i}`),
    authenticationType: 'AWS_IAM' as const,
    wafWebAclArn: 'arn:aws:wafv2:eu-west-1:222233334444:regional/webacl/a/1',
    visibility: 'PRIVATE' as const,
  },
  environmentVariables: {},
  dataSources: [],
}));

const events = {
  api: {
    apiId: 'events',
    apiArn: arnOf('events'),
    name: 'shop-events',
    eventConfig: {
      authProviders: [{ authType: 'API_KEY' as const }],
      connectionAuthModes: [{ authType: 'API_KEY' as const }],
      defaultPublishAuthModes: [{ authType: 'AWS_IAM' as const }],
      defaultSubscribeAuthModes: [{ authType: 'AWS_IAM' as const }],
    },
  },
  namespaces: [
    { name: 'chat', subscribeAuthModes: [{ authType: 'API_KEY' as const }] },
  ],
};

const things = { graphqlApis: [shop, ...others], eventApis: [events] };

it('reads APIs, sources and caches with as few calls as that takes, and no value of a variable', async () => {
  const { of, calls, outcome } = await collected({ things }, ['appsync']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'appsync:ListGraphqlApis': 2,
    'appsync:GetGraphqlApiEnvironmentVariables': 26,
    'appsync:ListDataSources': 27,
    'appsync:GetApiCache': 26,
    'appsync:ListApis': 1,
    'appsync:ListChannelNamespaces': 1,
  });
  const [api, other] = of('AWS::AppSync::GraphQLApi');
  expect(api).toMatchObject({
    arn: arnOf('shop'),
    tags: { team: 'shop' },
    attributes: {
      authentication: [
        { type: 'API_KEY', openIdConnect: null },
        {
          type: 'OPENID_CONNECT',
          openIdConnect: {
            issuer: 'https://login.example.com',
            clientId: null,
          },
        },
      ],
      logging: { fieldLogLevel: 'ALL', excludeVerboseContent: false },
      webAclArn: null,
      visibility: 'GLOBAL',
      queryDepthLimit: 0,
      resolverCountLimit: 0,
      environment: [
        { name: 'PASSWORD', secret: 'password' },
        { name: 'STAGE' },
      ],
    },
  });
  expect(other.attributes).toMatchObject({
    visibility: 'PRIVATE',
    logging: null,
  });
  expect(JSON.stringify(api)).not.toContain('Pa55word');
  expect(of('AWS::AppSync::DataSource').slice(0, 2)).toMatchObject([
    {
      parentArn: arnOf('shop'),
      attributes: {
        serviceRoleArn: role,
        targetArns: [
          `arn:aws:dynamodb:eu-west-2:${COLLECTED_ACCOUNT}:table/orders`,
        ],
        endpointScheme: null,
      },
    },
    {
      name: 'shop-graph/legacy',
      attributes: {
        serviceRoleArn: null,
        targetArns: null,
        endpointScheme: 'http',
      },
    },
  ]);
  expect(of('AWS::AppSync::ApiCache')).toMatchObject([
    {
      parentArn: arnOf('shop'),
      attributes: { transitEncryptionEnabled: true },
    },
  ]);
  expect(of('AWS::AppSync::Api')).toMatchObject([
    {
      attributes: {
        connectionAuthTypes: ['API_KEY'],
        defaultAuthTypes: { publish: ['AWS_IAM'], subscribe: ['AWS_IAM'] },
        namespaces: [{ name: 'chat', publish: [], subscribe: ['API_KEY'] }],
      },
    },
  ]);
});

it('does not take what it may not read for none', async () => {
  const denied = [
    'appsync:GetGraphqlApiEnvironmentVariables',
    'appsync:ListDataSources',
    'appsync:ListChannelNamespaces',
  ];
  const { of, outcome } = await collected(
    { things: { graphqlApis: [shop], eventApis: [events] }, denied },
    ['appsync'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  const unknown = { $unknown: { errorClass: 'denied' } };
  expect(
    of('AWS::AppSync::GraphQLApi')[0].attributes.environment,
  ).toMatchObject(unknown);
  expect(of('AWS::AppSync::Api')[0].attributes.namespaces).toMatchObject(
    unknown,
  );
  expect(of('AWS::AppSync::DataSource')).toMatchObject([
    {
      arn: `${arnOf('shop')}/datasources/*`,
      unlisted: { errorClass: 'denied' },
    },
  ]);
});
