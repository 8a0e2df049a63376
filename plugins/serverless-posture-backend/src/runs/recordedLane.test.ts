import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ConfigAggregator,
  RecordedSource,
  smallWorld,
  withAggregator,
} from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';

jest.setTimeout(120_000);

const SHOP = '333344445555';
const HOME = 'eu-west-1';
const FAR = 'us-east-1';

/** @param places - Regions by function */
const plain = (places: Record<string, string> = { f: HOME }) =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [{ name: 'workload' }],
        functions: Object.entries(places).map(([name, region]) => ({
          name,
          role: 'workload',
          region,
        })),
      },
    ],
  });

const everywhere = (source: RecordedSource): Partial<ConfigAggregator> => ({
  source: () => source,
});

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('Regions of which AWS Config says that there is nothing in them', () => {
  let organization: TestOrganization;
  const aggregated = (world = plain(), source: RecordedSource = {}) =>
    withAggregator(world, everywhere(source));

  async function open(world = aggregated()) {
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world,
    );
  }
  afterEach(() => organization.close());

  async function run(minutes = 1440) {
    const { calls, state, scopes } = await organization.run({
      posture: {
        reconcile: { minutes },
        config: {
          accountId: organization.simulator.world.securityHubAdministratorId,
          region: HOME,
          aggregatorName: 'organization',
        },
      },
    });
    const stored = await organization.store.resources.ofAccount(SHOP, {
      types: ['AWS::Lambda::Function'],
    });
    return {
      state,
      total: scopes.total,
      listed: calls['lambda:ListFunctions'] ?? 0,
      apis: calls['apigateway:GetRestApis'] ?? 0,
      domains: calls['apigateway:GetDomainNames'] ?? 0,
      recorders: calls['config:DescribeConfigurationRecorders'] ?? 0,
      skipped: scopes.skipped,
      functions: stored.map(({ resource }) => resource.name).sort(),
      stale: stored.filter(({ stale }) => stale).length,
    };
  }

  it('are not listed, and nothing is missing', async () => {
    await open(plain());
    const native = await run();
    await organization.close();
    await open();
    const config = await run();
    // Of three accounts in two Regions, one has a function, and none an API.
    expect(native).toMatchObject({
      listed: 6,
      apis: 6,
      domains: 6,
      skipped: 0,
    });
    expect(config).toEqual({
      ...native,
      listed: 1,
      apis: 0,
      recorders: 6,
      // Config can't tell of domain names: where nothing else is, they wait.
      domains: 1,
      skipped: expect.any(Number),
    });
    const waiting = await organization.store.scopes.current({
      states: ['skipped'],
    });
    expect(waiting).toHaveLength(config.skipped);
    expect(new Set(waiting.map(({ region }) => region)).size).toBe(2);
    expect(waiting.map(({ collector }) => collector)).toContain('securityhub');
  });

  it('are looked into as soon as it says otherwise', async () => {
    await open();
    await run();
    await organization.become(aggregated(plain({ late: FAR })));
    // The home Region, where there was something, and the other one.
    expect(await run()).toMatchObject({ listed: 2, functions: ['late'] });
  });

  it('hide things no longer than everything is read anew', async () => {
    await open(aggregated(plain(), { hides: ['AWS::Lambda::Function'] }));
    const hidden = { listed: 0, domains: 0, functions: [] };
    expect(await run(25)).toMatchObject(hidden);
    expect(await run(25)).toMatchObject({ ...hidden, recorders: 0 });
    expect(await run(25)).toMatchObject(hidden);
    const found = { functions: ['f'], skipped: 0 };
    expect(await run(25)).toMatchObject({ ...found, listed: 6, domains: 6 });
    expect(await run(25)).toMatchObject({ ...found, listed: 1, domains: 1 });
  });

  it('lose nothing that was found before', async () => {
    await open();
    await run();
    await organization.become(
      aggregated(plain(), { hides: ['AWS::Lambda::Function'] }),
    );
    expect(await run()).toMatchObject({
      listed: 1,
      functions: ['f'],
      stale: 0,
    });
  });

  it.each<[string, RecordedSource]>([
    ['is outdated', { status: 'OUTDATED' }],
    ['no longer records', { recording: false }],
    ['does not record the type', { types: ['AWS::ApiGateway::RestApi'] }],
  ])('are listed where it %s', async (_, source) => {
    await open(aggregated(plain(), source));
    expect(await run()).toMatchObject({ listed: 6, functions: ['f'] });
  });

  it('are listed where it contradicts itself', async () => {
    await open(aggregated(plain({ f: HOME, far: FAR })));
    organization.simulator.faults.set([
      {
        operation: 'config:SelectAggregateResourceConfig',
        after: 1,
        effect: { dropItem: true },
      },
    ]);
    expect(await run()).toMatchObject({ listed: 6, functions: ['f', 'far'] });
  });
});
