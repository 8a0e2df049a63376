import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { SmallAccount, smallWorld, toEveryone, World } from 'aws-simulator';
import { TestOrganization } from '../../__testUtils__/organization';
import { Decision } from '../../store/decisions/triageState';
import { FindingRow } from '../../store/types';
import { settleDecisions } from '../settleDecisions';
import { writeBack } from './writeBack';

jest.setTimeout(120_000);

const SHOP = '222233334444';
const HOME = 'eu-west-1';
const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';
const DAY = 86_400_000;

type Finding = NonNullable<SmallAccount['findings']>[number];

const finding = (name: string): Finding => ({
  control: 'Lambda.1',
  resourceId: `arn:aws:lambda:${HOME}:${SHOP}:function:${name}`,
  compliance: 'FAILED',
  updatedAt: new Date('2026-11-10T10:00:00Z'),
});

const world = (
  securityHub: SmallAccount['securityHub'] = true,
  grants: ReturnType<typeof toEveryone>[] = [],
): World =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        findings: ['first', 'second', 'third'].map(finding),
        functions: [{ name: 'first', role: 'workload', grants }],
        roles: [{ name: 'workload' }],
      },
    ],
    securityHub,
  });

const posture = (roleName?: string) => ({
  securityHub: {
    writeBack: { enabled: true, ...(roleName ? { roleName } : {}) },
    // Each import sees all of them: what is written there doesn't count as an update of theirs.
    reconcile: { minutes: 1 },
  },
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('writing back on %s', databaseId => {
  let organization: TestOrganization;
  let auditor: jest.Mocked<ReturnType<typeof mockServices.auditor.mock>>;

  const collect = () => organization.run({ posture: posture() });
  const open = async (of = world()) => {
    organization = await TestOrganization.open(
      await databases.init(databaseId),
      of,
    );
    auditor = mockServices.auditor.mock({
      createEvent: jest.fn(async () => ({
        success: jest.fn(),
        fail: jest.fn(),
      })),
    });
    await collect();
  };
  afterEach(() => organization.close());

  const now = () => organization.simulator.clock.now();
  const later = (ms: number) =>
    organization.simulator.clock.set(new Date(now().getTime() + ms));

  /** The finding about a function, as we have it. */
  const ours = async (name: string): Promise<FindingRow | undefined> =>
    (await organization.store.findings.open({ source: ['SECURITY_HUB'] })).find(
      ({ resource }) => resource.name === name,
    );
  const idOf = async (name: string) => (await ours(name))!.id;

  /** And as Security Hub has it. */
  const theirs = (name: string) =>
    organization.simulator.world.accounts
      .find(({ id }) => id === SHOP)!
      .cells[HOME].findings.map(({ value }) => value)
      .find(({ Resources }) => Resources![0].Id!.endsWith(`:${name}`))!;

  const calls = () =>
    organization.simulator.counters.calls()[
      'securityhub:BatchUpdateFindings'
    ] ?? 0;
  const events = () =>
    auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId);

  const decide = async (decision: Decision, ...names: string[]) => {
    const ids = await Promise.all(names.map(idOf));
    return organization.store.transaction(async trx => {
      const { batch } = await trx.decisions.decide(
        { selection: { ids }, decision, by: ALICE, now: now() },
        { readable: undefined, allowed: undefined },
      );
      await trx.securityHubWrites.noteBatch(batch, now());
      return batch;
    });
  };
  const undo = (batch: string) =>
    organization.store.transaction(async trx => {
      const undone = await trx.decisions.undo(
        { batch, by: ALICE, now: now() },
        { readable: undefined, allowed: undefined },
      );
      await trx.securityHubWrites.noteBatch(undone.batch, now());
    });
  const settle = () =>
    organization.store.transaction(trx =>
      settleDecisions(trx, organization.dependencies(posture()).configuration, {
        now: now(),
      }),
    );
  const write = (roleName?: string) =>
    writeBack({ ...organization.dependencies(posture(roleName)), auditor });
  const stateOf = async (name: string) => {
    const found = await organization.store.securityHubWrites.of(
      await idOf(name),
    );
    return typeof found === 'object'
      ? [found.state, found.reason].filter(Boolean).join(': ')
      : found;
  };

  it('tells who acknowledged what, together, and takes it back', async () => {
    await open();
    const batch = await decide(
      { workflow: 'NOTIFIED', note: 'on it' },
      'first',
      'second',
    );
    expect(await stateOf('first')).toBe('pending');
    expect(await write()).toBe(2);
    expect(calls()).toBe(1);
    for (const name of ['first', 'second']) {
      expect(theirs(name)).toMatchObject({
        Workflow: { Status: 'NOTIFIED' },
        Note: { Text: `on it (${ALICE})`, UpdatedBy: ALICE },
      });
      expect(await stateOf(name)).toBe('written');
    }
    expect(theirs('third')).toMatchObject({ Workflow: { Status: 'NEW' } });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'security-hub-write',
        meta: expect.objectContaining({ workflow: 'NOTIFIED', by: ALICE }),
      }),
    );
    await collect();
    expect(await ours('first')).toMatchObject({ workflow: 'NOTIFIED' });

    await undo(batch);
    expect(await write()).toBe(2);
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'NEW' },
      Note: { Text: `New again by ${ALICE}` },
    });
    await collect();
    expect(await ours('first')).toMatchObject({ workflow: 'NEW' });
    expect(await write()).toBe(0);
  });

  it('writes what was decided last, also while an earlier decision is on its way', async () => {
    await open();
    const { securityHubWrites } = organization.store;
    const batch = await decide(
      { snooze: new Date(now().getTime() + DAY) },
      'first',
    );
    const [taken] = await securityHubWrites.claim(now(), 1);
    await undo(batch);
    // Nobody writes the one beside the other.
    expect(await write()).toBe(0);
    const at = now();
    theirs('first').Workflow = { Status: 'SUPPRESSED' };
    theirs('first').Note = {
      Text: taken.note,
      UpdatedBy: ALICE,
      UpdatedAt: at.toISOString(),
    };
    await securityHubWrites.settle(
      taken,
      { state: 'written', workflow: taken.workflow },
      at,
    );
    expect(await write()).toBe(1);
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'NEW' },
      Note: { Text: `New again by ${ALICE}` },
    });
    await collect();
    expect(await ours('first')).toMatchObject({ workflow: 'NEW' });
  });

  it('suppresses what is snoozed as long as it sleeps, and keeps it open here', async () => {
    await open();
    await decide({ snooze: new Date(now().getTime() + DAY) }, 'first');
    await write();
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
    });
    await collect();
    expect(await ours('first')).toMatchObject({
      status: 'FAILED',
      snoozed: { until: expect.any(Date) },
    });
    // After the time for which Security Hub may lag behind, too.
    later(DAY / 2);
    await collect();
    expect(await ours('first')).toBeDefined();
    later(DAY);
    await settle();
    await write();
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'NEW' },
      Note: { Text: 'New again', UpdatedBy: 'serverless-posture' },
    });
    await collect();
    expect(await ours('first')).toMatchObject({ workflow: 'NEW' });
    expect((await ours('first'))!.snoozed).toBeUndefined();
  });

  it('suppresses what is exempted while the exemption is in force', async () => {
    await open();
    const exempt = await organization.store.transaction(trx =>
      trx.exemptions.request(
        { scope: 'control', scopeRef: 'Lambda.1' },
        {
          by: ALICE,
          now: now(),
          reason: 'behind a gateway',
          expiresAt: new Date(now().getTime() + DAY),
        },
      ),
    );
    await organization.store.exemptions.decide(exempt.id, {
      approve: true,
      by: BOB,
      now: now(),
    });
    await settle();
    expect(await write()).toBe(3);
    expect(calls()).toBe(1);
    expect(theirs('third')).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
      Note: {
        Text: expect.stringContaining(
          `behind a gateway (asked for by ${ALICE}, approved by ${BOB})`,
        ),
      },
    });
    await collect();
    expect(await ours('third')).toMatchObject({ exemptionId: exempt.id });
    later(2 * DAY);
    await settle();
    expect(await write()).toBe(3);
    expect(theirs('third')).toMatchObject({ Workflow: { Status: 'NEW' } });
  });

  it('leaves what somebody in Security Hub has changed', async () => {
    await open();
    await decide({ workflow: 'NOTIFIED' }, 'first', 'second', 'third');
    theirs('first').Workflow = { Status: 'SUPPRESSED' };
    theirs('second').Note = {
      Text: 'ours',
      UpdatedBy: 'security',
      UpdatedAt: new Date(now().getTime() + 1).toISOString(),
    };
    expect(await write()).toBe(1);
    expect(await stateOf('first')).toBe(
      'refused: somebody has set it to SUPPRESSED in Security Hub',
    );
    expect(await stateOf('second')).toMatch(/^refused: .* a note /);
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
    });
    expect(theirs('second')).toMatchObject({ Note: { Text: 'ours' } });
    expect(events().sort()).toEqual([
      'security-hub-refuse',
      'security-hub-refuse',
      'security-hub-write',
    ]);
    await collect();
    expect(await ours('first')).toBeUndefined();
    expect(await write()).toBe(0);
  });

  it('tries again what passes, and not what was refused for good', async () => {
    await open();
    const refusing = (code: string, times: number) =>
      organization.simulator.faults.set([
        {
          operation: 'securityhub:BatchUpdateFindings',
          times,
          effect: { unprocessed: code },
        },
      ]);
    refusing('ConcurrentUpdateError', 1);
    await decide({ workflow: 'NOTIFIED' }, 'first');
    expect(await write()).toBe(0);
    expect(await stateOf('first')).toMatch(/^pending: ConcurrentUpdateError/);
    expect(await write()).toBe(0);
    later(60_000);
    expect(await write()).toBe(1);

    refusing('InvalidInput', 1);
    await decide({ workflow: 'NOTIFIED' }, 'second');
    later(60_000);
    expect(await write()).toBe(0);
    expect(await stateOf('second')).toMatch(/^failed: InvalidInput/);
    later(DAY);
    expect(await write()).toBe(0);
  });

  it('waits for a role that may, and says what is missing', async () => {
    await open();
    await decide({ workflow: 'NOTIFIED' }, 'first');
    expect(await write('no-such-role')).toBe(0);
    expect(await stateOf('first')).toMatch(/^pending: .*role-missing/);
    later(60_000);
    // The reader role may read, and nothing more.
    expect(await write('serverless-posture-reader')).toBe(0);
    expect(await stateOf('first')).toMatch(
      /^pending: securityhub:BatchUpdateFindings failed \(denied\)/,
    );
    expect(auditor.createEvent).toHaveBeenCalled();
    later(DAY);
    expect(await write()).toBe(1);
  });

  it('finds what it wrote before it was killed', async () => {
    await open();
    await decide({ workflow: 'NOTIFIED' }, 'first');
    theirs('first').Workflow = { Status: 'NOTIFIED' };
    theirs('first').Note = {
      Text: `Acknowledged by ${ALICE}`,
      UpdatedBy: ALICE,
      UpdatedAt: new Date(now().getTime() + 1).toISOString(),
    };
    expect(await write()).toBe(1);
    expect(calls()).toBe(0);
    expect(await stateOf('first')).toBe('written');
  });

  it('speaks the language of the unified Security Hub', async () => {
    await open(world('V2'));
    await decide({ workflow: 'NOTIFIED', note: 'on it' }, 'first');
    expect(await write()).toBe(1);
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'NOTIFIED' },
      Note: { Text: `on it (${ALICE})` },
    });
    await collect();
    expect(await ours('first')).toMatchObject({ workflow: 'NOTIFIED' });
  });

  it('writes what was decided about ours where both see the same', async () => {
    await open(world(true, [toEveryone()]));
    const mine = (
      await organization.store.findings.open({ source: ['POSTURE'] })
    ).find(({ agreement }) => agreement === 'BOTH')!;
    const decideMine = (decision: Decision) =>
      organization.store.transaction(async trx => {
        const { batch } = await trx.decisions.decide(
          { selection: { ids: [mine.id] }, decision, by: ALICE, now: now() },
          { readable: undefined, allowed: undefined },
        );
        await trx.securityHubWrites.noteBatch(batch, now());
        return batch;
      });
    const batch = await decideMine({ workflow: 'NOTIFIED' });
    expect(await write()).toBe(1);
    expect(theirs('first')).toMatchObject({ Workflow: { Status: 'NOTIFIED' } });
    await collect();
    await undo(batch);
    expect(await write()).toBe(1);
    expect(theirs('first')).toMatchObject({ Workflow: { Status: 'NEW' } });

    await decideMine({ snooze: 'until changed' });
    await write();
    expect(theirs('first')).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
    });
    await collect();
    const seen = await organization.store.findings.get(mine.id);
    expect(seen).toMatchObject({ agreement: 'BOTH', status: 'FAILED' });
    expect(
      await organization.store.securityHubWrites.of(mine.id),
    ).toMatchObject({ state: 'written' });
    await decideMine({ snooze: null });
    await write();
    expect(theirs('first')).toMatchObject({ Workflow: { Status: 'NEW' } });
  });

  it('gives back what we suppressed once our twin is gone', async () => {
    await open(world(true, [toEveryone()]));
    const mine = (
      await organization.store.findings.open({ source: ['POSTURE'] })
    ).find(({ agreement }) => agreement === 'BOTH')!;
    await organization.store.transaction(async trx => {
      const { batch } = await trx.decisions.decide(
        {
          selection: { ids: [mine.id] },
          decision: { snooze: 'until changed' },
          by: ALICE,
          now: now(),
        },
        { readable: undefined, allowed: undefined },
      );
      await trx.securityHubWrites.noteBatch(batch, now());
    });
    await write();
    await organization.store.transaction(trx =>
      trx.findings.agreeWithSecurityHub(new Map()),
    );
    await settle();
    expect(await write()).toBe(1);
    expect(theirs('first')).toMatchObject({ Workflow: { Status: 'NEW' } });
  });

  it('writes nothing about our own findings, and nothing of assignments', async () => {
    await open();
    const [own] = await organization.store.findings.open({
      source: ['POSTURE'],
    });
    await organization.store.securityHubWrites.note([own.id], {
      by: ALICE,
      note: 'hello',
      now: now(),
    });
    expect(
      await organization.store.securityHubWrites.of(own.id),
    ).toBeUndefined();
    await decide({ assigneeRef: BOB }, 'first');
    expect(await stateOf('first')).toBe('none');
    const batch = await decide({ workflow: 'NOTIFIED' }, 'first');
    await undo(batch);
    expect(await stateOf('first')).toBe('none');
  });
});
