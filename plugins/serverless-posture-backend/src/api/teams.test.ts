import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  defaultScoringSettings as settings,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { nestedGroup } from '../__testUtils__/entities';
import { lambdaUrlAuthNone } from '../controls/lambda/lambda-url-auth-none';
import { postureConditions } from '../index';
import { takeSnapshots } from '../scorecards/takeSnapshots';
import {
  ACCOUNT,
  fn,
  FUNCTIONS,
  idOf,
  verdict,
} from '../store/__testUtils__/builders';
import { databases } from '../store/__testUtils__/databases';
import { PostureStore } from '../store/store';

jest.setTimeout(60_000);

const LEAD = 'user:default/lead';
const NOBODY = 'user:default/nobody';
const PAY = 'component:default/pay';
const TEAM = '/teams/group/default';

const entities = [
  nestedGroup('commerce', { children: ['payments', 'storefront'] }),
  nestedGroup('payments', {}),
  nestedGroup('storefront', {}),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'checkout', namespace: 'default' },
    relations: [{ type: 'hasPart', targetRef: PAY }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', namespace: 'default' },
  },
];

/** Two teams share the service `pay`; one of them has a function beside it, whose name looks like a formula. */
const functions = [
  { resource: fn('pay1'), owner: 'payments', service: PAY },
  { resource: fn('pay2'), owner: 'storefront', service: PAY },
  { resource: fn('=loose()'), owner: 'storefront', service: undefined },
];
const unowned = fn('nobodys');

async function collect(store: PostureStore, now: Date) {
  const judged = functions.map(({ resource }) => resource);
  const resources = [...judged, unowned];
  const seen = new Set(await store.resources.syncPage({ now, resources }));
  await store.resources.settle({ ...FUNCTIONS, seen, now });
  await store.resources.setAttributions([
    {
      id: idOf(unowned),
      attribution: {
        rule: 'unowned',
        suggestions: [
          {
            rule: 'name',
            ownerRef: 'group:default/payments',
            confidence: 0.4,
            evidence: 'its name',
          },
        ],
      },
    },
    ...functions.map(({ resource, owner, service }) => ({
      id: idOf(resource),
      attribution: {
        rule: 'tag' as const,
        ownerRef: `group:default/${owner}`,
        serviceRef: service,
      },
    })),
  ]);
  await store.findings.applyVerdicts({
    accountId: ACCOUNT,
    runId: 1,
    now,
    verdicts: judged.map((resource, index) =>
      verdict(resource, index === 1 ? 'PASSED' : 'FAILED', lambdaUrlAuthNone),
    ),
    controlIds: [lambdaUrlAuthNone.id],
  });
  await takeSnapshots(store, { controls: [lambdaUrlAuthNone], settings, now });
}

describe('weeks of teams, and the overview', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    await collect(await PostureStore.create({ knex }), new Date());
    backend = await startPostureBackend({
      knex,
      entities,
      config: {},
      decisions: {
        [LEAD]: {
          [postureReadPermission.name]: {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'serverless-posture',
            resourceType: 'serverless-posture-resource',
            conditions: postureConditions.isOwner({
              owners: ['group:default/payments'],
            }),
          },
        },
        [NOBODY]: {
          [postureReadPermission.name]: { result: AuthorizeResult.DENY },
        },
      },
    });
  });
  afterAll(() => backend.stop());

  const get = async (path: string, user?: string) => {
    const { status, body } = await backend.get(path, user);
    expect(status).toBe(200);
    return body;
  };

  it('sum what groups below own where that is asked for, no service twice', async () => {
    const alone = await get(`${TEAM}/commerce/weeks/current`);
    expect(alone).toMatchObject({ resources: 0, services: [], new: 0 });
    const all = await get(`${TEAM}/commerce/weeks/current?subTeams=true`);
    expect(all).toMatchObject({
      entityRef: 'group:default/commerce',
      resources: 3,
      new: 2,
      services: [{ entityRef: PAY }],
      expiring: { exemptions: 0 },
      lookalikes: 1,
    });
    // pay: 50 on two verdicts, and nothing on one.
    expect(all.score).toBe(33.3);
    expect(all.history).toMatchObject([{ score: 33.3 }]);
  });

  it('sum the parts of a system', async () => {
    expect(
      await get('/teams/system/default/checkout/weeks/current'),
    ).toMatchObject({
      score: 50,
      resources: 2,
      new: 1,
      services: [{ entityRef: PAY }],
    });
    const { status, body } = await backend.get(
      '/teams/component/default/pay/weeks/current',
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('a group, user, system or domain');
  });

  it('come as CSV that no spreadsheet takes for formulas', async () => {
    const { status, text, headers } = await backend.get(
      `${TEAM}/commerce/weeks/current/changes?subTeams=true`,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="commerce-\d{4}-W\d{2}\.csv"$/,
    );
    const [header, ...lines] = text.trim().split('\r\n');
    expect(header).toMatch(/^change,at,severity,/);
    expect(lines).toHaveLength(2);
    expect(text).toContain(",'=loose(),");
  });

  it('keep to what the caller may see', async () => {
    const path = `${TEAM}/commerce/weeks/current`;
    const seen = await get(`${path}?subTeams=true`, LEAD);
    expect(seen).toMatchObject({ resources: 1, new: 1 });
    const { text } = await backend.get(`${path}/changes?subTeams=true`, LEAD);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    for (const refused of [path, `${path}/changes`, '/overview'])
      expect((await backend.get(refused, NOBODY)).status).toBe(403);
  });

  it('are summed up in the overview, as far as the caller may see', async () => {
    const everything = await get('/overview');
    expect(everything).toMatchObject({
      score: 33.3,
      resources: 4,
      unowned: 1,
      services: 1,
      failing: 2,
      worstControls: [
        { controlId: 'lambda-url-auth-none', findings: 2, resources: 2 },
      ],
    });
    expect(
      everything.teams.map(({ ownerRef, score }: any) => [ownerRef, score]),
    ).toEqual([
      ['group:default/storefront', 33.3],
      ['group:default/payments', 50],
    ]);
    const own = await get('/overview', LEAD);
    expect(own).toMatchObject({ resources: 1, failing: 1 });
    expect(own.teams).toMatchObject([{ ownerRef: 'group:default/payments' }]);
  });
});
