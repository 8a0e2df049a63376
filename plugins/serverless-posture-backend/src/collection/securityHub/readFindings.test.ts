import {
  Fault,
  RunningSimulator,
  SmallAccount,
  smallWorld,
  startSimulator,
} from 'aws-simulator';
import { simulatedSession } from '../../__testUtils__/simulatedSession';
import { splitAccounts } from './accountRange';
import { ImportedFinding } from './importedFinding';
import { FindingsQuery, Generation } from './query';
import { isV2Enabled, readFindings } from './readFindings';

jest.setTimeout(60_000);

const REGION = 'eu-west-1';
const generations: Generation[] = ['CSPM', 'V2'];

type Finding = NonNullable<SmallAccount['findings']>[number];

const finding = (name: string, options: Partial<Finding> = {}): Finding => ({
  control: 'Lambda.1',
  resourceId: `arn:aws:lambda:${REGION}:222233334444:function:${name}`,
  compliance: 'FAILED',
  updatedAt: new Date('2026-11-20T10:00:00Z'),
  ...options,
});

const findings = [
  finding('open'),
  finding('passing', { compliance: 'PASSED' }),
  finding('suppressed', { workflow: 'SUPPRESSED' }),
  finding('archived', {
    recordState: 'ARCHIVED',
    updatedAt: new Date('2026-11-20T12:00:00Z'),
  }),
  finding('unsure', { compliance: 'WARNING' }),
  finding('bucket', { control: 'S3.8' }),
  ...Array.from({ length: 240 }, (_, i) => finding(`other-${i}`)),
];

let simulator: RunningSimulator;

async function start(
  securityHub: SmallAccount['securityHub'],
  faults: Fault[] = [],
) {
  simulator = await startSimulator({
    world: smallWorld({
      accounts: [{ name: 'shop', id: '222233334444', findings }],
      securityHub,
    }),
    latency: false,
    quotas: false,
    faults,
  });
  const session = simulatedSession(simulator, { quotaShare: 1 });
  return session.reader({
    accountId: simulator.world.securityHubAdministratorId,
    region: REGION,
  });
}

afterEach(() => simulator.stop());

const everything: FindingsQuery = { region: REGION, accounts: {} };

async function all(
  reader: Awaited<ReturnType<typeof start>>,
  generation: Generation,
  query: FindingsQuery = everything,
  token?: string,
) {
  const found: ImportedFinding[] = [];
  for await (const page of readFindings(reader, generation, query, token))
    found.push(...page.findings);
  return found;
}

const nameOf = ({ resourceArn }: ImportedFinding) =>
  resourceArn.split(':').pop()!;

describe('readFindings', () => {
  it('reads the same findings of either generation', async () => {
    const cspm = await all(await start(true), 'CSPM');
    await simulator.stop();
    const reader = await start('V2');
    expect(await isV2Enabled(reader)).toBe(true);
    const v2 = await all(reader, 'V2');
    expect(cspm).toHaveLength(244);
    const byId = (found: ImportedFinding[]) =>
      Object.fromEntries(
        found.map(one => [one.id, { ...one, resourceType: '' }]),
      );
    expect(byId(v2)).toEqual(byId(cspm));
    expect(v2[0].resourceType).toBe('AwsLambdaFunction');
    expect(cspm.filter(({ open }) => open)).toHaveLength(242);
  });

  it.each(generations)(
    'reads what was updated in a time, whatever its state (%s)',
    async generation => {
      const reader = await start(generation === 'V2' ? 'V2' : true);
      const updated = {
        from: '2026-11-20T11:00:00.000Z',
        until: '2026-11-21T11:00:00.000Z',
      };
      const found = await all(reader, generation, { ...everything, updated });
      expect(found.map(nameOf)).toEqual(['archived']);
      expect(found[0]).toMatchObject({ recordState: 'ARCHIVED', open: false });
    },
  );

  it.each(generations)(
    'reads every finding in one of the ranges of accounts (%s)',
    async generation => {
      const reader = await start(generation === 'V2' ? 'V2' : true);
      const ids = simulator.world.accounts.map(({ id }) => id);
      const ranges = splitAccounts(ids, 2);
      expect(ranges).toHaveLength(2);
      const parts: ImportedFinding[] = [];
      for (const accounts of ranges)
        parts.push(
          ...(await all(reader, generation, { ...everything, accounts })),
        );
      expect(parts).toHaveLength(244);
    },
  );

  it('says that Security Hub is off', async () => {
    const reader = await start(false);
    expect(await readFindings(reader, 'CSPM', everything).next()).toEqual({
      done: true,
      value: 'off',
    });
    expect(await isV2Enabled(reader)).toBe(false);
  });

  it('starts over where a token that was kept is refused', async () => {
    const reader = await start(true);
    expect(await all(reader, 'CSPM', everything, 'kept')).toHaveLength(244);
  });

  it('is no empty reading where it is refused', async () => {
    const reader = await start(true, [
      {
        operation: 'securityhub:GetFindings',
        effect: { error: { status: 403, code: 'AccessDeniedException' } },
      },
    ]);
    await expect(all(reader, 'CSPM')).rejects.toMatchObject({
      reason: { errorClass: 'denied', operation: 'securityhub:GetFindings' },
    });
  });
});
