import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld } from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';
import { defaultControls, enabledControls } from '../controls/catalogue';

jest.setTimeout(120_000);

const SHOP = '333344445555';
const QUIET = 'us-east-1';

/** Everything is in the home Region; later on there is something in the other one, too. */
const world = (other: boolean) =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [{ name: 'workload' }],
        functions: [
          { name: 'home', role: 'workload' },
          ...(other ? [{ name: 'late', role: 'workload', region: QUIET }] : []),
        ],
      },
    ],
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('Regions with nothing in them', () => {
  let organization: TestOrganization;

  beforeEach(async () => {
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world(false),
    );
  });
  afterEach(() => organization.close());

  async function run(minutes?: number) {
    const { id, calls, state, scopes } = await organization.run({
      posture: minutes ? { reconcile: { minutes } } : {},
    });
    const rows = await organization.store.scopes.ofRun(id, {
      accountId: SHOP,
      region: QUIET,
    });
    const stored = await organization.store.resources.ofAccount(SHOP);
    return {
      state,
      total: scopes.total,
      listed: calls['lambda:ListFunctions'],
      hubs: calls['securityhub:DescribeHub'],
      states: [...new Set(rows.map(row => row.state))],
      freshAt: rows.map(({ freshAt }) => freshAt?.toISOString().slice(11, 16)),
      stale: stored.filter(({ stale }) => stale).length,
      functions: stored
        .map(({ resource }) => resource)
        .filter(({ type }) => type === 'AWS::Lambda::Function')
        .map(({ name }) => name),
    };
  }

  it('may have what every Region has, such as an event bus', async () => {
    const few = organization.dependencies.bind(organization);
    jest.spyOn(organization, 'dependencies').mockImplementation(posture => {
      const dependencies = few(posture);
      const { configuration } = dependencies;
      const essential = { ...configuration, profile: 'essential' as const };
      const controls = enabledControls(defaultControls, essential);
      return { ...dependencies, controls };
    });
    expect(await run()).toMatchObject({ listed: 6 });
    const buses = await organization.store.resources.ofAccount(SHOP, {
      types: ['AWS::Events::EventBus'],
    });
    expect(buses.map(({ resource }) => resource.region)).toContain(QUIET);
    expect(await run()).toMatchObject({ listed: 1, states: ['complete'] });
  });

  it('are left alone for a while, and say since when', async () => {
    // Three accounts of two Regions.
    const first = await run();
    expect(first).toMatchObject({ state: 'complete', listed: 6, hubs: 6 });
    const second = await run();
    expect(second).toMatchObject({
      state: 'complete',
      total: first.total,
      listed: 1,
      hubs: 1,
      states: ['complete'],
      stale: 0,
    });
    expect(second.freshAt).toEqual(first.freshAt);
  });

  it('are looked into again after that', async () => {
    await run();
    await organization.become(world(true));
    expect(await run(15)).toMatchObject({ listed: 1, functions: ['home'] });
    const third = await run(15);
    expect(third).toMatchObject({ listed: 6 });
    expect(third.functions.sort()).toEqual(['home', 'late']);
    expect(third.freshAt[0]).toBe('06:30');
  });

  it('are looked into again if that failed', async () => {
    organization.simulator.faults.set([
      {
        operation: 'lambda:ListFunctions',
        accountId: SHOP,
        region: QUIET,
        effect: { error: { code: 'AccessDeniedException', status: 403 } },
      },
    ]);
    await run();
    organization.simulator.faults.set([]);
    // The home Region of the account, and the one that failed.
    expect(await run()).toMatchObject({ state: 'complete', listed: 2 });
    expect(await run()).toMatchObject({ listed: 1 });
  });
});
