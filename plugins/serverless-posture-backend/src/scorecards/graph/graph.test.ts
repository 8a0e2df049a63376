import { Exposure } from 'backstage-plugin-serverless-posture-common';
import fc from 'fast-check';
import { AnyResource, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ACCOUNT,
  domainName,
  dynamoDbTable,
  httpApi,
  httpIntegration,
  httpRoute,
  httpStage,
  iamRole,
  lambdaFunction,
  lambdaVersion,
  REGION,
  restApi,
  restMethod,
  restStage,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { shuffle } from 'lodash';
import { graphOf } from './accountGraph';
import { exposuresOf } from './exposures';
import { Graph, Passage } from './graph';
import { GraphResource } from './inventory';
import { openPathsOf } from './openPaths';
import { reachOf } from './reach';

const fnArn = lambdaFunction().arn;

/** A policy of a function that lets an API call it. */
const admitting = (apiId: string) =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: fnArn,
      Condition: {
        ArnLike: {
          'AWS:SourceArn': `arn:aws:execute-api:${REGION}:${ACCOUNT}:${apiId}/*/*`,
        },
      },
    },
  });

const allowing = (action: string, principal: object | string = '*') =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: principal,
      Action: action,
      Resource: '*',
    },
  });

const rest = 'a1b2c3d4e5';
const http = 'f6g7h8i9j0';

const role = iamRole({
  inlinePolicies: [
    {
      arn: null,
      name: 'data',
      document: JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Action: 'dynamodb:PutItem',
          Resource: '*',
        },
      }),
    },
  ],
});

/** A REST API with a domain name, a stage and one open method, a function behind it, its role and a table. */
function service(changes: {
  domain?: Parameters<typeof domainName>[0];
  api?: Parameters<typeof restApi>[0];
  method?: Parameters<typeof restMethod>[0];
  fn?: Parameters<typeof lambdaFunction>[0];
  stage?: Parameters<typeof restStage>[0];
}): AnyResource[] {
  return [
    domainName({ apiIds: [rest], ...changes.domain }),
    restApi(changes.api),
    restStage(changes.stage),
    restMethod({
      $: { name: 'POST /pay' },
      authorizationType: 'NONE',
      functionArn: fnArn,
      ...changes.method,
    }),
    lambdaFunction({ policy: admitting(rest), ...changes.fn }),
    role,
    dynamoDbTable(),
  ];
}

function httpService(changes: {
  api?: Parameters<typeof httpApi>[0];
  route?: Parameters<typeof httpRoute>[0];
  integration?: Parameters<typeof httpIntegration>[0];
  fn?: Parameters<typeof lambdaFunction>[0];
}): AnyResource[] {
  return [
    httpApi(changes.api),
    httpStage(),
    httpRoute({
      authorizationType: 'NONE',
      integrationId: 'i1',
      ...changes.route,
    }),
    httpIntegration({ functionArn: fnArn, ...changes.integration }),
    lambdaFunction({ policy: admitting(http), ...changes.fn }),
    role,
  ];
}

const stored = (resources: AnyResource[]): GraphResource[] =>
  resources.map(resource => ({
    id: `${resource.type} ${resource.arn}`,
    resource,
  }));

/** A stand-in for all resources of a type. */
const unlisted = (like: AnyResource): AnyResource => ({
  ...like,
  arn: '*',
  parentArn: undefined,
  unlisted: { errorClass: 'denied', message: 'it was denied' },
});

const exposureOf = (resources: AnyResource[], arn = fnArn) =>
  [...exposuresOf(stored(resources))].find(([id]) => id.endsWith(arn))?.[1];

const denied = unknown('denied', 'x:Read');

