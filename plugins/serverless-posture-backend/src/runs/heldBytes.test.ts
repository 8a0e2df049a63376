import { TestDatabases } from '@backstage/backend-test-utils';
import { crowdedWorld } from '../__testUtils__/crowdedWorld';
import { TestOrganization } from '../__testUtils__/organization';
import { ByteBudget } from '../aws/byteBudget';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const world = () => crowdedWorld([5, 10, 60, 70, 80]);

/** What was read and not stored at the most, with what else a run leaves. */
async function collect(heldBytes?: number) {
  const organization = await TestOrganization.open(
    await databases.init('SQLITE_3'),
    world(),
    undefined,
    { latency: true },
  );
  let held = 0;
  let most = 0;
  const hold = ByteBudget.prototype.hold;
  const spy = jest
    .spyOn(ByteBudget.prototype, 'hold')
    .mockImplementation(function count(this: ByteBudget, bytes) {
      held += bytes;
      most = Math.max(most, held);
      hold.call(this, bytes);
    });
  try {
    const { state } = await organization.run({ aws: { heldBytes } });
    return { state, most, left: held, found: await organization.resources() };
  } finally {
    spy.mockRestore();
    await organization.close();
  }
}

it('a run reads no more than it may hold, and finds the same', async () => {
  const freely = await collect();
  const bounded = await collect(1);
  expect(freely).toMatchObject({ state: 'complete', left: 0 });
  expect(freely.found).toEqual(
    expect.arrayContaining([expect.stringContaining('crowd-4-79')]),
  );
  expect(bounded).toMatchObject({
    state: 'complete',
    left: 0,
    found: freely.found,
  });
  expect(bounded.most).toBeLessThan(freely.most / 2);
});
