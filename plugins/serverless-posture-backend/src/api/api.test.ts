import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  Finding,
  postureReadPermission,
  Resource,
} from 'backstage-plugin-serverless-posture-common';
import { RunningSimulator, smallWorld, toEveryone } from 'aws-simulator';
import {
  allPages,
  startPostureBackend,
  TestBackend,
} from '../__testUtils__/backend';
import { component, group } from '../__testUtils__/entities';
import { expectDescribed } from '../__testUtils__/openapi';
import {
  simulatedConfig,
  startFastSimulator,
} from '../__testUtils__/organization';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';

jest.setTimeout(120_000);

const READ = postureReadPermission.name;
const COLLECTION_READ = 'serverlessPosture.collection.read';
const COLLECTION_RUN = 'serverlessPosture.collection.run';
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Who asks, and what they may. */
const users = {
  admin: 'user:default/admin',
  /** Sees what belongs to payments. */
  owner: 'user:default/owner',
  /** Sees everything, but not all entities of the catalog. */
  blind: 'user:default/blind',
  nobody: 'user:default/nobody',
};

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
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
            grants: [toEveryone()],
            tags: { service: 'warehouse' },
          },
          { name: 'stray', role: 'workload', runtime: 'nodejs16.x' },
        ],
        findings: [
          {
            control: 'Lambda.1',
            resourceId:
              'arn:aws:lambda:eu-west-1:111113131313:function:checkout-api',
            compliance: 'FAILED',
            updatedAt: new Date('2026-11-10T00:00:00Z'),
          },
        ],
      },
    ],
  });

