import { ACCOUNT, fn, idOf } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { accountFixture, GROUP } from '../__testUtils__/fixture';

jest.setTimeout(60_000);

const [own, shared] = [fn('n1'), fn('N2')];
const ids = [idOf(own), idOf(shared), 'none'];
const ofGroup = { kind: 'owner' as const, owners: [GROUP] };

describe('findings per resource', () => {
  testStore('are counted by status, with the worst that fails', async store => {
    await accountFixture(store);
    const counts = { failed: 1, notAvailable: 1, severity: 'CRITICAL' };
    expect(await store.findings.perResource(ids)).toEqual(
      new Map([
        [idOf(own), counts],
        [idOf(shared), counts],
      ]),
    );
  });

  testStore('are those that the caller may see', async store => {
    await accountFixture(store);
    const counts = await store.findings.perResource(ids, ofGroup);
    expect([...counts.keys()]).toEqual([idOf(own)]);
    expect(await store.resources.visibleOf(ids, ofGroup)).toEqual(
      new Set([idOf(own)]),
    );
    const inAccount = { kind: 'account' as const, accounts: [ACCOUNT] };
    expect(await store.resources.visibleOf(ids, inAccount)).toEqual(
      new Set([idOf(own), idOf(shared)]),
    );
  });
});
