import { TestDatabases } from '@backstage/backend-test-utils';
import { SmallAccount, smallWorld, toEveryone } from 'aws-simulator';
import { Knex } from 'knex';
import { TestOrganization } from '../../__testUtils__/organization';
import { collectorsFor } from '../../collection/collectors';
import {
  defaultControls,
  enabledControls,
  resourceTypesRead,
} from '../../controls/catalogue';
import { Attributor } from '../attributor';
import { openAws } from '../openAws';
import { run, RunDependencies } from '../run';
import { PendingRefreshes } from './PendingRefreshes';
import { refreshAccount } from './refreshAccount';

jest.setTimeout(120_000);

const HOME = 'eu-west-1';
const SHOP = '222233334444';
const CHANGED = new Date('2026-11-16T06:15:00Z');
const FUNCTION = `arn:aws:lambda:${HOME}:${SHOP}:function:`;

/** One control looks for the log group of a function, one for its role. */
const CONTROLS = ['lambda-log-group-exists', 'lambda-role-admin'];

const shop: SmallAccount = {
  name: 'shop',
  id: SHOP,
  roles: [
    { name: 'workload' },
    { name: 'admin', awsManaged: ['AdministratorAccess'] },
  ],
  functions: [
    { name: 'cart', role: 'workload', until: CHANGED },
    { name: 'cart', role: 'workload', grants: [toEveryone()], from: CHANGED },
    { name: 'stock', role: 'workload', until: CHANGED },
    { name: 'stock', role: 'admin', from: CHANGED },
    { name: 'late', role: 'workload', from: CHANGED },
  ],
  things: {
    logGroups: ['cart', 'stock', 'late'].map(name => ({
      logGroupName: `/aws/lambda/${name}`,
    })),
  },
};

describe('what is read around a resource that an event names', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  let organization: TestOrganization;
  let dependencies: RunDependencies;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    organization = await TestOrganization.open(
      knex,
      smallWorld({ accounts: [shop] }),
    );
    const usual = organization.dependencies();
    dependencies = {
      ...usual,
      controls: enabledControls(defaultControls, usual.configuration).filter(
        ({ id }) => CONTROLS.includes(id),
      ),
    };
    await run(dependencies, { trigger: 'manual' });
    organization.simulator.clock.set(CHANGED);
  });
  afterAll(() => organization.close());
  beforeEach(() => organization.simulator.counters.reset());

  async function refresh(name: string) {
    const { collectors, controls } = dependencies;
    const own = collectorsFor(collectors, resourceTypesRead(controls));
    const aws = await openAws({ ...dependencies, collectors: own });
    const pending = new PendingRefreshes(0);
    pending.add({
      accountId: SHOP,
      region: HOME,
      collector: 'lambda',
      arn: `${FUNCTION}${name}`,
    });
    const [{ readings }] = pending.take(1);
    await refreshAccount(SHOP, readings, {
      ...dependencies,
      aws,
      collectors: own,
      attributor: new Attributor(dependencies),
      holder: 'test',
      signal: new AbortController().signal,
    });
    aws.destroy();
    return organization.simulator.counters.calls();
  }

  const verdictsOn = async (name: string) => {
    const verdicts = await organization.verdicts();
    return CONTROLS.map(id => verdicts[`shop/${HOME} ${name} ${id}`]);
  };

  it('is nothing where only its policy changed', async () => {
    expect(await refresh('cart')).not.toHaveProperty([
      'logs:DescribeLogGroups',
    ]);
    expect(await verdictsOn('cart')).toEqual(['PASSED', 'PASSED']);
  });

  it('is what follows it where it is new, before it is judged', async () => {
    expect(await refresh('late')).toMatchObject({
      'logs:DescribeLogGroups': 1,
    });
    expect(await verdictsOn('late')).toEqual(['PASSED', 'PASSED']);
  });

  it('is its role where that is new to us', async () => {
    await knex('resources').where({ name: 'admin' }).delete();
    expect(await refresh('stock')).toMatchObject({
      'iam:GetAccountAuthorizationDetails': expect.any(Number),
    });
    expect(await verdictsOn('stock')).toEqual(['PASSED', 'FAILED']);
  });
});
