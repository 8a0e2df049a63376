import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld, toEveryone } from 'aws-simulator';
import { impatientClock } from '../__testUtils__/impatientClock';
import { TestOrganization } from '../__testUtils__/organization';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const ids = { shop: '111122223333', lab: '222233334444' };

const world = (...names: (keyof typeof ids)[]) =>
  smallWorld({
    accounts: names.map(name => ({
      name,
      id: ids[name],
      roles: [
        { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
      ],
      functions: [{ name: 'open', role: 'workload', grants: [toEveryone()] }],
    })),
  });

describe('an account that the organization lists no more', () => {
  let organization: TestOrganization;
  beforeEach(async () => {
    impatientClock();
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world('shop', 'lab'),
    );
    await organization.run();
  });
  afterEach(async () => {
    await organization.close();
    jest.restoreAllMocks();
  });

  const ofLab = () => organization.store.resources.ofAccount(ids.lab);
  const verdictsOf = async (name: keyof typeof ids) =>
    Object.entries(await organization.verdicts())
      .filter(([about]) => about.startsWith(`${name}/`))
      .map(([, status]) => status);

  it('stays, and nothing of it counts as known', async () => {
    const before = await ofLab();
    expect(await verdictsOf('lab')).toContain('PASSED');
    const others = await verdictsOf('shop');

    await organization.become(world('shop'));
    const { id } = await organization.run();

    const after = await ofLab();
    expect(after.map(row => row.id)).toEqual(before.map(row => row.id));
    for (const { stale } of after) {
      expect(stale?.reason).toMatchObject({
        errorClass: 'not-read',
        operation: 'organizations:ListAccounts',
      });
    }
    expect(new Set(await verdictsOf('lab'))).toEqual(
      new Set(['NOT_AVAILABLE']),
    );
    expect(await verdictsOf('shop')).toEqual(others);
    const scopes = await organization.store.scopes.ofRun(id, {
      accountId: ids.lab,
    });
    expect(new Set(scopes.map(({ state }) => state))).toEqual(
      new Set(['skipped']),
    );
  });

  it('is as it was where the next run finds it', async () => {
    const before = await organization.verdicts();
    await organization.become(world('shop'));
    await organization.run();
    await organization.become(world('shop', 'lab'));
    await organization.run();
    expect(await organization.verdicts()).toEqual(before);
    expect((await ofLab()).filter(({ stale }) => stale)).toEqual([]);
    // Once more is the first time again.
    await organization.become(world('shop'));
    await organization.run();
    expect(await ofLab()).not.toEqual([]);
  });

  it('is gone where the next run lacks it, too, until it is back', async () => {
    const before = await organization.verdicts();
    await organization.become(world('shop'));
    await organization.run();
    await organization.run();
    expect(await ofLab()).toEqual([]);
    expect(
      await organization.store.findings.open({ accountId: [ids.lab] }),
    ).toEqual([]);
    const listed = async () =>
      (await organization.store.accounts.all()).map(one => one.accountId);
    expect(await listed()).not.toContain(ids.lab);
    expect(await organization.run()).toMatchObject({ changedFindings: 0 });

    await organization.become(world('shop', 'lab'));
    await organization.run();
    expect(await listed()).toContain(ids.lab);
    expect(await organization.verdicts()).toEqual(before);
  });
});
