import { accountFixture, GROUP } from '../__testUtils__/fixture';
import {
  ACCOUNT,
  day,
  fn,
  judge,
  tracingControl,
  urlControl,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { seesNothing } from '../authorization';

jest.setTimeout(60_000);

describe('statistics of controls', () => {
  testStore('count every status, and whose fail', async store => {
    await accountFixture(store);
    await judge(store, day(2), [
      verdict(fn('n1'), 'FAILED'),
      verdict(fn('N2'), 'PASSED'),
      verdict(fn('n3'), 'NOT_APPLICABLE'),
      verdict(fn('n1'), 'NOT_AVAILABLE', tracingControl),
    ]);
    const statistics = await store.findings.controlStatistics();
    expect(Object.fromEntries(statistics)).toEqual({
      [urlControl.id]: {
        counts: { passed: 1, failed: 3, notAvailable: 0, notApplicable: 1 },
        failingOwners: [{ ownerRef: GROUP, failed: 2 }, { failed: 1 }],
      },
      [tracingControl.id]: {
        counts: { passed: 0, failed: 2, notAvailable: 1, notApplicable: 0 },
        failingOwners: expect.arrayContaining([
          { ownerRef: GROUP, failed: 1 },
          { failed: 1 },
        ]),
      },
    });
  });

  testStore('hold only what the caller may see', async store => {
    await accountFixture(store);
    await judge(store, day(2), [verdict(fn('N2'), 'PASSED')]);
    expect((await store.findings.controlStatistics(seesNothing)).size).toBe(0);
    const own = await store.findings.controlStatistics({
      kind: 'account',
      accounts: [ACCOUNT],
    });
    expect(own.get(urlControl.id)?.counts).toMatchObject({
      passed: 1,
      failed: 0,
    });
  });
});
