import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { range } from 'lodash';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { expectDescribed } from '../__testUtils__/openapi';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';

jest.setTimeout(60_000);

const SHOP = '111111111111';
const NOBODY = 'user:default/nobody';
const now = new Date('2026-11-20T12:00:00.000Z');

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the coverage', () => {
  let store: PostureStore;
  let backend: TestBackend;
  let runId: number;

  const scope = (row: Partial<ScopeRow>): ScopeRow => ({
    accountId: SHOP,
    region: 'eu-west-1',
    collector: 'lambda',
    state: 'complete',
    ...row,
  });
  const others = range(30).map(index => String(200000000000 + index));

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    store = await PostureStore.create({ knex });
    await store.accounts.replace([
      { accountId: SHOP, name: 'shop', state: 'ACTIVE' },
      ...others.map((accountId, index) => ({
        accountId,
        name: `other-${index}`,
        state: 'ACTIVE',
      })),
    ]);
    runId = await store.runs.start({ trigger: 'manual', now });
    await store.scopes.record(
      runId,
      [
        scope({ region: 'global', collector: 'iam' }),
        scope({}),
        scope({
          collector: 'sqs',
          state: 'partial',
          errorClass: 'denied',
          operation: 'sqs:ListQueues',
          missingAction: 'sqs:ListQueues',
          message: 'It said no.',
        }),
        scope({ region: 'ap-east-1', state: 'skipped' }),
        ...others.flatMap(accountId =>
          range(10).map(index =>
            scope({
              accountId,
              collector: `c${index}`,
              state: 'failed',
              errorClass: 'role-missing',
              operation: 'sts:AssumeRole',
            }),
          ),
        ),
      ],
      now,
    );
    await store.runs.update(runId, { state: 'partial', endedAt: now });
    backend = await startPostureBackend({
      config: {},
      knex,
      decisions: {
        [NOBODY]: {
          'serverlessPosture.collection.read': { result: AuthorizeResult.DENY },
        },
      },
    });
  });
  afterAll(() => backend?.stop());

  it('has one state a Region, and each cause once', async () => {
    const response = await backend.get('/coverage');
    expectDescribed('get', '/coverage', response);
    const { share, regions, accounts, obstacles } = response.body;
    expect(share).toBeCloseTo(2 / 303);
    expect(regions).toEqual(['global', 'ap-east-1', 'eu-west-1']);
    expect(accounts).toHaveLength(31);
    expect(accounts.find((one: any) => one.accountId === SHOP)).toEqual({
      accountId: SHOP,
      name: 'shop',
      state: 'ACTIVE',
      regions: [
        { region: 'global', state: 'complete' },
        { region: 'ap-east-1', state: 'skipped' },
        { region: 'eu-west-1', state: 'partial' },
      ],
    });
    expect(obstacles).toMatchObject([
      {
        title: 'other-0: role missing',
        alike: {
          accounts: 29,
          accountNames: ['other-1', 'other-2', 'other-3', 'other-4'],
          inOtherRegions: false,
        },
      },
      { title: 'shop, eu-west-1: sqs:ListQueues denied' },
      { title: 'shop, ap-east-1: not reachable', state: 'skipped' },
    ]);
    expect(obstacles).toHaveLength(3);
    expect(obstacles[1]).not.toHaveProperty('alike');
  });

  it('tells of one account how its collectors fared', async () => {
    const path = '/coverage/{accountId}';
    const all = await backend.get(`/coverage/${SHOP}`);
    expectDescribed('get', path, all);
    expect(all.body).toMatchObject({ accountId: SHOP, name: 'shop' });
    expect(all.body.scopes).toHaveLength(4);

    const one = await backend.get(`/coverage/${SHOP}?region=eu-west-1`);
    expectDescribed('get', path, one);
    expect(one.body.scopes).toEqual([
      {
        accountId: SHOP,
        accountName: 'shop',
        region: 'eu-west-1',
        collector: 'lambda',
        state: 'complete',
        freshAt: now.toISOString(),
      },
      {
        accountId: SHOP,
        accountName: 'shop',
        region: 'eu-west-1',
        collector: 'sqs',
        state: 'partial',
        errorClass: 'denied',
        operation: 'sqs:ListQueues',
        missingAction: 'sqs:ListQueues',
        message: 'It said no.',
      },
    ]);
    const none = await backend.get(`/coverage/${SHOP}?region=eu-west-9`);
    expect(none.body.scopes).toEqual([]);
  });

  it('tells nothing to those who may not read it', async () => {
    for (const path of ['/coverage', `/coverage/${SHOP}`]) {
      const { status } = await backend.get(path, NOBODY);
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('refuses what is no account, and names one that is not known', async () => {
    const wrong = await backend.get('/coverage/shop');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('accountId');
    const unknown = await backend.get('/coverage/999999999999');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('no account 999999999999');
  });

  it('counts the scopes of a run, and lists the worst', async () => {
    const response = await backend.get(`/runs/${runId}`);
    expectDescribed('get', '/runs/{id}', response);
    const { scopesByState, scopes } = response.body;
    expect(scopesByState).toEqual({
      complete: 2,
      failed: 300,
      partial: 1,
      skipped: 1,
    });
    expect(scopes).toHaveLength(200);
    expect(scopes[0]).toMatchObject({
      state: 'failed',
      accountName: 'other-0',
    });
  });
});
