import { InputError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { accountFixture, GROUP } from '../__testUtils__/fixture';
import {
  ACCOUNT,
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  tracingControl,
  urlControl,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureCondition, seesNothing } from '../authorization';
import { findingId, securityHubFindingId } from '../ids';
import { PostureStore } from '../store';

jest.setTimeout(60_000);

const a = fn('a');
const finding = findingId(idOf(a), urlControl.id);

async function prepare(store: PostureStore) {
  await store.accounts.replace([
    { accountId: ACCOUNT, name: 'shop', state: 'ACTIVE' },
  ]);
  await store.resources.syncPage({ now: day(0), resources: [a, fn('b')] });
}

async function changes(store: PostureStore) {
  await store.resources.setAttributions([
    { id: idOf(a), attribution: { rule: 'tag', ownerRef: GROUP } },
  ]);
  const { items } = await store.findings.changes(
    {
      members: { owners: [GROUP], services: [] },
      from: day(0),
      until: day(99),
    },
    { limit: 100 },
  );
  return items
    .sort((x, y) => x.at.getTime() - y.at.getTime())
    .map(({ change, at }) => `${change} ${at.getUTCDate() - 2}`);
}

async function statuses(store: PostureStore) {
  return (await store.findings.timeline(finding)).map(
    ({ from, to }) => `${from ?? '-'}>${to}`,
  );
}

describe('verdicts', () => {
  testStore(
    'are ids where they pass and rows where they don’t',
    async store => {
      await prepare(store);
      const result = await judge(store, day(0), [
        verdict(a, 'FAILED'),
        verdict(a, 'PASSED', tracingControl),
        verdict(fn('b'), 'NOT_APPLICABLE'),
        verdict(fn('b'), 'NOT_AVAILABLE', tracingControl),
      ]);
      expect(result).toEqual({
        counts: { PASSED: 1, FAILED: 1, NOT_AVAILABLE: 1, NOT_APPLICABLE: 1 },
        changed: 2,
      });
      expect(await store.resources.get(idOf(a))).toMatchObject({
        passed: ['lambda-tracing'],
        failed: 1,
      });
      expect(await store.resources.get(idOf(fn('b')))).toMatchObject({
        notApplicable: ['lambda-url'],
        notAvailable: 1,
      });
      expect(await store.findings.open({})).toMatchObject([
        {
          id: finding,
          status: 'FAILED',
          severity: 'CRITICAL',
          layer: 'FUNCTION',
          accountName: 'shop',
          evidence: [{ path: 'AuthType', value: 'NONE' }],
          resource: { id: idOf(a), name: 'a' },
          firstSeenAt: day(0),
        },
        {
          status: 'NOT_AVAILABLE',
          unknown: { errorClass: 'denied' },
          evidence: [],
        },
      ]);
    },
  );

  testStore('change nothing the second time', async store => {
    await prepare(store);
    const verdicts = [verdict(a, 'FAILED'), verdict(fn('b'), 'NOT_AVAILABLE')];
    await judge(store, day(0), verdicts);
    const before = await store.findings.open({});
    expect(await judge(store, day(1), verdicts)).toMatchObject({ changed: 0 });
    expect(await store.findings.open({})).toEqual(before);
  });

  testStore('open, fix and reopen a finding', async store => {
    await prepare(store);
    await judge(store, day(0), [verdict(a, 'PASSED')]);
    await judge(store, day(1), [verdict(a, 'FAILED')]);
    await judge(store, day(2), [verdict(a, 'PASSED')]);
    expect(
      await store.findings.list({}, { sort: 'age', order: 'asc', limit: 5 }),
    ).toMatchObject({
      totalCount: 0,
    });
    await judge(store, day(3), [verdict(a, 'FAILED')]);
    expect(await statuses(store)).toEqual([
      'PASSED>FAILED',
      'FAILED>PASSED',
      'PASSED>FAILED',
    ]);
    expect(await store.findings.get(finding)).toMatchObject({
      firstSeenAt: day(1),
    });
    expect(await changes(store)).toEqual(['new 1', 'fixed 2', 'reopened 3']);
  });

  testStore(
    'that are unknown keep what was known, and are neither fixed nor new',
    async store => {
      await prepare(store);
      await judge(store, day(0), [verdict(a, 'FAILED')]);
      await judge(store, day(1), [verdict(a, 'FAILED')]);
      await judge(store, day(2), [verdict(a, 'NOT_AVAILABLE')]);
      await judge(store, day(3), [verdict(a, 'NOT_AVAILABLE')]);
      expect(await store.findings.get(finding)).toMatchObject({
        status: 'NOT_AVAILABLE',
        lastKnown: { status: 'FAILED', at: day(1) },
      });
      await judge(store, day(4), [verdict(a, 'FAILED')]);
      expect((await store.findings.get(finding))?.lastKnown).toBeUndefined();
      await judge(store, day(5), [verdict(a, 'NOT_AVAILABLE')]);
      await judge(store, day(6), [verdict(a, 'PASSED')]);
      expect(await changes(store)).toEqual(['new 0', 'fixed 6']);
    },
  );

  testStore('that were only ever unknown leave nothing behind', async store => {
    await prepare(store);
    await judge(store, day(0), [verdict(a, 'PASSED')]);
    await judge(store, day(1), [verdict(a, 'NOT_AVAILABLE')]);
    expect((await store.findings.get(finding))?.lastKnown).toEqual({
      status: 'PASSED',
      at: day(0),
    });
    await judge(store, day(2), [verdict(a, 'PASSED')]);
    expect(await store.findings.get(finding)).toBeUndefined();
    expect(await statuses(store)).toEqual([]);
  });

  testStore('of a resource that is gone are fixed with it', async store => {
    await prepare(store);
    await judge(store, day(0), [verdict(a, 'FAILED')]);
    await store.resources.settle({
      ...FUNCTIONS,
      seen: new Set([idOf(fn('b'))]),
      now: day(1),
    });
    expect(await store.findings.open({})).toEqual([]);
    expect(await store.findings.get(finding)).toMatchObject({
      status: 'NOT_APPLICABLE',
      reason: 'the resource is gone',
    });
    await store.resources.syncPage({ now: day(2), resources: [a] });
    await judge(store, day(2), [verdict(a, 'FAILED')]);
    expect(await changes(store)).toEqual(['new 0', 'fixed 1', 'reopened 2']);
  });

  testStore(
    'of controls that are switched off disappear without a word',
    async store => {
      await prepare(store);
      await judge(store, day(0), [verdict(a, 'FAILED')]);
      const result = await store.findings.applyVerdicts({
        accountId: ACCOUNT,
        runId: 2,
        now: day(1),
        verdicts: [],
        controlIds: [tracingControl.id],
      });
      expect(result.changed).toBe(0);
      expect(await store.findings.get(finding)).toBeUndefined();
      expect(await statuses(store)).toEqual([]);
    },
  );

  testStore('of other accounts are left alone', async store => {
    await prepare(store);
    await judge(store, day(0), [verdict(a, 'FAILED')]);
    await judge(store, day(1), [], '999999999999');
    expect(await store.findings.open({})).toHaveLength(1);
  });
});

describe('Security Hub', () => {
  const imported = {
    id: 'arn:aws:securityhub:eu-west-1:111122223333:finding/1',
    accountId: ACCOUNT,
    region: 'eu-west-1',
    securityControlId: 'Lambda.1',
    title: 'Lambda function policies should prohibit public access',
    severity: 'CRITICAL' as const,
    recordState: 'ACTIVE' as const,
    complianceStatus: 'FAILED' as const,
    workflow: 'NEW' as const,
    resourceArn: a.arn,
    resourceType: 'AwsLambdaFunction',
    firstObservedAt: day(-5).toISOString(),
    updatedAt: day(0).toISOString(),
    open: true,
  } as any;

  const receive = (
    store: PostureStore,
    findings: (typeof imported)[],
    on = day(0),
  ) => store.findings.importSecurityHub({ runId: 1, now: on, findings });

  const key = {
    runId: 2,
    accountId: ACCOUNT,
    region: 'eu-west-1',
    collector: 'findings',
  };

  testStore(
    'findings join the resource of the same account and ARN, whichever is stored first',
    async store => {
      const other = {
        ...imported,
        id: '2',
        resourceArn: 'arn:aws:s3:::bucket',
        accountId: '9'.repeat(12),
      };
      await receive(store, [imported, other]);
      expect(await store.findings.linkSecurityHub()).toBe(0);
      await prepare(store);
      const attribution = { rule: 'tag' as const, ownerRef: GROUP };
      await store.resources.setAttributions([{ id: idOf(a), attribution }]);
      expect(await store.findings.linkSecurityHub()).toBe(1);
      expect(await store.findings.ofResource(idOf(a))).toMatchObject([
        {
          source: 'SECURITY_HUB',
          controlId: 'Lambda.1',
          ownerRef: GROUP,
          resource: { name: 'a', type: 'AWS::Lambda::Function' },
        },
      ]);
      expect(await store.findings.open({ owner: ['unowned'] })).toMatchObject([
        { resource: { name: 'bucket' } },
      ]);
      // What is linked stays so when it is imported again, and nothing is written.
      expect(await receive(store, [imported, other], day(1))).toEqual({
        changed: 0,
      });
      expect(await store.findings.linkSecurityHub()).toBe(0);
      // Our verdicts leave them alone.
      await judge(store, day(1), []);
      expect(
        await store.findings.open({ source: ['SECURITY_HUB'] }),
      ).toHaveLength(2);
    },
  );

  testStore('findings close where their account has left', async store => {
    await prepare(store);
    const elsewhere = { ...imported, id: '2', accountId: '9'.repeat(12) };
    await receive(store, [imported, elsewhere]);
    await judge(store, day(0), [verdict(a, 'FAILED')]);
    await store.resources.removeAccount({ accountId: ACCOUNT, now: day(1) });
    expect(await store.findings.open({})).toMatchObject([
      { id: securityHubFindingId('2') },
    ]);
    expect(await store.resources.ofAccount(ACCOUNT)).toEqual([]);
  });

  testStore(
    'findings close when a reading of all that is active does not meet them',
    async store => {
      await prepare(store);
      const others = [
        { ...imported, id: '2' },
        { ...imported, id: '3', region: 'us-east-1' },
        { ...imported, id: '4', accountId: '9'.repeat(12) },
      ];
      await receive(store, [imported, ...others]);
      await store.findings.expectSecurityHub(key, { region: 'eu-west-1' });
      // What comes in between is not missed.
      await receive(store, [{ ...imported, id: '5' }], day(1));
      await store.findings.meetSecurityHub(key, [imported.id, '5']);
      expect(
        await store.findings.closeSecurityHub(key, day(1), {
          accountId: ACCOUNT,
        }),
      ).toEqual({ changed: 1 });
      const open = await store.findings.open({});
      expect(open).toHaveLength(4);
      expect(open.some(({ id }) => id === securityHubFindingId('2'))).toBe(
        false,
      );
      const passing = { ...imported, complianceStatus: 'PASSED', open: false };
      await receive(store, [passing], day(2));
      expect(await store.findings.open({})).toHaveLength(3);
      // Each reading has its own.
      expect(await store.findings.closeSecurityHub(key, day(2))).toEqual({
        changed: 0,
      });
    },
  );

  testStore('sources are remembered until they are forgotten', async store => {
    const { sources } = store.findings;
    const state = {
      accountId: ACCOUNT,
      region: 'eu-west-1',
      covers: 'organization/region',
      generation: 'CSPM' as const,
      readUntil: day(0),
      reconciledAt: day(0),
      pages: 3,
    };
    await sources.record(state);
    await sources.advance(state, day(1));
    expect(await sources.all()).toEqual([{ ...state, readUntil: day(1) }]);
    await sources.record({ ...state, pages: 4 });
    expect(await sources.all()).toEqual([{ ...state, pages: 4 }]);
    await sources.forget(state);
    expect(await sources.all()).toEqual([]);
  });
});

describe('lists', () => {
  testStore(
    'page through every sort in both directions without loss',
    async store => {
      const total = await accountFixture(store);
      for (const sort of [
        'severity',
        'age',
        'control',
        'resource',
        'account',
      ] as const) {
        const orders = await Promise.all(
          (['asc', 'desc'] as const).map(async order => {
            const ids: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await store.findings.list(
                {},
                { sort, order, cursor, limit: 3 },
              );
              expect(page.totalCount).toBe(total);
              ids.push(...page.items.map(({ id }) => id));
              cursor = page.nextCursor;
            } while (cursor);
            return ids;
          }),
        );
        expect(new Set(orders[0]).size).toBe(total);
        expect(orders[1]).toEqual([...orders[0]].reverse());
      }
      const { items } = await store.findings.list(
        {},
        { sort: 'severity', order: 'asc', limit: 99 },
      );
      const severities = items.map(({ severity }) => severity);
      expect(severities.lastIndexOf('CRITICAL')).toBeLessThan(
        severities.indexOf('LOW'),
      );
    },
  );

  testStore('refuse a cursor of another list', async store => {
    await accountFixture(store);
    const options = { sort: 'severity', order: 'asc', limit: 1 } as const;
    const { nextCursor: cursor } = await store.findings.list({}, options);
    for (const attempt of [
      store.findings.list({ severity: ['LOW'] }, { ...options, cursor }),
      store.findings.list({}, { ...options, order: 'desc', cursor }),
      store.findings.list({}, { ...options, cursor: 'nonsense' }),
      store.findings.list(
        {},
        { ...options, cursor: Buffer.from('[1]').toString('base64url') },
      ),
    ]) {
      const error = await attempt.catch(caught => caught);
      expect(error).toBeInstanceOf(InputError);
      expect(error.message).toMatch(/^cursor: /);
    }
  });

  testStore('count in facets what each value would show', async store => {
    await accountFixture(store);
    const filter = { severity: ['CRITICAL' as const], owner: [GROUP] };
    const { facets } = await store.findings.facets(filter);
    for (const { value, count } of facets.severity) {
      const { totalCount } = await store.findings.list(
        { ...filter, severity: [value as 'LOW'] },
        { sort: 'age', order: 'asc', limit: 1 },
      );
      expect(totalCount).toBe(count);
    }
    for (const { value, count } of facets.owner) {
      const found = await store.findings.open({ ...filter, owner: [value] });
      expect(found).toHaveLength(count);
    }
    expect(facets.owner.map(({ value }) => value)).toContain('unowned');
    expect(facets.service.map(({ value }) => value)).toContain('none');
  });
});

