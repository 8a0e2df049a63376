import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  Finding,
  PosturePermission,
  serverlessPosturePermissions,
} from 'backstage-plugin-serverless-posture-common';
import { RunningSimulator, smallWorld, toEveryone } from 'aws-simulator';
import {
  Decisions,
  startPostureBackend,
  TestBackend,
} from '../__testUtils__/backend';
import { component, group } from '../__testUtils__/entities';
import { expectDescribed, operations } from '../__testUtils__/openapi';
import {
  simulatedConfig,
  startFastSimulator,
} from '../__testUtils__/organization';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';

jest.setTimeout(120_000);

type Role = 'admin' | 'reader' | 'owner' | 'account' | 'severe' | 'nobody';
const ROLES: Role[] = [
  'admin',
  'reader',
  'owner',
  'account',
  'severe',
  'nobody',
];
const SHOP = '111111111111';
const userOf = (role: Role) => `user:default/${role}`;

/** Names of errors by the status that they are answered with. */
const ERRORS: Record<number, string> = {
  403: 'NotAllowedError',
  404: 'NotFoundError',
};
/** What becomes of a request about a view of somebody else; everybody may make their own. */
const VIEWS = { post: 201, put: 404, delete: 404 };

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const READ = 'serverlessPosture.posture.read';
const COLLECTION = 'serverlessPosture.collection.read';

/** The same answer to all permissions about resources, and no to the others. */
function everywhere(
  decide: (permission: PosturePermission) => PolicyDecision,
): Decisions {
  return Object.fromEntries(
    serverlessPosturePermissions.map(permission => [
      permission.name,
      'resourceType' in permission
        ? decide(permission as PosturePermission)
        : DENY,
    ]),
  );
}

const decisions: Record<string, Decisions> = {
  [userOf('reader')]: {
    ...everywhere(() => DENY),
    [READ]: { result: AuthorizeResult.ALLOW },
  },
  [userOf('owner')]: everywhere(permission =>
    createPostureConditionalDecision(
      permission,
      postureConditions.isOwner({ owners: ['group:default/payments'] }),
    ),
  ),
  [userOf('account')]: everywhere(permission =>
    createPostureConditionalDecision(
      permission,
      postureConditions.inAccount({ accounts: [SHOP] }),
    ),
  ),
  [userOf('severe')]: everywhere(permission =>
    createPostureConditionalDecision(
      permission,
      postureConditions.hasSeverity({ severities: ['CRITICAL', 'HIGH'] }),
    ),
  ),
  [userOf('nobody')]: everywhere(() => DENY),
};

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        functions: [
          {
            name: 'checkout-api',
            role: 'checkout-role',
            grants: [toEveryone()],
            tags: { service: 'checkout' },
          },
          {
            name: 'stock-api',
            // Of both, so that findings of one rest on the other.
            role: 'checkout-role',
            grants: [toEveryone()],
            tags: { service: 'warehouse' },
          },
        ],
      },
      {
        name: 'depot',
        id: '222222222222',
        functions: [
          {
            name: 'depot-job',
            role: 'depot-role',
            grants: [toEveryone()],
            tags: { service: 'warehouse' },
          },
        ],
      },
    ],
  });

