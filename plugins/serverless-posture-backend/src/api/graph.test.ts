import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityGraph,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import {
  apiIdOf,
  fromApi,
  RunningSimulator,
  smallWorld,
  toEveryone,
} from 'aws-simulator';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { component, group } from '../__testUtils__/entities';
import {
  simulatedConfig,
  startFastSimulator,
} from '../__testUtils__/organization';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';

jest.setTimeout(120_000);

const OWNER = 'user:default/owner';
const NOBODY = 'user:default/nobody';
const READ = postureReadPermission.name;

/** Where the account `shop` of a small world has its APIs. */
const SHOP = { accountId: '111113131313', region: 'eu-west-1' };

const storefront = (name: string, api: string) => ({
  name,
  role: 'workload',
  grants: [fromApi(apiIdOf(SHOP, api))],
  tags: { service: 'storefront' },
});

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        roles: [{ name: 'workload' }],
        functions: [
          {
            name: 'checkout-api',
            role: 'workload',
            grants: [toEveryone()],
            tags: { service: 'checkout' },
          },
          {
            name: 'checkout-job',
            role: 'workload',
            tags: { service: 'checkout' },
          },
          {
            name: 'stock-api',
            role: 'workload',
            tags: { service: 'warehouse' },
          },
          storefront('pay', 'orders'),
          storefront('items', 'catalog'),
          storefront('refund', 'orders'),
        ],
        restApis: [
          {
            name: 'orders',
            stages: [{ name: 'prod' }],
            methods: [
              { path: '/pay', method: 'POST', functionName: 'pay' },
              {
                path: '/refund',
                method: 'POST',
                authorization: 'AWS_IAM',
                functionName: 'refund',
              },
            ],
          },
        ],
        httpApis: [
          {
            name: 'catalog',
            stages: [{ name: '$default' }],
            routes: [{ key: 'GET /items', functionName: 'items' }],
          },
        ],
      },
    ],
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the graph of an entity', () => {
  let simulator: RunningSimulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFastSimulator(world());
    backend = await startPostureBackend({
      config: simulatedConfig(simulator, { profile: 'essential' }),
      knex: await databases.init('SQLITE_3'),
      entities: [
        group('payments'),
        component('checkout', { owner: 'payments' }),
        component('warehouse', { owner: 'stock' }),
        component('storefront', { owner: 'payments' }),
      ],
      decisions: {
        [OWNER]: {
          [READ]: createPostureConditionalDecision(
            postureReadPermission,
            postureConditions.isOwner({ owners: ['group:default/payments'] }),
          ),
        },
        [NOBODY]: { [READ]: { result: AuthorizeResult.DENY } },
      },
      hidden: { [OWNER]: ['component:default/warehouse'] },
    });
    await backend.run();
  });

  afterAll(async () => {
    await backend?.stop();
    await simulator?.stop();
  });

  const graphOf = async (user?: string): Promise<EntityGraph> => {
    const { status, body } = await backend.get(
      '/entities/component/default/checkout/graph',
      user,
    );
    expect(status).toBe(200);
    return body;
  };

  it('holds its functions with their roles, and says which way is open', async () => {
    const { nodes, edges, openPaths, left } = await graphOf();
    const named = (name: string) => nodes.find(node => node.name === name);
    expect(named('checkout-api')).toMatchObject({
      kind: 'function',
      own: true,
      hidden: false,
      exposure: 'INTERNET',
      resource: { type: 'AWS::Lambda::Function', accountName: 'shop' },
      open: { failed: expect.any(Number), severity: 'CRITICAL' },
    });
    expect(named('checkout-job')).toMatchObject({ exposure: 'NO_PATH' });
    expect(named('stock-api')).toBeUndefined();
    expect(named('workload')).toMatchObject({
      kind: 'role',
      own: false,
      exposure: 'INTERNET',
    });
    expect(edges).toContainEqual({
      from: 'internet',
      to: named('checkout-api')!.id,
      passage: 'open',
      evidence: 'the policy lets everyone invoke the function',
    });
    expect(openPaths).toMatchObject([
      {
        steps: ['checkout-api', expect.stringMatching(/^role workload/)],
        severity: 'CRITICAL',
      },
    ]);
    expect(left).toBe(0);
  });

  it('follows requests through APIs of both kinds', async () => {
    const { body } = await backend.get(
      '/entities/component/default/storefront/graph',
    );
    const { nodes, openPaths } = body as EntityGraph;
    const exposures = new Map(
      nodes
        .filter(({ kind }) => kind === 'function')
        .map(({ name, exposure }) => [name, exposure]),
    );
    expect(exposures).toEqual(
      new Map([
        ['pay', 'INTERNET'],
        ['items', 'INTERNET'],
        ['refund', 'NO_PATH'],
      ]),
    );
    expect(openPaths.map(({ steps }) => steps.slice(0, 3))).toEqual(
      expect.arrayContaining([
        ['orders', 'POST /pay, no authorizer', 'pay'],
        ['catalog', 'GET /items, no authorizer', 'items'],
      ]),
    );
  });

  it('names nothing that the caller may not see', async () => {
    const { nodes, edges, openPaths } = await graphOf(OWNER);
    const role = nodes.find(({ kind }) => kind === 'role')!;
    expect(role).toEqual({
      id: role.id,
      kind: 'role',
      layer: 'FUNCTION',
      hidden: true,
      own: false,
      exposure: 'INTERNET',
      open: { failed: 0, notAvailable: 0 },
    });
    expect(openPaths[0].steps).toEqual(['checkout-api', 'role a hidden role']);
    expect(edges.find(({ to }) => to === role.id)?.evidence).toBeUndefined();
    expect(JSON.stringify(nodes)).not.toContain('workload');
  });

  it('marks what is found behind an open way', async () => {
    const { body } = await backend.get('/findings?exposure=INTERNET');
    const names = body.items.map((one: any) => one.resource.name);
    expect(names).toContain('checkout-api');
    expect(names).not.toContain('checkout-job');
    const { body: scorecard } = await backend.get(
      '/scorecards/component/default/checkout',
    );
    expect(scorecard.fixFirst[0].exposed).toBe(true);
  });

  it('is refused without rights', async () => {
    const path = '/entities/component/default';
    const statuses = [
      await backend.get(`${path}/checkout/graph`, NOBODY),
      await backend.get(`${path}/warehouse/graph`, OWNER),
      await backend.get(`${path}/none/graph`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 404, 404]);
  });
});