const entities = [
  group('payments'),
  group('stock'),
  component('checkout', { owner: 'payments' }),
  component('warehouse', {
    owner: 'stock',
    arns: 'arn:aws:lambda:*:*:function:stock-*',
  }),
  component('idle', { owner: 'stock' }),
];

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the API', () => {
  let simulator: RunningSimulator;
  let backend: TestBackend;
  /** The ids of one finding of checkout's, and one of the warehouse's. */
  let own: string;
  let foreign: string;

  beforeAll(async () => {
    simulator = await startFastSimulator(world());
    backend = await startPostureBackend({
      config: simulatedConfig(simulator),
      knex: await databases.init('SQLITE_3'),
      entities,
      decisions: {
        [users.owner]: {
          [READ]: createPostureConditionalDecision(
            postureReadPermission,
            postureConditions.isOwner({ owners: ['group:default/payments'] }),
          ),
          [COLLECTION_READ]: DENY,
          [COLLECTION_RUN]: DENY,
        },
        [users.nobody]: {
          [READ]: DENY,
          [COLLECTION_READ]: DENY,
          [COLLECTION_RUN]: DENY,
        },
      },
      hidden: {
        [users.blind]: ['component:default/warehouse', 'group:default/stock'],
      },
    });
    await backend.run();
    const idOf = async (name: string) =>
      (
        await backend.get(
          `/findings?text=${name}&controlId=lambda-resource-policy-public`,
        )
      ).body.items[0].id;
    own = await idOf('checkout-api');
    foreign = await idOf('stock-api');
  });
  afterAll(async () => {
    await backend?.stop();
    await simulator?.stop();
  });

  const findings = (query: string, user?: string) =>
    allPages<Finding>(async path => {
      const response = await backend.get(path, user);
      expectDescribed('get', '/findings', response);
      expect(response.status).toBe(200);
      return response.body;
    }, `/findings?${query}`);

  describe('what it refuses', () => {
    it.each([
      ['/findings?colour=red', 'colour'],
      ['/resources?status=FAILED', 'status'],
      ['/runs?sort=age', 'sort'],
      ['/coverage?accountId=111111111111', 'accountId'],
      ['/coverage/12', 'accountId'],
      ['/findings?status=BROKEN', 'status'],
      ['/findings?severity=HIGH,WORST', 'severity'],
      ['/findings?layer=CLOUD', 'layer'],
      ['/findings?source=HEARSAY', 'source'],
      ['/findings?sort=colour', 'sort'],
      ['/findings?order=up', 'order'],
      ['/findings?facets=maybe', 'facets'],
      ['/findings?accountId=12', 'accountId'],
      ['/findings?cursor=nonsense', 'cursor'],
      ['/resources?cursor=nonsense', 'cursor'],
      ['/findings?limit=0', 'limit'],
      ['/findings?limit=201', 'limit'],
      ['/findings?limit=many', 'limit'],
      ['/runs?limit=0', 'limit'],
      ['/runs/latest', 'id'],
      ['/runs/0', 'id'],
      ['/runs/2147483648', 'id'],
      ['/exemptions/2147483648', 'id'],
      [`/findings?text=${'x'.repeat(201)}`, 'text'],
      ['/teams/group/default/payments/weeks/2026-47', 'week'],
      ['/teams/group/default/payments/weeks/2026-W54', 'week'],
      ['/teams/group/default/payments/weeks/2027-W10', 'week'],
    ])('400 for %s, naming %s', async (path, parameter) => {
      const response = await backend.get(path);
      expect([path, response.status]).toEqual([path, 400]);
      expect(response.body.error.name).toBe('InputError');
      expect(response.body.error.message).toContain(parameter);
    });

    it('400 for a cursor of another list', async () => {
      const { body } = await backend.get('/findings?limit=1');
      const response = await backend.get(
        `/findings?limit=1&severity=HIGH&cursor=${body.nextCursor}`,
      );
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/^cursor: /);
    });

    it.each([
      ['/findings/none', users.admin],
      ['/runs/99', users.admin],
      ['/coverage/999999999999', users.admin],
      ['/scorecards/component/default/none', users.admin],
      ['/teams/group/default/none/weeks/current', users.admin],
      ['/scorecards/component/default/warehouse', users.blind],
      ['/teams/group/default/stock/weeks/current', users.blind],
    ])('404 for %s by %s', async (path, user) => {
      const response = await backend.get(path, user);
      expect(response.status).toBe(404);
      expect(response.body.error.name).toBe('NotFoundError');
    });

    it('says the same of an entity that is hidden and one that is not there', async () => {
      const [hidden, none] = await Promise.all(
        ['warehouse', 'none'].map(name =>
          backend.get(`/scorecards/component/default/${name}`, users.blind),
        ),
      );
      expect(hidden.body.error.message.replace('warehouse', 'none')).toBe(
        none.body.error.message,
      );
    });
  });

  describe('to somebody who owns a part', () => {
    it('lists, counts and sums up that part alone', async () => {
      const listed = await findings('limit=3', users.owner);
      expect(listed.length).toBeGreaterThan(3);
      expect(new Set(listed.map(({ ownerRef }) => ownerRef))).toEqual(
        new Set(['group:default/payments']),
      );
      const all = await findings('limit=200');
      // But for what they say of resources of others.
      const idsOf = (items: Finding[]) => items.map(({ id }) => id).sort();
      expect(idsOf(listed)).toEqual(
        idsOf(
          all.filter(({ ownerRef }) => ownerRef === 'group:default/payments'),
        ),
      );
      // One defect that both see.
      expect(listed.map(({ agreement }) => agreement)).toContain('BOTH');

      const { body } = await backend.get('/findings?facets=true', users.owner);
      expect(body.totalCount).toBe(listed.length);
      expect(body.facets.owner).toEqual([
        { value: 'group:default/payments', count: listed.length },
      ]);
      // A control is in several frameworks, and a unit within others.
      const { source: sources, framework, ou, ...facets } = body.facets;
      expect(Math.min(framework.length, ou.length)).toBeGreaterThan(0);
      expect(sources.map(({ value }: any) => value).sort()).toEqual([
        'POSTURE',
        'SECURITY_HUB',
      ]);
      for (const values of Object.values<any[]>(facets)) {
        const counted = values.reduce((sum, { count }) => sum + count, 0);
        // Findings of Security Hub are in no layer.
        expect(counted).toBeLessThanOrEqual(listed.length);
      }

      const resources = await allPages<Resource>(
        async path => (await backend.get(path, users.owner)).body,
        '/resources?limit=1',
      );
      expect(new Set(resources.map(({ ref }) => ref.name))).toEqual(
        new Set(['checkout-api', 'checkout-job']),
      );
    });

    it('shows neither a foreign finding nor a foreign score', async () => {
      expect((await backend.get(`/findings/${own}`, users.owner)).status).toBe(
        200,
      );
      const [hidden, none] = await Promise.all(
        [foreign, 'none'].map(id =>
          backend.get(`/findings/${id}`, users.owner),
        ),
      );
      expect(hidden.status).toBe(404);
      expect(hidden.body.error.message.replace(foreign, 'none')).toBe(
        none.body.error.message,
      );
      const { body } = await backend.get(
        '/scorecards/component/default/warehouse',
        users.owner,
      );
      expect(body).toMatchObject({
        resources: 0,
        coverage: { expected: 0 },
        controls: [],
        history: [],
        scopes: { accounts: [], regions: [] },
      });
      expect(body).not.toHaveProperty('score');
      const team = await backend.get(
        '/teams/group/default/stock/weeks/current',
        users.owner,
      );
      expect(team.body).toMatchObject({
        resources: 0,
        services: [],
        changes: [],
        new: 0,
        history: [],
      });
    });

    it('says of the collection what every page needs, and no more', async () => {
      const { body } = await backend.get('/status', users.owner);
      expect(body).toMatchObject({ accounts: 3, scopesNotCollected: 0 });
    });
  });

  it('names no entity to who may not read it', async () => {
    const paths = [
      '/findings?limit=200&facets=true',
      '/resources?limit=200',
      `/findings/${foreign}`,
      '/scorecards/component/default/idle',
      '/teams/group/default/payments/weeks/current',
      '/coverage',
      '/runs/1',
    ];
    for (const path of paths) {
      const seen = await backend.get(path, users.blind);
      expect([path, seen.status]).toEqual([path, 200]);
      expect(seen.text).not.toMatch(/component:default\/warehouse/);
      expect(seen.text).not.toMatch(/group:default\/stock/);
    }
    // The rows are there; only their names are kept.
    const { body } = await backend.get(`/findings/${foreign}`, users.blind);
    expect(body.finding.resource.name).toBe('stock-api');
    const known = await backend.get(`/findings/${foreign}`);
    expect(known.body.attribution).toMatchObject({
      ownerRef: 'group:default/stock',
      evidence: expect.stringContaining('component:default/warehouse'),
    });
  });

  it('links each number to the rows behind it', async () => {
    const { body } = await backend.get('/findings?facets=true&limit=200');
    for (const [facet, values] of Object.entries<any[]>(body.facets)) {
      for (const { value, count } of values) {
        const rows = await findings(
          `limit=200&${facet}=${encodeURIComponent(value)}`,
        );
        expect([facet, value, rows.length]).toEqual([facet, value, count]);
      }
    }
    const run = (await backend.get('/runs/1')).body.run;
    const ours = body.items.filter(
      ({ source }: Finding) => source === 'POSTURE',
    );
    expect(ours).toHaveLength(run.findings.failed + run.findings.notAvailable);
  });

  it.each(['severity', 'age', 'control', 'resource', 'account'])(
    'pages through findings by %s, both ways, and skips or repeats none',
    async sort => {
      const whole = await findings(`limit=200&sort=${sort}`);
      const ids = whole.map(({ id }) => id);
      const up = await findings(`limit=4&sort=${sort}`);
      expect(up.map(({ id }) => id)).toEqual(ids);
      const down = await findings(`limit=4&sort=${sort}&order=desc`);
      expect(down.map(({ id }) => id)).toEqual([...ids].reverse());
    },
  );

  describe('POST /runs', () => {
    const events = () =>
      backend.auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId);

    it.each(['owner', 'nobody'] as const)('403 to %s', async user => {
      const response = await backend.post('/runs', users[user]);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(COLLECTION_RUN);
      expectDescribed('post', '/runs', response);
    });

    it('202, and 409 while it goes on; both are audited', async () => {
      const before = events().length;
      simulator.faults.set([
        { operation: 'lambda:ListFunctions', effect: { delayMs: 700 } },
      ]);
      const started = await backend.post('/runs');
      expect(started.status).toBe(202);
      expectDescribed('post', '/runs', started);
      expect(started.body).toMatchObject({
        state: 'running',
        trigger: 'manual',
      });

      const refused = await backend.post('/runs');
      expect(refused.status).toBe(409);
      expectDescribed('post', '/runs', refused);
      const status = await backend.get('/status');
      expect(status.body.activeRun).toMatchObject({ id: started.body.id });
      expectDescribed('get', '/status', status);
      expect(events().slice(before)).toEqual(['run-start', 'run-start']);
      const outcomes = await Promise.all(
        backend.auditor.createEvent.mock.results
          .slice(before)
          .map(({ value }) => value),
      );
      expect(outcomes[0].success).toHaveBeenCalledWith({
        meta: { runId: started.body.id },
      });
      expect(outcomes[1].fail).toHaveBeenCalledTimes(1);

      simulator.faults.set([]);
      expect(await backend.ended(started.body.id)).toMatchObject({
        state: 'complete',
        changedFindings: 0,
      });
    });

    it('200 to who cancels it, 409 once it has ended, 404 for none', async () => {
      const before = events().length;
      simulator.faults.set([
        { operation: 'lambda:ListFunctions', effect: { delayMs: 700 } },
      ]);
      const { body: run } = await backend.post('/runs');
      const path = `/runs/${run.id}/cancel`;
      for (const user of ['owner', 'nobody'] as const) {
        const response = await backend.post(path, users[user]);
        expect(response.status).toBe(403);
        expectDescribed('post', '/runs/{id}/cancel', response);
      }
      const cancelled = await backend.post(path);
      expect(cancelled.status).toBe(200);
      expectDescribed('post', '/runs/{id}/cancel', cancelled);
      expect(cancelled.body).toMatchObject({
        id: run.id,
        state: 'cancelled',
      });
      expect((await backend.get('/status')).body.activeRun).toBeUndefined();

      const late = await backend.post(path);
      expect(late.status).toBe(409);
      expectDescribed('post', '/runs/{id}/cancel', late);
      expect((await backend.post('/runs/999999/cancel')).status).toBe(404);
      expect(events().slice(before)).toEqual([
        'run-start',
        ...Array(5).fill('run-cancel'),
      ]);
      simulator.faults.set([]);
    });
  });
});