describe('exposure', () => {
  it.each<[string, AnyResource[], Exposure]>([
    ['a method without authorizer', service({}), 'INTERNET'],
    [
      'an API key: it is no authentication',
      service({ method: { apiKeyRequired: true } }),
      'INTERNET',
    ],
    [
      'a web ACL: it asks nobody who they are',
      service({ stage: { webAclArn: 'arn:aws:wafv2:x' } }),
      'INTERNET',
    ],
    [
      'IAM authorization',
      service({ method: { authorizationType: 'AWS_IAM' } }),
      'NO_PATH',
    ],
    [
      'a Lambda authorizer',
      service({ method: { authorizationType: 'CUSTOM' } }),
      'NO_PATH',
    ],
    [
      'a Cognito authorizer',
      service({ method: { authorizationType: 'COGNITO_USER_POOLS' } }),
      'NO_PATH',
    ],
    [
      'an unknown authorizer',
      service({ method: { authorizationType: denied } }),
      'UNKNOWN',
    ],
    [
      'a private endpoint',
      service({ api: { endpointTypes: ['PRIVATE'] } }),
      'NO_PATH',
    ],
    [
      'an endpoint of unknown type',
      service({ api: { endpointTypes: denied } }),
      'UNKNOWN',
    ],
    [
      'a default endpoint that is off, with a domain name',
      service({ api: { disableExecuteApiEndpoint: true } }),
      'INTERNET',
    ],
    [
      'a default endpoint that is off, without a domain name',
      service({
        api: { disableExecuteApiEndpoint: true },
        domain: { apiIds: [] },
      }),
      'NO_PATH',
    ],
    [
      'a default endpoint that is off, with unknown mappings',
      service({
        api: { disableExecuteApiEndpoint: true },
        domain: { apiIds: denied },
      }),
      'UNKNOWN',
    ],
    [
      'a default endpoint that is off, with domain names that were not listed',
      [
        ...service({
          api: { disableExecuteApiEndpoint: true },
          domain: { apiIds: [] },
        }),
        unlisted(domainName()),
      ],
      'UNKNOWN',
    ],
    [
      'a domain name that needs client certificates, alone',
      service({
        api: { disableExecuteApiEndpoint: true },
        domain: {
          mutualTls: { truststoreVersion: '1', truststoreWarnings: [] },
        },
      }),
      'NO_PATH',
    ],
    [
      'a resource policy that admits everyone',
      service({ api: { policy: allowing('execute-api:Invoke') } }),
      'INTERNET',
    ],
    [
      'a resource policy that admits an account',
      service({
        api: {
          policy: allowing('execute-api:Invoke', { AWS: '111122223333' }),
        },
      }),
      'NO_PATH',
    ],
    [
      'a resource policy that denies everyone',
      service({
        api: {
          policy: JSON.stringify({
            Statement: ['Allow', 'Deny'].map(Effect => ({
              Effect,
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: '*',
            })),
          }),
        },
      }),
      'NO_PATH',
    ],
    [
      'an unknown resource policy',
      service({ api: { policy: denied } }),
      'UNKNOWN',
    ],
    [
      'no stage: nothing is deployed',
      service({}).filter(({ type }) => type !== 'AWS::ApiGateway::Stage'),
      'NO_PATH',
    ],
    [
      'stages that were not listed',
      [
        ...service({}).filter(({ type }) => type !== 'AWS::ApiGateway::Stage'),
        unlisted(restStage()),
      ],
      'UNKNOWN',
    ],
    [
      'methods that were not listed',
      [
        ...service({}).filter(({ type }) => type !== 'AWS::ApiGateway::Method'),
        unlisted(restMethod()),
      ],
      'UNKNOWN',
    ],
    [
      'APIs that were not listed',
      [lambdaFunction({ policy: admitting(rest) }), unlisted(restApi())],
      'UNKNOWN',
    ],
    [
      'an API that is gone',
      [lambdaFunction({ policy: admitting(rest) })],
      'NO_PATH',
    ],
    [
      'a function whose policy does not admit the API',
      service({ fn: { policy: null } }),
      'NO_PATH',
    ],
    [
      'a function of unknown policy behind an open method',
      service({ fn: { policy: denied } }),
      'UNKNOWN',
    ],
    [
      'a method that calls an unknown function',
      service({ method: { functionArn: denied } }),
      'UNKNOWN',
    ],
    ['a route without authorizer', httpService({}), 'INTERNET'],
    [
      'a route with a JWT authorizer',
      httpService({ route: { authorizationType: 'JWT' } }),
      'NO_PATH',
    ],
    [
      'a route with IAM authorization',
      httpService({ route: { authorizationType: 'AWS_IAM' } }),
      'NO_PATH',
    ],
    [
      'a route whose integration was not read',
      httpService({ route: { integrationId: 'other' } }),
      'UNKNOWN',
    ],
    [
      'an HTTP API whose default endpoint is off',
      httpService({ api: { disableExecuteApiEndpoint: true } }),
      'NO_PATH',
    ],
    [
      'a WebSocket route, by the authorizer of $connect',
      [
        ...httpService({
          api: { protocolType: 'WEBSOCKET' },
          route: { protocolType: 'WEBSOCKET', routeKey: 'send' },
        }),
        httpRoute({
          $: { arn: `${httpApi().arn}/routes/r2` },
          protocolType: 'WEBSOCKET',
          routeKey: '$connect',
          authorizationType: 'CUSTOM',
        }),
      ],
      'NO_PATH',
    ],
    [
      'a URL without authentication',
      [
        lambdaFunction({
          policy: allowing('lambda:InvokeFunctionUrl'),
          urls: [{ functionArn: fnArn, authType: 'NONE', allowOrigins: null }],
        }),
      ],
      'INTERNET',
    ],
    [
      'a URL without authentication that no policy opens',
      [
        lambdaFunction({
          urls: [{ functionArn: fnArn, authType: 'NONE', allowOrigins: null }],
        }),
      ],
      'NO_PATH',
    ],
    [
      'a URL with IAM authentication for one account',
      [
        lambdaFunction({
          policy: allowing('lambda:InvokeFunctionUrl', {
            AWS: '444455556666',
          }),
          urls: [
            { functionArn: fnArn, authType: 'AWS_IAM', allowOrigins: null },
          ],
        }),
      ],
      'NO_PATH',
    ],
    [
      'URLs that nobody read because no policy opens them',
      [lambdaFunction({ urls: unknown('not-read') })],
      'NO_PATH',
    ],
    [
      'URLs that could not be read',
      [
        lambdaFunction({
          policy: allowing('lambda:InvokeFunctionUrl'),
          urls: denied,
        }),
      ],
      'UNKNOWN',
    ],
    [
      'a policy that lets everyone invoke',
      [lambdaFunction({ policy: allowing('lambda:InvokeFunction') })],
      'INTERNET',
    ],
    ['an unknown policy', [lambdaFunction({ policy: denied })], 'UNKNOWN'],
    [
      'a load balancer, whose targets nobody tells',
      [
        lambdaFunction({
          policy: allowing('lambda:InvokeFunction', {
            Service: 'elasticloadbalancing.amazonaws.com',
          }),
        }),
        unlisted({
          ...restApi(),
          type: 'AWS::ElasticLoadBalancingV2::Listener',
        } as any),
      ],
      'UNKNOWN',
    ],
    ['nothing that leads to it', [lambdaFunction()], 'NO_PATH'],
  ])('by %s', (_, resources, expected) => {
    expect(exposureOf(resources)).toBe(expected);
  });

  it('reaches through the role what it may use', () => {
    const open = service({});
    expect(exposureOf(open, role.arn)).toBe('INTERNET');
    expect(exposureOf(open, dynamoDbTable().arn)).toBe('INTERNET');
    const guarded = service({ method: { authorizationType: 'AWS_IAM' } });
    expect(exposureOf(guarded, dynamoDbTable().arn)).toBe('NO_PATH');
  });

  it('does not take a role that cannot be read for one that may do nothing', () => {
    const unread = service({}).map(one =>
      one.type === 'AWS::IAM::Role' ? iamRole({ inlinePolicies: denied }) : one,
    );
    expect(exposureOf(unread, dynamoDbTable().arn)).toBe('UNKNOWN');
  });

  it('does not take a type that is not read for one that is empty', () => {
    const resources = stored([lambdaFunction(), dynamoDbTable()]);
    const exposures = exposuresOf(resources, new Set());
    expect([...exposures.values()]).toEqual(['NO_PATH', 'UNKNOWN']);
  });

  it('passes on to what belongs to a resource, and says nothing of what it does not know', () => {
    const version = lambdaVersion();
    const pool = userPool();
    const all = [...service({}), version, pool];
    expect(exposureOf(all, version.arn)).toBe('INTERNET');
    expect(exposureOf(all, pool.arn)).toBeUndefined();
  });

  it('takes what is stale for unknown', () => {
    const resources = stored(service({})).map(one => ({
      ...one,
      stale: { errorClass: 'throttled' as const },
    }));
    expect(exposuresOf(resources).get(`AWS::Lambda::Function ${fnArn}`)).toBe(
      'UNKNOWN',
    );
  });
});