const entities = [
  group('payments'),
  group('stock'),
  component('checkout', { owner: 'payments' }),
  component('warehouse', { owner: 'stock' }),
];

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('permissions', () => {
  let simulator: RunningSimulator;
  let backend: TestBackend;
  let all: Finding[];
  /** Of payments', and of stock's in the other account. */
  let own: Finding;
  let foreign: Finding;
  let view: number;
  let exemption: number;

  const named = (name: string, severity?: string) =>
    all.find(
      one =>
        one.resource.name === name &&
        one.status === 'FAILED' &&
        (!severity || one.severity === severity),
    )!;
  const inDays = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString();

  beforeAll(async () => {
    simulator = await startFastSimulator(world());
    backend = await startPostureBackend({
      config: simulatedConfig(simulator),
      knex: await databases.init('SQLITE_3'),
      entities,
      decisions,
    });
    await backend.run();
    all = (await backend.get('/findings?limit=200')).body.items;
    own = named('checkout-api');
    foreign = named('depot-job', 'CRITICAL');
    view = (
      await backend.send(
        'post',
        '/views',
        { name: 'Everything', query: 'depot-job', shared: false },
        userOf('admin'),
      )
    ).body.id;
    exemption = (
      await backend.send(
        'post',
        '/exemptions',
        {
          scope: 'finding',
          scopeRef: foreign.id,
          reason: 'known',
          expiresAt: inDays(20),
        },
        userOf('admin'),
      )
    ).body.id;
  });
  afterAll(async () => {
    await backend?.stop();
    await simulator?.stop();
  });

  /** What each role gets; one permission is named where it gets 403. */
  const reads: Record<
    string,
    {
      url(): string;
      permission?: string;
      status?: Partial<Record<Role, number>>;
    }
  > = {
    '/status': { url: () => '/status' },
    '/controls': { url: () => '/controls', status: { nobody: 200 } },
    '/findings': { url: () => '/findings?facets=true&limit=200' },
    '/findings/groups': {
      url: () => '/findings/groups?by=resourceType&facets=true&limit=200',
    },
    '/findings/export': { url: () => '/findings/export?format=json' },
    '/findings/{id}': {
      url: () => `/findings/${foreign.id}`,
      status: {
        owner: 404,
        account: 404,
      },
    },
    '/views': { url: () => '/views' },
    '/rights': { url: () => '/rights', status: { nobody: 200 } },
    '/exemptions': { url: () => '/exemptions' },
    '/exemptions/{id}': {
      url: () => `/exemptions/${exemption}`,
      status: {
        owner: 404,
        account: 404,
      },
    },
    '/resources': { url: () => '/resources' },
    '/ownership/share': { url: () => '/ownership/share' },
    '/ownership/queue': { url: () => '/ownership/queue' },
    '/ownership/assignments': {
      url: () => '/ownership/assignments',
      permission: 'serverlessPosture.ownership.assign',
      status: { reader: 403 },
    },
    '/scorecards/{kind}/{namespace}/{name}': {
      url: () => '/scorecards/component/default/warehouse',
    },
    '/entities/{kind}/{namespace}/{name}/graph': {
      url: () => '/entities/component/default/warehouse/graph',
    },
    '/teams/{kind}/{namespace}/{name}/weeks/{week}': {
      url: () => '/teams/group/default/stock/weeks/current',
    },
    '/teams/{kind}/{namespace}/{name}/weeks/{week}/changes': {
      url: () => '/teams/group/default/stock/weeks/current/changes',
    },
    '/overview': { url: () => '/overview' },
    '/coverage': { url: () => '/coverage', permission: COLLECTION },
    '/coverage/{accountId}': {
      url: () => `/coverage/${all[0].resource.accountId}`,
      permission: COLLECTION,
    },
    '/runs': { url: () => '/runs', permission: COLLECTION },
    '/runs/{id}': { url: () => '/runs/1', permission: COLLECTION },
  };

  const expected = (path: string, role: Role): number => {
    const { permission = READ, status = {} } = reads[path];
    if (status[role]) return status[role];
    if (role === 'admin') return 200;
    return role === 'nobody' || permission === COLLECTION ? 403 : 200;
  };

  const pathsOf = (isRead: boolean) =>
    operations
      .filter(({ method }) => (method === 'get') === isRead)
      .map(({ path, method }) => (isRead ? path : `${method} ${path}`))
      .sort();

  it('are said for every route that reads', () => {
    expect(Object.keys(reads).sort()).toEqual(pathsOf(true));
  });

  describe.each(Object.keys(reads))('GET %s', path => {
    it.each(ROLES)('by %s', async role => {
      const response = await backend.get(reads[path].url(), userOf(role));
      const status = expected(path, role);
      expect([role, response.status, response.body?.error?.name]).toEqual([
        role,
        status,
        ERRORS[status],
      ]);
      if (path !== '/findings/export' && !path.endsWith('/changes'))
        expectDescribed('get', path, response);
    });

    it('tells nobody of rows that are not theirs', async () => {
      const told = async (role: Role) => {
        const { status, text } = await backend.get(
          reads[path].url(),
          userOf(role),
        );
        return status === 200 ? text : '';
      };
      // Payments sees nothing of stock's, and who sees one account nothing of the other.
      expect(await told('owner')).not.toMatch(/stock-api|depot-job/);
      expect(await told('account')).not.toMatch(/depot-job/);
      const mild = all
        .filter(({ severity }) => !['CRITICAL', 'HIGH'].includes(severity))
        .map(({ id }) => id);
      expect(mild.length).toBeGreaterThan(0);
      const severe = await told('severe');
      expect(mild.filter(id => severe.includes(id))).toEqual([]);
    });
  });

  it('tell of neighbours what may be seen of them', async () => {
    const shared = all.find(
      ({ controlId, resource }) =>
        controlId === 'lambda-role-shared' && resource.name === 'checkout-api',
    )!;
    expect(JSON.stringify(shared.evidence)).toContain('stock-api');
    const seen = async (role: Role) =>
      (await backend.get(`/findings/${shared.id}`, userOf(role))).body.finding;
    expect(await seen('owner')).toMatchObject({ withheldEvidence: 1 });
    expect(await seen('account')).toEqual(shared);
    for (const [role, others] of [
      ['owner', /stock-api|depot-job/],
      ['account', /depot-job/],
    ] as const) {
      const { items } = (await backend.get('/findings?limit=200', userOf(role)))
        .body;
      for (const { id } of items as Finding[]) {
        const { status, text } = await backend.get(
          `/findings/${id}`,
          userOf(role),
        );
        expect([id, status]).toEqual([id, 200]);
        expect(text).not.toMatch(others);
      }
      for (const path of [
        '/resources',
        '/ownership/queue',
        '/findings/groups?by=fix&limit=200',
        '/scorecards/component/default/checkout',
        '/entities/component/default/checkout/graph',
        '/teams/group/default/payments/weeks/current',
        '/teams/group/default/payments/weeks/current/changes',
      ]) {
        const { status, text } = await backend.get(path, userOf(role));
        expect([path, status]).toEqual([path, 200]);
        expect([path, text]).toEqual([path, expect.not.stringMatching(others)]);
      }
    }
  });

  it('leave each role with rows of its own', async () => {
    const rows = async (role: Role): Promise<Finding[]> =>
      (await backend.get('/findings?limit=200', userOf(role))).body.items;
    const ids = (findings: Finding[]) => findings.map(({ id }) => id).sort();
    expect(ids(await rows('reader'))).toEqual(ids(all));
    expect(ids(await rows('owner'))).toEqual(
      ids(all.filter(({ ownerRef }) => ownerRef === 'group:default/payments')),
    );
    expect(ids(await rows('account'))).toEqual(
      ids(all.filter(({ resource }) => resource.accountId === SHOP)),
    );
    expect(ids(await rows('severe'))).toEqual(
      ids(
        all.filter(({ severity }) => ['CRITICAL', 'HIGH'].includes(severity)),
      ),
    );
    for (const role of ['owner', 'account', 'severe'] as const) {
      expect((await rows(role)).length).toBeGreaterThan(0);
      const exported = await backend.get(
        '/findings/export?format=json',
        userOf(role),
      );
      expect(JSON.parse(exported.text)).toHaveLength((await rows(role)).length);
    }
  });

  /** Requests that write, each about what is none of the owner's. */
  const writes: Record<string, () => { url: string; body?: object }> = {
    'post /findings/decide': () => ({
      url: '/findings/decide',
      body: { ids: [foreign.id], workflow: 'NOTIFIED' },
    }),
    'post /findings/decisions/{batch}/undo': () => ({
      url: '/findings/decisions/00000000-0000-4000-8000-000000000000/undo',
    }),
    'post /exemptions': () => ({
      url: '/exemptions',
      body: {
        scope: 'finding',
        scopeRef: foreign.id,
        reason: 'known',
        expiresAt: inDays(10),
      },
    }),
    ...Object.fromEntries(
      ['approve', 'deny', 'revoke'].map(verb => [
        `post /exemptions/{id}/${verb}`,
        () => ({ url: `/exemptions/${exemption}/${verb}`, body: {} }),
      ]),
    ),
    'post /exemptions/{id}/renew': () => ({
      url: `/exemptions/${exemption}/renew`,
      body: { reason: 'still', expiresAt: inDays(30) },
    }),
    'post /ownership/assign': () => ({
      url: '/ownership/assign',
      body: {
        resourceIds: [foreign.resource.id],
        ownerRef: 'group:default/payments',
        reason: 'ours',
      },
    }),
    'post /ownership/assignments/{id}/undo': () => ({
      url: '/ownership/assignments/1/undo',
    }),
    'post /views': () => ({
      url: '/views',
      body: { name: 'Mine', query: '', shared: false },
    }),
    'put /views/{id}': () => ({
      url: `/views/${view}`,
      body: { name: 'Taken over', query: '', shared: true },
    }),
    'delete /views/{id}': () => ({ url: `/views/${view}` }),
    'post /runs': () => ({ url: '/runs' }),
    'post /runs/{id}/cancel': () => ({ url: '/runs/1/cancel' }),
  };

  it('are said for every route that writes', () => {
    expect(Object.keys(writes).sort()).toEqual(pathsOf(false));
  });

  describe.each(Object.keys(writes))('%s', name => {
    const [method, path] = name.split(' ') as [
      'post' | 'put' | 'delete',
      string,
    ];
    const send = async (role: Role) => {
      const { url, body } = writes[name]();
      const response = await backend.send(method, url, body, userOf(role));
      expectDescribed(method, path, response);
      return response;
    };

    it('403 to nobody', async () => {
      expect((await send('nobody')).status).toBe(403);
    });

    // Views are everybody's own.
    const isView = path.startsWith('/views');
    it(`${isView ? 'leaves to' : '403 to'} who may only read`, async () => {
      const { status } = await send('reader');
      expect(status).toBe(isView ? VIEWS[method] : 403);
    });

    it('changes nothing of others', async () => {
      const before = await backend.get(`/findings/${foreign.id}`);
      const { body } = await send('owner');
      expect(body.decided ?? 0).toBe(0);
      const after = await backend.get(`/findings/${foreign.id}`);
      expect(after.body).toEqual(before.body);
      const mine = await backend.get('/views', userOf('admin'));
      expect(mine.body.items).toEqual([
        expect.objectContaining({ id: view, name: 'Everything' }),
      ]);
      expect(own.ownerRef).toBe('group:default/payments');
    });
  });
});
