import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { postureReadPermission } from 'backstage-plugin-serverless-posture-common';
import { RunningSimulator, smallWorld, toEveryone } from 'aws-simulator';
import { startPostureBackend, TestBackend } from '../../__testUtils__/backend';
import { component, group } from '../../__testUtils__/entities';
import {
  simulatedConfig,
  startFastSimulator,
} from '../../__testUtils__/organization';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../../store/permissions/rules';

jest.setTimeout(120_000);

const OWNER = 'user:default/owner';
const NOBODY = 'user:default/nobody';
const READ = postureReadPermission.name;
const CHECKOUT = 'component:default/checkout';

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
            name: 'stock-api',
            role: 'workload',
            grants: [toEveryone()],
            tags: { service: 'warehouse' },
          },
        ],
      },
    ],
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('actions', () => {
  const registry = actionsRegistryServiceMock();
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
      modules: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
      ],
    });
    await backend.run();
  });

  afterAll(async () => {
    await backend?.stop();
    await simulator?.stop();
  });

  const invoke = async (
    name: string,
    input: JsonObject,
    user = 'user:default/admin',
  ): Promise<any> => {
    const { actions } = await registry.list();
    const { id } = actions.find(one => one.name === name)!;
    const credentials = mockCredentials.user(user);
    return (await registry.invoke({ id, input, credentials })).output;
  };

  it('read only', async () => {
    const { actions } = await registry.list();
    expect(
      actions.map(({ name, attributes }) => [name, attributes.readOnly]),
    ).toEqual([
      ['list-findings', true],
      ['explain-score', true],
      ['fix-first', true],
    ]);
  });

  it('list findings, worst first, page by page', async () => {
    const first = await invoke('list-findings', { limit: 1 });
    expect(first).toMatchObject({
      totalCount: expect.any(Number),
      findings: [{ severity: 'CRITICAL', account: 'shop', exposed: true }],
    });
    const second = await invoke('list-findings', {
      limit: 1,
      cursor: first.nextCursor,
    });
    expect(second.findings[0].id).not.toBe(first.findings[0].id);
  });

  it('list what the caller may see, and nothing else', async () => {
    const all = await invoke('list-findings', { limit: 50 });
    const own = await invoke('list-findings', { limit: 50 }, OWNER);
    expect(JSON.stringify(all)).toContain('stock-api');
    expect(own.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(own)).not.toContain('stock');
    const filtered = await invoke('list-findings', {
      service: [CHECKOUT],
      severity: ['CRITICAL'],
      exposure: ['INTERNET'],
    });
    for (const { serviceRef, severity } of filtered.findings)
      expect([serviceRef, severity]).toEqual([CHECKOUT, 'CRITICAL']);
  });

  it('explain a score', async () => {
    const { body: scorecard } = await backend.get(
      '/scorecards/component/default/checkout',
    );
    const explained = await invoke('explain-score', { entityRef: CHECKOUT });
    expect(explained).toMatchObject({
      entityRef: CHECKOUT,
      score: scorecard.score,
      grade: scorecard.grade,
      cappedBy: 'CRITICAL',
      knownShare: scorecard.coverage.share,
    });
    expect(explained.losses[0]).toMatchObject({
      ...scorecard.explanation.losses[0],
      title: expect.stringMatching(/ /),
    });
  });

  it('say what to fix first, and how', async () => {
    const { fixes } = await invoke('fix-first', { entityRef: CHECKOUT });
    expect(fixes[0]).toMatchObject({
      severity: 'CRITICAL',
      exposed: true,
      services: [CHECKOUT],
      remedy: { summary: expect.stringContaining('checkout-api') },
    });
  });

  it('refuse who may not, and say so of entities as if there were none', async () => {
    await expect(invoke('list-findings', {}, NOBODY)).rejects.toThrow(READ);
    const entityRef = 'component:default/warehouse';
    for (const name of ['explain-score', 'fix-first']) {
      await expect(invoke(name, { entityRef }, OWNER)).rejects.toThrow(
        /no entity component:default\/warehouse that you may read/,
      );
      await expect(invoke(name, { entityRef }, NOBODY)).rejects.toThrow(READ);
    }
  });

  it('name what is wrong with an input', async () => {
    await expect(
      invoke('explain-score', { entityRef: 'checkout' }),
    ).rejects.toThrow(/entityRef: "checkout" is no entity ref/);
    await expect(invoke('list-findings', { limit: 1000 })).rejects.toThrow(
      /Invalid input/,
    );
    await expect(invoke('list-findings', { cursor: 'wrong' })).rejects.toThrow(
      /cursor/,
    );
  });
});
