import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld } from 'aws-simulator';
import { range } from 'lodash';
import { TestOrganization } from '../../__testUtils__/organization';
import { InProcessEngine } from './InProcessEngine';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const [SHOP, BANK] = ['333344445555', '444455556666'];

const functions = (count: number, region: string) =>
  range(count).map(i => ({ name: `f${i}`, role: 'workload', region }));

/** @param denied - what the bank may not be asked for */
const world = (denied: string[] = []) =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [{ name: 'workload' }],
        functions: [...functions(3, 'eu-west-1'), ...functions(1, 'us-east-1')],
      },
      {
        name: 'bank',
        id: BANK,
        roles: [{ name: 'workload' }],
        functions: functions(5, 'us-east-1'),
        denied,
      },
    ],
  });

/** Reads all twice; answers how large each scope was expected to be, and how often Lambda counted, in each run. */
async function runs(denied?: string[]) {
  const organization = await TestOrganization.open(
    await databases.init('SQLITE_3'),
    world(denied),
  );
  const sent = jest.spyOn(InProcessEngine.prototype, 'send');
  try {
    const run = async () => {
      sent.mockClear();
      const { calls, state } = await organization.run();
      const keys = sent.mock.calls.flatMap(([, tasks]) => tasks);
      return {
        state,
        counted: calls['lambda:GetAccountSettings'],
        listed: calls['lambda:ListFunctions'],
        sizes: Object.fromEntries(
          keys
            .filter(({ id }) => id.startsWith('scope/'))
            .map(({ id, size }) => [id.slice('scope/'.length), size]),
        ),
      };
    };
    return [await run(), await run()];
  } finally {
    sent.mockRestore();
    await organization.close();
  }
}

it('asks new places how many functions there are, and reads them without asking again', async () => {
  const [first, second] = await runs();
  expect(first.state).toBe('complete');
  expect(first.sizes).toMatchObject({
    [`${SHOP}/global`]: 3,
    [`${SHOP}/eu-west-1`]: 3,
    [`${SHOP}/us-east-1`]: 1,
    [`${BANK}/global`]: 5,
    [`${BANK}/eu-west-1`]: 0,
    [`${BANK}/us-east-1`]: 5,
  });
  expect(first.counted).toBe(first.listed);
  expect(second.counted).toBe(second.listed);
  expect(second.sizes[`${BANK}/us-east-1`]).toBeGreaterThan(5);
});

it('reads a place that does not tell, and says that nothing confirms its listing', async () => {
  const [first] = await runs(['lambda:GetAccountSettings']);
  expect(first.state).toBe('partial');
  expect(first.sizes).toMatchObject({
    [`${SHOP}/eu-west-1`]: 3,
    [`${BANK}/us-east-1`]: 0,
  });
});
