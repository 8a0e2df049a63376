import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OwnershipQueuePage,
  postureOwnershipAssignPermission,
  postureReadPermission,
  Resource,
} from 'backstage-plugin-serverless-posture-common';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { component, group } from '../__testUtils__/entities';
import { day, fn, idOf, judge, verdict } from '../store/__testUtils__/builders';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';
import { PostureStore } from '../store/store';

jest.setTimeout(120_000);

const ASSIGN = postureOwnershipAssignPermission.name;
const READ = postureReadPermission.name;
const OTHER = '222222222222';
const users = {
  admin: 'user:default/admin',
  reader: 'user:default/reader',
  /** Sees and assigns one account. */
  local: 'user:default/local',
};

const jobs = [fn('job-daily'), fn('job-weekly')];
const stray = fn('stray', { accountId: OTHER });
const PAYMENTS = encodeURIComponent('group:default/payments');
const KEY = { accountId: jobs[0].accountId, stack: '', stem: 'job' };

describe('ownership', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: TestBackend;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    const store = await PostureStore.create({ knex });
    await store.resources.syncPage({
      now: day(0),
      resources: [...jobs, stray],
    });
    await judge(store, day(0), [verdict(jobs[0], 'FAILED')]);
    const locally = postureConditions.inAccount({ accounts: [OTHER] });
    backend = await startPostureBackend({
      knex,
      config: {},
      entities: [
        group('payments'),
        component('checkout', { owner: 'payments' }),
      ],
      decisions: {
        [users.reader]: { [ASSIGN]: { result: AuthorizeResult.DENY } },
        [users.local]: {
          [READ]: createPostureConditionalDecision(
            postureReadPermission,
            locally,
          ),
          [ASSIGN]: createPostureConditionalDecision(
            postureOwnershipAssignPermission,
            locally,
          ),
        },
      },
    });
  });
  afterAll(() => backend?.stop());

  const queue = async (user?: string): Promise<OwnershipQueuePage> =>
    (await backend.get('/ownership/queue', user)).body;
  const assign = (body: object, user?: string) =>
    backend.send('post', '/ownership/assign', body, user);
  const undo = (id: number, user?: string) =>
    backend.send('post', `/ownership/assignments/${id}/undo`, {}, user);

  it('assigns a group of the queue at once, and takes it back', async () => {
    expect((await queue()).totalResources).toBe(3);
    const { status, body } = await assign({
      groups: [KEY],
      ownerRef: 'Group:default/payments',
      reason: 'we run the jobs',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      assignment: {
        by: users.admin,
        ownerRef: 'group:default/payments',
        resources: 2,
      },
    });
    expect((await queue()).items.map(({ stem }) => stem)).toEqual(['stray']);
    const { items }: { items: Resource[] } = (
      await backend.get(`/resources?owner=${PAYMENTS}`)
    ).body;
    expect(items.map(({ attribution }) => attribution)).toMatchObject([
      { rule: 'override', confidence: 1 },
      { rule: 'override', confidence: 1 },
    ]);
    expect(
      (await backend.get(`/findings?owner=${PAYMENTS}`)).body,
    ).toMatchObject({ totalCount: 1 });
    expect((await backend.get('/ownership/share')).body).toMatchObject({
      owned: 2,
      resources: 3,
      byRule: { override: 2 },
    });
    expect(backend.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'ownership-assign',
        severityLevel: 'medium',
      }),
    );

    const { id } = body.assignment;
    expect((await undo(id)).body).toMatchObject({
      assignment: { id, undoneBy: users.admin },
    });
    expect((await queue()).totalResources).toBe(3);
    expect((await undo(id)).status).toBe(409);
    expect((await backend.get('/ownership/assignments')).body.items).toEqual([
      expect.objectContaining({ id, undoneBy: users.admin }),
    ]);
  });

  it('gives a service with its owner to single resources', async () => {
    const { body } = await assign({
      resourceIds: [idOf(stray)],
      serviceRef: 'component:default/checkout',
      reason: 'part of it',
    });
    expect(
      (await backend.get('/resources?accountId=222222222222')).body,
    ).toMatchObject({
      items: [
        {
          attribution: {
            ownerRef: 'group:default/payments',
            serviceRef: 'component:default/checkout',
          },
        },
      ],
    });
    await undo(body.assignment.id);
  });

  it('touches only what the caller may see and assign', async () => {
    const claim = { ownerRef: 'group:default/payments', reason: 'ours' };
    expect(
      (await assign({ groups: [KEY], ...claim }, users.reader)).status,
    ).toBe(403);
    expect((await queue(users.local)).totalResources).toBe(1);
    expect(
      (await assign({ groups: [KEY], ...claim }, users.local)).status,
    ).toBe(404);
    const mixed = { resourceIds: [idOf(stray), idOf(jobs[0])], ...claim };
    const own = (await assign(mixed, users.local)).body.assignment;
    expect(own.resources).toBe(1);
    const { assignment } = (await assign(mixed)).body;
    expect((await undo(assignment.id, users.local)).status).toBe(403);
    expect((await undo(assignment.id)).status).toBe(200);
    const { items } = (await backend.get('/ownership/assignments', users.local))
      .body;
    const ids = items.map(({ id }: { id: number }) => id);
    expect(ids).toContain(own.id);
    expect(ids).not.toContain(assignment.id);
    expect((await undo(own.id, users.local)).status).toBe(200);
  });

  it.each([
    [{ ownerRef: 'group:default/payments' }, /reason/],
    [{ groups: [KEY], reason: 'x' }, /ownerRef: name an owner/],
    [{ reason: 'x', ownerRef: 'group:default/payments' }, /resourceIds: name/],
    [
      { groups: [KEY], reason: 'x', ownerRef: 'component:default/checkout' },
      /ownerRef: component:default\/checkout is neither/,
    ],
    [
      { groups: [KEY], reason: 'x', serviceRef: 'group:default/payments' },
      /serviceRef: group:default\/payments owns/,
    ],
    [
      { groups: [KEY], reason: 'x', ownerRef: 'group:default/gone' },
      /ownerRef: there is no entity group:default\/gone that you may read/,
    ],
    [
      { resourceIds: ['zz'], reason: 'x', ownerRef: 'group:default/payments' },
      /resourceIds/,
    ],
  ])('says what is wrong with %j', async (body, message) => {
    const { status, body: answer } = await assign(body);
    expect(status).toBe(400);
    expect(answer.error.message).toMatch(message);
  });
});
