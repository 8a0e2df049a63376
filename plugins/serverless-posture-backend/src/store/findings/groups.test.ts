import { allRowsOf } from '../__testUtils__/pages';
import { accountFixture, GROUP } from '../__testUtils__/fixture';
import { ACCOUNT, day, fn, judge, verdict } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { fixId } from '../ids';
import { GROUP_FILTERS } from './groups';

jest.setTimeout(60_000);

describe('groups of findings', () => {
  testStore('are the worst first, then the largest', async store => {
    const open = await accountFixture(store);
    const page = await store.findings.groups('control', {}, { limit: 9 });
    expect(page).toMatchObject({ totalCount: 2, findings: open });
    expect(page.items).toMatchObject([
      {
        value: 'lambda-url',
        label: 'lambda-url is in order',
        severity: 'CRITICAL',
        findings: 5,
        resources: 5,
        accounts: 2,
        regions: 1,
        region: 'eu-west-1',
        owners: 2,
        unowned: 2,
        exposed: 0,
        firstSeenAt: day(0),
      },
      { value: 'lambda-tracing', severity: 'LOW', findings: 5 },
    ]);
    expect(page.items[0].accountId).toBeUndefined();
    expect(page.items[0].ownerRef).toBeUndefined();
  });

  testStore('of one account and one owner name them', async store => {
    await accountFixture(store);
    const { items } = await store.findings.groups(
      'control',
      { owner: [GROUP], accountId: [ACCOUNT] },
      { limit: 9 },
    );
    expect(items[0]).toMatchObject({ accountId: ACCOUNT, ownerRef: GROUP });
  });

  testStore('hold the findings that their value filters', async store => {
    const open = await accountFixture(store);
    const fix = { key: 'role', title: 'Narrow the role' };
    await judge(store, day(2), [
      { ...verdict(fn('n1'), 'FAILED'), fix },
      { ...verdict(fn('n3'), 'FAILED'), fix },
    ]);
    for (const [by, filter] of Object.entries(GROUP_FILTERS)) {
      const groups = await allRowsOf(cursor =>
        store.findings.groups(by as any, {}, { limit: 1, cursor }),
      );
      const { totalCount } = await store.findings.list(
        {},
        { sort: 'age', order: 'asc', limit: 1 },
      );
      expect(totalCount).toBeLessThanOrEqual(open);
      let sum = 0;
      for (const group of groups) {
        const page = await store.findings.list(
          { [filter]: [group.value] },
          { sort: 'severity', order: 'asc', limit: 99 },
        );
        expect([by, group.value, page.totalCount]).toEqual([
          by,
          group.value,
          group.findings,
        ]);
        expect(page.items[0]).toMatchObject({
          id: group.findingId,
          severity: group.severity,
        });
        sum += group.findings;
      }
      expect([by, sum]).toEqual([by, totalCount]);
    }
    const { items } = await store.findings.groups(
      'fix',
      { accountId: [ACCOUNT] },
      { limit: 1 },
    );
    expect(items[0]).toMatchObject({
      value: fixId('role'),
      label: 'Narrow the role',
      findings: 2,
    });
  });
});