describe('the caller’s rights', () => {
  const owner = (...owners: string[]) => ({ kind: 'owner' as const, owners });
  const account = (...accounts: string[]) => ({
    kind: 'account' as const,
    accounts,
  });
  const visible: [
    string,
    PermissionCriteria<PostureCondition> | undefined,
    (row: any) => boolean,
  ][] = [
    ['everything', undefined, () => true],
    ['nothing', seesNothing, () => false],
    ['an owner', owner(GROUP), row => row.ownerRef === GROUP],
    [
      'a service',
      owner('component:default/s'),
      row => row.serviceRef === 'component:default/s',
    ],
    ['all but an owner', { not: owner(GROUP) }, row => row.ownerRef !== GROUP],
    [
      'an owner or an account',
      { anyOf: [owner(GROUP), account('222222222222')] },
      row => row.ownerRef === GROUP || row.accountId === '222222222222',
    ],
    [
      'an owner in an account',
      { allOf: [owner(GROUP), { not: account('222222222222') }] },
      row => row.ownerRef === GROUP && row.accountId !== '222222222222',
    ],
  ];

  testStore(
    'are in lists, counts, facets, details and changes alike',
    async store => {
      await accountFixture(store);
      const all = await store.findings.open({});
      for (const [, authorization, sees] of visible) {
        const expected = all.filter(sees);
        const list = await store.findings.list(
          {},
          { sort: 'age', order: 'asc', limit: 99 },
          authorization,
        );
        expect(list.totalCount).toBe(expected.length);
        expect(list.items.map(({ id }) => id).sort()).toEqual(
          expected.map(({ id }) => id).sort(),
        );
        const {
          facets: { source },
        } = await store.findings.facets({}, authorization);
        expect(source[0]?.count ?? 0).toBe(expected.length);
        for (const row of all) {
          expect(Boolean(await store.findings.get(row.id, authorization))).toBe(
            sees(row),
          );
        }
        const period = {
          members: { owners: [GROUP], services: [] },
          from: day(0),
          until: day(9),
        };
        const { items, counts } = await store.findings.changes(
          period,
          { limit: 99 },
          authorization,
        );
        expect(counts.new).toBe(items.length);
        expect(items).toHaveLength(
          expected.filter(
            ({ ownerRef, status }) => ownerRef === GROUP && status === 'FAILED',
          ).length,
        );
        const resources = await store.resources.summaries({}, authorization);
        const everything = await store.resources.summaries({});
        expect(resources).toEqual(
          everything.filter(({ attribution, resource: { accountId } }) =>
            sees({ ...attribution, accountId }),
          ),
        );
      }
    },
  );
});