describe('open paths', () => {
  it('says each in one sentence', () => {
    expect(
      openPathsOf(graphOf(stored(service({})))).map(({ steps }) =>
        steps.join(' → '),
      ),
    ).toEqual([
      'api.example.com → POST /pay, no authorizer → checkout → role checkout (can write any DynamoDB table)',
    ]);
  });

  it('has none where somebody asks', () => {
    const guarded = service({ method: { authorizationType: 'AWS_IAM' } });
    expect(openPathsOf(graphOf(stored(guarded)))).toEqual([]);
  });

  it('begins at a policy that lets everyone in', () => {
    const policy = allowing('lambda:InvokeFunction');
    const graph = graphOf(stored([lambdaFunction({ policy })]));
    expect(openPathsOf(graph)[0].steps[0]).toBe('checkout');
  });
});

const world = fc
  .record({
    authorizationType: fc.constantFrom('NONE', 'AWS_IAM', 'CUSTOM', denied),
    functionArn: fc.constantFrom(fnArn, null, denied, `${fnArn}x`),
    policy: fc.constantFrom(
      null,
      denied,
      admitting(rest),
      allowing('lambda:*'),
    ),
    apiIds: fc.constantFrom([rest], ['gone'], denied, []),
    disableExecuteApiEndpoint: fc.constantFrom(true, false, denied),
    gaps: fc.subarray([restApi(), restMethod(), domainName(), role]),
  })
  .map(
    ({
      authorizationType,
      functionArn,
      policy,
      apiIds,
      disableExecuteApiEndpoint,
      gaps,
    }) => [
      ...service({
        domain: { apiIds },
        api: { disableExecuteApiEndpoint },
        method: { authorizationType, functionArn } as any,
        fn: { policy },
      }),
      ...httpService({}).slice(0, 4),
      ...gaps.map(unlisted),
    ],
  );

