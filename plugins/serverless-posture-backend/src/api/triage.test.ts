import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  Exemption,
  Finding,
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
  PosturePermission,
  postureReadPermission,
  postureTriagePermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureControlsExtensionPoint } from 'backstage-plugin-serverless-posture-node';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { component, group, member } from '../__testUtils__/entities';
import { expectDescribed } from '../__testUtils__/openapi';
import { tracingControl, urlControl } from '../store/__testUtils__/builders';
import { accountFixture, GROUP, SERVICE } from '../store/__testUtils__/fixture';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';
import { PostureStore } from '../store/store';

jest.setTimeout(120_000);

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const OWNERS = [GROUP, SERVICE];
const owned = (permission: PosturePermission) =>
  createPostureConditionalDecision(
    permission,
    postureConditions.isOwner({ owners: OWNERS }),
  );

const users = {
  /** May do everything. */
  platform: 'user:default/platform',
  security: 'user:default/security',
  /** Decides about what group a and its service own, and asks for exemptions of it. */
  owner: 'user:default/owner',
  /** Sees everything, and may do nothing. */
  reader: 'user:default/reader',
  nobody: 'user:default/nobody',
};

const [TRIAGE, REQUEST, APPROVE, READ] = [
  postureTriagePermission,
  postureExemptionRequestPermission,
  postureExemptionApprovePermission,
  postureReadPermission,
].map(({ name }) => name);

const decisions = {
  [users.owner]: {
    [READ]: owned(postureReadPermission),
    [TRIAGE]: owned(postureTriagePermission),
    [REQUEST]: owned(postureExemptionRequestPermission),
    [APPROVE]: DENY,
  },
  [users.reader]: { [TRIAGE]: DENY, [REQUEST]: DENY, [APPROVE]: DENY },
  [users.nobody]: {
    [READ]: DENY,
    [TRIAGE]: DENY,
    [REQUEST]: DENY,
    [APPROVE]: DENY,
  },
};

const entities = [
  group('a'),
  group('b'),
  component('s', { owner: 'a' }),
  ...['platform', 'security', 'owner', 'reader'].map(member),
];

const testControls = createBackendModule({
  pluginId: 'serverless-posture',
  moduleId: 'test-controls',
  register(env) {
    env.registerInit({
      deps: { controls: serverlessPostureControlsExtensionPoint },
      init: async ({ controls }) =>
        controls.addControls(urlControl, tracingControl),
    });
  },
});

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const soon = () => new Date(Date.now() + 20 * 86_400_000).toISOString();

