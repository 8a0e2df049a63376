import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  REGION,
  urlControl,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureStore } from '../store';

jest.setTimeout(60_000);

const counterparts = new Map([['Lambda.1', [urlControl.id]]]);

const theirs = (
  name: string,
  options: { complianceStatus?: string; control?: string } = {},
) => {
  const resource = fn(name);
  return {
    id: `arn:finding/${name}`,
    accountId: ACCOUNT,
    region: REGION,
    title: 'Theirs',
    severity: 'HIGH' as const,
    securityControlId: options.control ?? 'Lambda.1',
    complianceStatus: options.complianceStatus ?? 'FAILED',
    recordState: 'ACTIVE',
    workflow: 'NEW' as const,
    open: true,
    resourceArn: resource.arn,
    resourceType: resource.type,
  };
};

async function prepare(store: PostureStore) {
  const names = ['failing', 'passing', 'exempt', 'unknown', 'unjudged'];
  await store.accounts.replace([
    { accountId: ACCOUNT, name: 'shop', state: 'ACTIVE' },
  ]);
  await store.resources.syncPage({
    now: day(0),
    resources: names.map(name => fn(name)),
  });
  await judge(store, day(0), [
    verdict(fn('failing'), 'FAILED'),
    verdict(fn('passing'), 'PASSED'),
    verdict(fn('exempt'), 'NOT_APPLICABLE'),
    verdict(fn('unknown'), 'NOT_AVAILABLE'),
  ]);
  await store.findings.importSecurityHub({
    now: day(0),
    findings: names.map(name => theirs(name)) as any,
  });
  await store.findings.agreeWithSecurityHub(counterparts);
}

const listed = async (store: PostureStore, filter = {}) => {
  const { items, totalCount } = await store.findings.list(filter, {
    sort: 'resource',
    order: 'asc',
    limit: 50,
  });
  expect(totalCount).toBe(items.length);
  return items.map(
    ({ resource, source, agreement }) =>
      `${resource.name} ${source} ${agreement ?? '-'}`,
  );
};

describe('what Security Hub sees as well', () => {
  testStore('is one finding, and differences are said', async store => {
    await prepare(store);
    expect(await listed(store)).toEqual([
      'exempt SECURITY_HUB NOT_FOR_US',
      'failing POSTURE BOTH',
      'passing SECURITY_HUB WE_PASS',
      'unjudged SECURITY_HUB -',
      expect.stringMatching(/^unknown /),
      expect.stringMatching(/^unknown /),
    ]);
    expect(await listed(store, { agreement: ['WE_PASS'] })).toEqual([
      'passing SECURITY_HUB WE_PASS',
    ]);
  });

  testStore('is found by either source, and counted so', async store => {
    await prepare(store);
    const bySource = await listed(store, { source: ['SECURITY_HUB'] });
    expect(bySource).toContain('failing POSTURE BOTH');
    const {
      facets: { source },
    } = await store.findings.facets({});
    expect(
      Object.fromEntries(source.map(one => [one.value, one.count])),
    ).toEqual({ SECURITY_HUB: bySource.length, POSTURE: 2 });
  });

  testStore('is two again where ours is fixed', async store => {
    await prepare(store);
    await judge(store, day(1), [verdict(fn('failing'), 'PASSED')]);
    await store.findings.agreeWithSecurityHub(counterparts);
    expect(await listed(store)).toContain('failing SECURITY_HUB WE_PASS');
  });

  testStore('is ours alone where theirs is closed', async store => {
    await prepare(store);
    await store.findings.importSecurityHub({
      now: day(1),
      findings: [
        { ...theirs('failing'), open: false, complianceStatus: 'PASSED' },
      ] as any,
    });
    await store.findings.agreeWithSecurityHub(counterparts);
    expect(await listed(store)).toContain('failing POSTURE -');
    const detail = await store.findings.ofResource(idOf(fn('failing')));
    expect(detail).toHaveLength(1);
  });
});
