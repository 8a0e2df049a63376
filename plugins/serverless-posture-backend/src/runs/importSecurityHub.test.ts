import { TestDatabases } from '@backstage/backend-test-utils';
import { SmallAccount, smallWorld, World } from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';
import { planFindings } from '../collection/securityHub';
import { importFindings } from './importSecurityHub';
import { openAws } from './openAws';
import { TaskContext } from './tasks/context';

jest.setTimeout(120_000);

const SHOP = '222233334444';
const HOME = 'eu-west-1';

type Finding = NonNullable<SmallAccount['findings']>[number];

const finding = (name: string, options: Partial<Finding> = {}): Finding => ({
  control: 'Lambda.1',
  resourceId: `arn:aws:lambda:${HOME}:${SHOP}:function:${name}`,
  compliance: 'FAILED',
  updatedAt: new Date('2026-11-10T10:00:00Z'),
  ...options,
});

/** The first run is at 06:10, and each takes place ten minutes after the one before. */
const BEFORE_SECOND = new Date('2026-11-16T06:15:00Z');

/** What is fixed before the second run, as Security Hub says it; and what it no longer knows, without a word. */
const findings = [
  finding('stays'),
  finding('vanishes', { until: BEFORE_SECOND }),
  finding('fixed', { until: BEFORE_SECOND }),
  finding('fixed', {
    from: BEFORE_SECOND,
    updatedAt: BEFORE_SECOND,
    compliance: 'PASSED',
  }),
  finding('archived', { until: BEFORE_SECOND }),
  finding('archived', {
    from: BEFORE_SECOND,
    updatedAt: BEFORE_SECOND,
    recordState: 'ARCHIVED',
  }),
  finding('new', { from: BEFORE_SECOND, updatedAt: BEFORE_SECOND }),
];

const world = (
  securityHub: SmallAccount['securityHub'] = true,
  others: Finding[] = [],
): World =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        findings: [...findings, ...others],
        functions: [{ name: 'stays', role: 'workload' }],
        roles: [{ name: 'workload' }],
      },
      { name: 'stock', id: '777788889999' },
    ],
    securityHub,
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('findings on %s', databaseId => {
  let organization: TestOrganization;
  const open = async (of: World = world()) => {
    organization = await TestOrganization.open(
      await databases.init(databaseId),
      of,
    );
  };
  afterEach(() => organization.close());

  const imported = async () =>
    (await organization.store.findings.open({ source: ['SECURITY_HUB'] }))
      .map(({ resource }) => resource.name)
      .sort();

  const calls = (operation = 'GetFindings') =>
    organization.simulator.counters.calls()[`securityhub:${operation}`] ?? 0;

  const denied = {
    operation: 'securityhub:GetFindings',
    effect: { error: { status: 403, code: 'AccessDeniedException' } },
  };

  it('are linked with their resources and followed by what changed', async () => {
    await open();
    await organization.run();
    expect(await imported()).toEqual([
      'archived',
      'fixed',
      'stays',
      'vanishes',
    ]);
    const [stays] = await organization.store.findings.open({
      resourceType: ['AWS::Lambda::Function'],
      source: ['SECURITY_HUB'],
    });
    expect(stays.resource).toMatchObject({ name: 'stays' });

    await organization.run();
    // What vanished in silence is not looked for yet.
    expect(await imported()).toEqual(['new', 'stays', 'vanishes']);
    expect(calls()).toBe(2);

    await organization.run({
      posture: { securityHub: { reconcile: { minutes: 1 } } },
    });
    expect(await imported()).toEqual(['new', 'stays']);
  });

  it('of an unchanged organization are asked for once in each Region, and not written', async () => {
    await open();
    await organization.run();
    await organization.run();
    const before = await organization.store.findings.open({});
    await organization.run();
    expect(calls()).toBe(2);
    expect(await organization.store.findings.open({})).toEqual(before);
  });

  it('are asked for from where they were last read to their end', async () => {
    await open();
    await organization.run();
    organization.simulator.faults.set([denied]);
    expect(await organization.run()).toMatchObject({ state: 'partial' });
    expect(await imported()).toEqual([
      'archived',
      'fixed',
      'stays',
      'vanishes',
    ]);
    await organization.run({
      posture: { securityHub: { reconcile: { minutes: 1 } } },
    });
    expect(await imported()).toHaveLength(4);
    organization.simulator.faults.set([]);
    await organization.run();
    expect(await imported()).toEqual(['new', 'stays', 'vanishes']);
  });

  it('stay the same where the unified Security Hub takes over', async () => {
    await open();
    await organization.run();
    const before = await organization.store.findings.open({
      source: ['SECURITY_HUB'],
    });
    await organization.become(world('V2'));
    await organization.run();
    expect(calls('GetFindingsV2')).toBe(2);
    await organization.run();
    expect(await imported()).toEqual(['new', 'stays']);
    const [row] = await organization.store.findings.open({
      resourceType: ['AWS::Lambda::Function'],
      source: ['SECURITY_HUB'],
    });
    expect(before).toContainEqual(row);
    // From now on, what changed.
    await organization.run();
    expect(calls('GetFindings')).toBe(0);
    expect(calls('GetFindingsV2')).toBe(2);
  });

  it('are closed where Security Hub is off', async () => {
    await open();
    const posture = { securityHub: { accountId: SHOP } };
    await organization.run({ posture });
    expect(await imported()).toHaveLength(4);
    await organization.become(world(false));
    await organization.run({ posture });
    expect(await organization.run({ posture })).toMatchObject({
      state: 'complete',
    });
    expect(await imported()).toEqual([]);
  });

  it('go on range by range, each where it was interrupted', async () => {
    const many = Array.from({ length: 350 }, (_, i) => finding(`many-${i}`));
    await open(world(true, many));
    const { store, simulator } = organization;
    const dependencies = organization.dependencies();
    const accountId = simulator.world.securityHubAdministratorId;
    const aws = await openAws(dependencies);
    const plan = {
      ...planFindings(
        {
          accountId,
          region: HOME,
          organization: true,
          linkedRegions: false,
        },
        {
          before: undefined,
          now: dependencies.now(),
          reconcile: { days: 1 },
          accountIds: [],
          quotaShare: 1,
        },
      ),
      ranges: [{ except: ['2'] }, { only: ['2'] }],
    };
    let writes = 0;
    const context = (limit: number) =>
      ({
        ...dependencies,
        aws,
        runId: 1,
        signal: new AbortController().signal,
        write: work =>
          store.transaction((fenced, trx) => {
            if (++writes > limit) throw new Error('killed');
            return work(fenced, trx);
          }),
      } as TaskContext);
    await expect(importFindings(plan, context(4))).rejects.toThrow('killed');
    const before = calls();
    writes = 0;
    simulator.counters.reset();
    const ending = await importFindings(plan, context(Infinity));
    await store.transaction(async fenced => {
      await ending.write?.(fenced);
    });
    expect(await imported()).toHaveLength(354);
    // 4 pages of one range and 1 of the other; what was read but not written is read again.
    expect(before + calls()).toBeLessThanOrEqual(6);
    expect(await store.findings.sources.all()).toMatchObject([
      { accountId, region: HOME, generation: 'CSPM' },
    ]);
    aws.destroy();
  });
});