describe('decisions and exemptions', () => {
  let backend: TestBackend;
  let store: PostureStore;
  let all: Finding[];

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    store = await PostureStore.create({ knex });
    await accountFixture(store);
    backend = await startPostureBackend({
      config: {},
      knex,
      entities,
      decisions,
      modules: [testControls],
    });
    all = (await backend.get('/findings')).body.items;
  });
  afterEach(() => backend?.stop());

  const events = async () => {
    const { calls, results } = backend.auditor.createEvent.mock;
    return Promise.all(
      calls.map(async ([{ eventId }], index) => {
        const event = await results[index].value;
        return [eventId, event.success.mock.calls.length === 1];
      }),
    );
  };
  const send = async (
    path: string,
    body: object,
    user = users.platform,
    description = path.replace(/\?.*$/, ''),
  ) => {
    const response = await backend.send('post', path, body, user);
    expectDescribed('post', description, response);
    return response;
  };
  const findingOf = async (id: string, user?: string) =>
    (await backend.get(`/findings/${id}`, user)).body;

  it('decide for a filter, say what they left alone, and are taken back', async () => {
    const mine = all.filter(({ ownerRef }) => ownerRef === GROUP);
    const { body: list } = await backend.get('/findings', users.owner);
    const decided = await send(
      '/findings/decide',
      {
        totalCount: list.totalCount,
        revision: list.revision,
        assign: { to: 'Group:default/B' },
        workflow: 'NOTIFIED',
        note: 'see the ticket',
      },
      users.owner,
    );
    expect(decided).toMatchObject({
      status: 200,
      body: {
        decided: list.totalCount,
        skipped: { changed: 0, notAllowed: 0, gone: 0 },
      },
    });
    expect(list.totalCount).toBeGreaterThanOrEqual(mine.length);
    const detail = await backend.get(`/findings/${mine[0].id}`, users.owner);
    expectDescribed('get', '/findings/{id}', detail);
    expect(detail.body).toMatchObject({
      finding: { workflow: 'NOTIFIED', assigneeRef: 'group:default/b' },
      may: { triage: true, requestExemption: true },
      decisions: [
        {
          by: users.owner,
          kind: 'decided',
          note: 'see the ticket',
          before: { unassigned: true, workflow: 'NEW' },
          after: { assigneeRef: 'group:default/b', workflow: 'NOTIFIED' },
        },
      ],
    });
    const undone = await send(
      `/findings/decisions/${decided.body.batch}/undo`,
      {},
      users.owner,
      '/findings/decisions/{batch}/undo',
    );
    expect(undone.body.decided).toBe(list.totalCount);
    expect((await findingOf(mine[0].id)).finding).toMatchObject({
      workflow: 'NEW',
    });
    expect(await events()).toEqual([
      ['finding-decide', true],
      ['finding-undo', true],
    ]);
  });

  it('tell who findings are assigned to, but not oneself', async () => {
    const assign = (to: string, user: string) =>
      send(
        '/findings/decide',
        { ids: [all[0].id], assign: { to }, note: 'please look' },
        user,
      );
    await assign(GROUP, users.platform);
    expect(await store.notices.claim(new Date())).toMatchObject({
      recipientRef: GROUP,
      payload: {
        title: expect.stringMatching(/ assigned 1 finding to a$/),
        description: 'please look',
        link: '/serverless-posture/triage?assignee=group%3Adefault%2Fa',
      },
    });
    const own = await assign(users.platform, users.platform);
    expect(own.body.decided).toBe(1);
    expect(await store.notices.claim(new Date())).toBeUndefined();
  });

  it('decide about nothing of others', async () => {
    const foreign = all.find(
      ({ ownerRef, serviceRef }) => !ownerRef && !serviceRef,
    )!;
    const ids = { ids: [foreign.id], workflow: 'NOTIFIED' };
    const gone = await send('/findings/decide', ids, users.owner);
    expect(gone.body).toMatchObject({ decided: 0, skipped: { gone: 1 } });
    for (const user of [users.reader, users.nobody])
      expect((await send('/findings/decide', ids, user)).status).toBe(403);
    expect((await findingOf(foreign.id)).finding.workflow).toBe('NEW');
    expect(await events()).toEqual([
      ['finding-decide', true],
      ['finding-decide', false],
      ['finding-decide', false],
    ]);
  });

  it('leave alone what others decided since the list was read', async () => {
    const { revision, totalCount } = (await backend.get('/findings')).body;
    await send(
      '/findings/decide',
      { ids: [all[0].id], workflow: 'NOTIFIED' },
      users.security,
    );
    const later = await send('/findings/decide', {
      totalCount,
      revision,
      assign: { to: GROUP },
    });
    expect(later.body).toMatchObject({
      decided: totalCount - 1,
      skipped: { changed: 1 },
    });
  });

  it('refuse what makes no sense, and name the field', async () => {
    for (const [body, field, query] of [
      [{}, 'nothing to decide', ''],
      [{ workflow: 'NOTIFIED', ids: undefined }, 'totalCount', ''],
      [{ workflow: 'RESOLVED' }, 'workflow', ''],
      [{ workflow: 'NOTIFIED' }, 'by ids or by a filter', '?severity=HIGH'],
      [{ assign: { to: 'group:default/ghost' } }, 'assign.to', ''],
      [{ assign: { to: 'component:default/s' } }, 'assign.to', ''],
      [{ assign: { to: 'not a ref/at/all' } }, 'assign.to', ''],
      [{ snooze: { until: '2020-01-01T00:00:00Z' } }, 'snooze.until', ''],
      [{ snooze: { until: 'tomorrow' } }, 'until', ''],
      [{ snooze: { until: soon(), untilChanged: true } }, 'snooze', ''],
      [{ colour: 'red' }, 'colour: there is no such field', ''],
    ] as const) {
      const response = await send(`/findings/decide${query}`, {
        ids: [all[0].id],
        ...body,
      });
      expect([body, response.status]).toEqual([body, 400]);
      expect(response.body.error.message).toContain(field);
    }
  });

  it('refuse a filter that matches others than were counted', async () => {
    const response = await send('/findings/decide?severity=LOW', {
      totalCount: 1,
      workflow: 'NOTIFIED',
    });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain('totalCount');
  });

  describe('exemptions', () => {
    const critical = () =>
      all.find(
        ({ serviceRef, ownerRef, severity }) =>
          serviceRef === SERVICE &&
          ownerRef === GROUP &&
          severity === 'CRITICAL',
      )!;
    const request = (user: string, more: object = {}) =>
      send(
        '/exemptions',
        {
          scope: 'finding',
          scopeRef: critical().id,
          reason: 'a public webhook',
          expiresAt: soon(),
          ...more,
        },
        user,
      );
    const act = (verb: string, id: number, user: string, body: object = {}) =>
      send(`/exemptions/${id}/${verb}`, body, user, `/exemptions/{id}/${verb}`);
    const score = async () =>
      (await backend.get('/scorecards/component/default/s')).body;

    it('raise the score once somebody else agrees, and give it back', async () => {
      const before = await score();
      const asked = await request(users.owner);
      expect(asked).toMatchObject({
        status: 201,
        body: {
          state: 'requested',
          findings: 1,
          requestedBy: users.owner,
          may: { decide: false, end: true, renew: false },
        },
      });
      const { id } = asked.body as Exemption;
      expect(await score()).toEqual(before);
      expect((await act('approve', id, users.owner)).status).toBe(403);
      const approved = await act('approve', id, users.security);
      expect(approved.body).toMatchObject({
        state: 'approved',
        decidedBy: users.security,
        may: { decide: false, end: true, renew: true },
      });
      const after = await score();
      expect(after.score).toBeGreaterThan(before.score);
      expect(after).toMatchObject({
        exempted: 1,
        scoreWithoutExemptions: before.score,
        gradeWithoutExemptions: before.grade,
        coverage: before.coverage,
      });
      expect(approved.body.cost).toEqual([
        {
          entityRef: SERVICE,
          points: expect.closeTo(after.score - before.score, 5),
        },
      ]);
      const list = await backend.get('/exemptions?state=approved', users.owner);
      expectDescribed('get', '/exemptions', list);
      expect(list.body.items.map((one: Exemption) => one.id)).toEqual([id]);
      expect((await findingOf(critical().id)).exemptions).toMatchObject([
        { id, state: 'approved' },
      ]);
      await act('revoke', id, users.owner, { note: 'fixed' });
      expect(await score()).toEqual(before);
      const detail = await backend.get(`/exemptions/${id}`);
      expectDescribed('get', '/exemptions/{id}', detail);
      expect(
        detail.body.events.map(({ state, by }: any) => [state, by]),
      ).toEqual([
        ['requested', users.owner],
        ['approved', users.security],
        ['revoked', users.owner],
      ]);
      expect(await events()).toEqual([
        ['exemption-request', true],
        ['exemption-approve', false],
        ['exemption-approve', true],
        ['exemption-revoke', true],
      ]);
    });

    it('are approved by nobody who asked, also not for a renewal', async () => {
      const { id } = (await request(users.platform)).body;
      const own = await act('approve', id, users.platform);
      expect(own.status).toBe(403);
      expect(own.body.error.message).toContain('somebody else');
      await act('approve', id, users.security);
      const renewal = await act('renew', id, users.security, {
        reason: 'still public',
        expiresAt: soon(),
      });
      expect(renewal).toMatchObject({ status: 201, body: { renewsId: id } });
      for (const user of [users.platform, users.security]) {
        expect((await act('approve', renewal.body.id, user)).status).toBe(403);
      }
    });

    it('stay within what one may ask for', async () => {
      const asked = async (user: string, scope: string, scopeRef: string) =>
        (await request(user, { scope, scopeRef })).status;
      const foreign = all.find(({ ownerRef }) => !ownerRef)!;
      expect(await asked(users.owner, 'service', SERVICE)).toBe(201);
      expect(await asked(users.owner, 'finding', foreign.id)).toBe(403);
      expect(
        await asked(users.owner, 'account', foreign.resource.accountId),
      ).toBe(403);
      expect(await asked(users.owner, 'control', urlControl.id)).toBe(403);
      expect(await asked(users.reader, 'finding', critical().id)).toBe(403);
      expect(await asked(users.platform, 'control', urlControl.id)).toBe(201);
      expect(
        await asked(users.platform, 'service', 'component:default/x'),
      ).toBe(404);
    });

    it('are seen under the rights of who asks', async () => {
      const foreign = all.find(({ ownerRef }) => !ownerRef)!;
      const { id } = (await request(users.platform, { scopeRef: foreign.id }))
        .body;
      const seen = (user: string) => backend.get('/exemptions', user);
      expect((await seen(users.reader)).body.items).toHaveLength(1);
      expect((await seen(users.owner)).body.items).toEqual([]);
      expect((await seen(users.nobody)).status).toBe(403);
      expect((await backend.get(`/exemptions/${id}`, users.owner)).status).toBe(
        404,
      );
      expect((await act('approve', id, users.owner)).status).toBe(404);
      expect((await act('deny', id, users.reader)).status).toBe(403);
    });

    it('refuse what makes no sense, and name the field', async () => {
      for (const [more, field] of [
        [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
        [{ expiresAt: '2999-01-01T00:00:00Z' }, 'expiresAt'],
        [{ reason: ' ' }, 'reason'],
        [{ reason: undefined }, 'reason'],
        [{ scope: 'world' }, 'scope'],
        [{ controlId: urlControl.id }, 'controlId'],
      ] as const) {
        const response = await request(users.platform, more);
        expect([more, response.status]).toEqual([more, 400]);
        expect(response.body.error.message).toContain(field);
      }
    });
  });

  it('tell what is worth offering', async () => {
    const rights = async (user: string) => {
      const response = await backend.get('/rights', user);
      expectDescribed('get', '/rights', response);
      return response.body;
    };
    const none = { triage: false, requestExemption: false };
    expect(await rights(users.owner)).toMatchObject({
      triage: true,
      requestExemption: true,
      approveExemption: false,
    });
    expect(await rights(users.reader)).toMatchObject(none);
    expect(await rights(users.nobody)).toMatchObject(none);
  });
});