const nameOf = (graph: Graph) =>
  JSON.stringify([[...graph.nodes], graph.edges]);

describe('any graph', () => {
  it('has no edge without its ends', () => {
    fc.assert(
      fc.property(world, resources => {
        const { nodes, edges } = graphOf(stored(resources));
        for (const { from, to } of edges) {
          expect(nodes.has(from)).toBe(true);
          expect(nodes.has(to)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of what is stored', () => {
    fc.assert(
      fc.property(world, resources => {
        expect(nameOf(graphOf(stored(shuffle(resources))))).toBe(
          nameOf(graphOf(stored(resources))),
        );
      }),
    );
  });

  it('never gets safer by knowing less', () => {
    fc.assert(
      fc.property(world, resources => {
        const before = exposuresOf(stored(resources));
        const after = exposuresOf(
          stored(
            resources.map(one =>
              one.type === 'AWS::ApiGateway::Method'
                ? restMethod({ authorizationType: denied, functionArn: denied })
                : one,
            ),
          ),
        );
        const safer = [...after].filter(
          ([id, exposure]) =>
            exposure === 'NO_PATH' && before.get(id) !== 'NO_PATH',
        );
        expect(safer).toEqual([]);
      }),
    );
  });

  it('never gets less exposed by an edge more', () => {
    const nodes = ['internet', 'a', 'b', 'c', 'd'];
    const edge = fc.record({
      from: fc.constantFrom(...nodes),
      to: fc.constantFrom(...nodes),
      passage: fc.constantFrom<Passage>('open', 'unknown', 'guarded'),
      evidence: fc.constant(''),
    });
    const order: Exposure[] = ['NO_PATH', 'UNKNOWN', 'INTERNET'];
    const graph = (edges: any[]): Graph => ({
      nodes: new Map(nodes.map(id => [id, { id } as any])),
      edges,
    });
    fc.assert(
      fc.property(fc.array(edge), edge, (edges, another) => {
        const before = reachOf(graph(edges));
        const after = reachOf(graph([...edges, another]));
        for (const id of nodes)
          expect(order.indexOf(after.get(id)!)).toBeGreaterThanOrEqual(
            order.indexOf(before.get(id)!),
          );
      }),
    );
  });
});
