import {
  AwsReader,
  CollectionError,
  Operation,
} from 'backstage-plugin-serverless-posture-node';
import { apiGatewayCollector } from '.';

type Answers = Record<string, object | Error>;

/** Answers each operation alike, whatever is asked of it. */
function answering(answers: Answers): AwsReader {
  return {
    accountId: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    call: async ({ id }: Operation) => {
      const answer = answers[id];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    all: (items: unknown[], one: (item: unknown) => unknown) =>
      Promise.all(items.map(one)),
  } as unknown as AwsReader;
}

const integration = {
  type: 'HTTP_PROXY',
  uri: 'HTTPS://backend.example.com/orders',
  cacheKeyParameters: [
    'method.request.header.Authorization',
    'integration.request.header.user',
    'integration.request.header.tenant',
  ],
  requestParameters: {
    'integration.request.header.user': 'context.authorizer.principalId',
    'integration.request.header.tenant': "'s3cret'",
  },
};
const getMethod = {
  authorizationType: 'CUSTOM',
  methodIntegration: integration,
};

const answers: Answers = {
  'apigateway:GetRestApis': {
    items: [
      {
        id: 'a1b2c3d4e5',
        name: 'orders',
        endpointConfiguration: { types: ['REGIONAL'] },
        securityPolicy: 'TLS_1_2',
      },
    ],
  },
  'apigateway:GetStages': {
    item: [
      {
        stageName: 'live',
        cacheClusterEnabled: true,
        methodSettings: { '~1orders/GET': { cachingEnabled: true } },
        accessLogSettings: {
          destinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:api',
          format: 'key=s3cret $context.status',
        },
      },
      { stageName: 'test' },
    ],
  },
  'apigateway:GetResources': {
    items: [{ id: 'r1', path: '/orders', resourceMethods: { GET: getMethod } }],
  },
};

async function collect(changes: Answers = {}): Promise<Record<string, any>> {
  const { listings } = apiGatewayCollector(
    new Set(['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Method']),
  );
  const { resources } = await listings[0].page(
    answering({ ...answers, ...changes }),
    undefined,
    { of: async () => [] },
  );
  return Object.fromEntries(
    resources.map(({ name, attributes }) => [name, attributes]),
  );
}

it('tells the API what its stages cache and its methods call', async () => {
  const { orders } = await collect();
  expect(orders).toMatchObject({
    securityPolicy: 'TLS_1_2',
    integrationTypes: ['HTTP_PROXY'],
    caches: [
      {
        stage: 'orders/live',
        settings: [{ method: '/orders/GET', cachingEnabled: true }],
      },
    ],
  });
});

it('does not take children that could not be read for none', async () => {
  const denied = (operation: string) =>
    new CollectionError({ errorClass: 'denied', operation });
  const { orders } = await collect({
    'apigateway:GetStages': denied('apigateway:GetStages'),
    'apigateway:GetResources': denied('apigateway:GetResources'),
  });
  expect(orders.caches).toMatchObject({ $unknown: { errorClass: 'denied' } });
  expect(orders.integrationTypes).toMatchObject({
    $unknown: { operation: 'apigateway:GetResources' },
  });
});

it('keeps of a cache key where its parts come from, and no constant', async () => {
  const collected = await collect();
  expect(collected['GET /orders']).toMatchObject({
    backendScheme: 'https',
    connectionType: 'INTERNET',
    cacheKeyParameters: [
      'method.request.header.Authorization',
      'context.authorizer.principalId',
      'constant',
    ],
  });
  expect(JSON.stringify(collected)).not.toContain('s3cret');
});

it.each([
  ['a stage variable', { ...integration, uri: '${stageVariables.url}/a' }],
  ['an older answer', { ...integration, cacheKeyParameters: undefined }],
])('does not guess what %s leaves open', async (_, methodIntegration) => {
  const collected = await collect({
    'apigateway:GetResources': {
      items: [
        {
          id: 'r1',
          path: '/orders',
          resourceMethods: { GET: { ...getMethod, methodIntegration } },
        },
      ],
    },
  });
  const { backendScheme, cacheKeyParameters } = collected['GET /orders'];
  expect([backendScheme, cacheKeyParameters]).toContainEqual({
    $unknown: expect.objectContaining({ operation: 'apigateway:GetResources' }),
  });
});

it('reads the format of an access log, and that there is none', async () => {
  const collected = await collect();
  expect(collected['orders/live'].accessLogFormat).toEqual({
    structured: false,
    variables: ['status'],
  });
  expect(collected['orders/test'].accessLogFormat).toBeNull();
});
