import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { JsonObject } from '@backstage/types';
import {
  managementCredentials,
  RunningSimulator,
  smallWorld,
  toEveryone,
} from 'aws-simulator';
import { countBy, omit } from 'lodash';
import { parse } from 'yaml';
import { startFastSimulator } from '../__testUtils__/organization';
import { defaultControls } from '../controls/catalogue';
import { loadConfiguration, ScanOptions } from './configuration';

jest.setTimeout(120_000);

const SHOP = '222233334444';
const BIN = resolve(__dirname, '../../bin/serverless-posture');

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [
          { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        ],
        functions: [
          { name: 'open', role: 'workload', grants: [toEveryone()] },
          { name: 'calm', role: 'workload', tracing: true },
        ],
      },
      { name: 'closed', readerRole: false },
    ],
  });

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'posture-cli-'));
  let simulator: RunningSimulator;

  beforeAll(async () => {
    simulator = await startFastSimulator(world());
  });
  afterAll(async () => {
    await simulator?.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => simulator.counters.reset());

  /** Runs it as its users do, with the settings of the SDK in its environment. */
  function posture(
    args: string[],
    env: Record<string, string> = {},
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise(done => {
      execFile(
        process.execPath,
        [BIN, ...args],
        {
          // Nothing of this machine's own settings for AWS.
          env: {
            PATH: process.env.PATH,
            HOME: folder,
            AWS_EC2_METADATA_DISABLED: 'true',
            AWS_REGION: 'eu-west-1',
            AWS_ENDPOINT_URL: simulator.url,
            ...managementCredentials,
            ...env,
          },
          maxBuffer: 1e8,
        },
        (error, stdout, stderr) =>
          done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  /** The arguments that name a file with this configuration. */
  function config(serverlessPosture: JsonObject): string[] {
    const file = join(folder, `${Math.random()}.yaml`);
    writeFileSync(file, JSON.stringify({ serverlessPosture }));
    return ['--config', file];
  }

  const organization = () => ({
    organization: {
      roleName: simulator.world.roleName,
      externalId: simulator.world.externalId,
    },
    profile: 'all',
  });

  const lines = (stdout: string): any[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));

  describe('scan --ndjson', () => {
    it('prints scopes, findings and the run, with the fields that were agreed on', async () => {
      const { code, stdout } = await posture([
        'scan',
        '--ndjson',
        ...config(organization()),
      ]);
      expect(code).toBe(0);
      const printed = lines(stdout);
      const order = printed.map(({ type }) => type);
      expect(order).toEqual(
        ['scope', 'finding', 'run'].flatMap(type =>
          order.filter(other => other === type),
        ),
      );
      const scopes = printed.filter(({ type }) => type === 'scope');
      const findings = printed.filter(({ type }) => type === 'finding');
      const runs = printed.filter(({ type }) => type === 'run');

      for (const scope of scopes) {
        expect(Object.keys(scope).slice(0, 5)).toEqual([
          'type',
          'accountId',
          'region',
          'collector',
          'state',
        ]);
        expect(scope.state).toMatch(/^(complete|partial|failed|skipped)$/);
      }
      expect(scopes).toContainEqual(
        expect.objectContaining({
          region: 'global',
          collector: 'iam',
          state: 'failed',
          errorClass: 'role-missing',
          operation: 'sts:AssumeRole',
          missingAction: 'sts:AssumeRole',
        }),
      );

      const optional = ['reason', 'evidence', 'source', 'agreement'];
      for (const finding of findings) {
        expect(omit(finding, optional)).toEqual({
          type: 'finding',
          accountId: expect.stringMatching(/^\d{12}$/),
          region: expect.any(String),
          service: expect.stringMatching(/^[a-z0-9]+$/),
          resourceType: expect.stringMatching(/^AWS::/),
          resourceId: expect.stringMatching(/^arn:aws:/),
          controlId: expect.any(String),
          status: expect.stringMatching(
            /^(PASSED|FAILED|NOT_AVAILABLE|NOT_APPLICABLE)$/,
          ),
          severity: expect.stringMatching(
            /^(CRITICAL|HIGH|MEDIUM|LOW|INFORMATIONAL)$/,
          ),
          exempted: false,
        });
      }
      expect(findings).toContainEqual(
        expect.objectContaining({
          accountId: SHOP,
          service: 'lambda',
          resourceType: 'AWS::Lambda::Function',
          resourceId: `arn:aws:lambda:eu-west-1:${SHOP}:function:open`,
          controlId: 'lambda-resource-policy-public',
          status: 'FAILED',
          severity: 'CRITICAL',
        }),
      );

      expect(runs).toHaveLength(1);
      const [run] = runs;
      expect(Object.keys(run)).toEqual([
        'type',
        'id',
        'startedAt',
        'endedAt',
        'scopes',
        'resources',
        'findings',
        'calls',
        'totalCalls',
        'throttles',
        'retries',
        'durationSeconds',
      ]);
      const {
        complete = 0,
        partial = 0,
        failed = 0,
      } = countBy(scopes, 'state');
      expect(run.scopes).toEqual({
        total: scopes.length,
        complete,
        partial,
        failed,
        skipped: 0,
      });
      expect(run.findings).toEqual({
        PASSED: 0,
        FAILED: 0,
        NOT_AVAILABLE: 0,
        NOT_APPLICABLE: 0,
        ...countBy(findings, 'status'),
      });
      expect(run.calls).toEqual(simulator.counters.calls());
    });

    it('assumes no role without an organization, and reads the one account', async () => {
      const { Credentials } = await new STSClient({
        region: 'eu-west-1',
        endpoint: simulator.url,
        credentials: {
          accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
          secretAccessKey: 'any',
        },
      }).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${SHOP}:role/${simulator.world.roleName}`,
          RoleSessionName: 'me',
          ExternalId: simulator.world.externalId,
        }),
      );
      simulator.counters.reset();
      const { code, stdout } = await posture(['scan', '--ndjson'], {
        AWS_ACCESS_KEY_ID: Credentials!.AccessKeyId!,
        AWS_SECRET_ACCESS_KEY: Credentials!.SecretAccessKey!,
        AWS_SESSION_TOKEN: Credentials!.SessionToken!,
      });
      expect(code).toBe(0);
      const printed = lines(stdout);
      expect(
        new Set(printed.flatMap(({ accountId }) => accountId ?? [])),
      ).toEqual(new Set([SHOP]));
      expect(printed).toContainEqual(
        expect.objectContaining({
          controlId: 'lambda-resource-policy-public',
          status: 'FAILED',
        }),
      );
      const calls = Object.keys(simulator.counters.calls());
      expect(calls).toContain('lambda:ListFunctions');
      expect(calls).not.toContain('sts:AssumeRole');
      expect(calls.filter(call => call.startsWith('organizations:'))).toEqual(
        [],
      );
    });

    it('narrows down to an account, a Region, a service and a control', async () => {
      const { code, stdout } = await posture([
        'scan',
        '--ndjson',
        ...config(organization()),
        ...['--account', SHOP, '--region', 'eu-west-1'],
        ...['--service', 'lambda', '--control', 'lambda-xray-tracing'],
      ]);
      expect(code).toBe(0);
      const findings = lines(stdout).filter(({ type }) => type === 'finding');
      expect(
        findings.map(({ resourceId, controlId, status }) => [
          resourceId.split(':').pop(),
          controlId,
          status,
        ]),
      ).toEqual([
        ['calm', 'lambda-xray-tracing', 'PASSED'],
        ['open', 'lambda-xray-tracing', 'FAILED'],
      ]);
      const calls = Object.keys(simulator.counters.calls());
      expect(calls).toContain('lambda:ListFunctions');
      expect(calls).not.toContain('apigateway:GetRestApis');
      expect(calls).not.toContain('iam:GetAccountAuthorizationDetails');
    });
  });

  it('prints a table that leads with what fails', async () => {
    const { code, stdout } = await posture(['scan', ...config(organization())]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^SEVERITY +CONTROL +RESOURCE +ACCOUNT +REGION\nCRITICAL +lambda-resource-policy-public +open +222233334444 +eu-west-1\n/,
    );
    expect(stdout).toMatch(/sts:AssumeRole/);
    expect(stdout).toMatch(/\d+ calls in [\d.]+ s\.\n$/);
  });

  it('exits with 3 where nothing at all could be collected', async () => {
    const { code, stdout, stderr } = await posture(['scan', '--ndjson'], {
      AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN000000000',
    });
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('sts:GetCallerIdentity');
  });

  it.each<[string, () => string[], string]>([
    ['an unknown option', () => ['scan', '--colour'], '--colour'],
    ['an unknown format', () => ['policy', '--format', 'xml'], '--format'],
    [
      'a role that is not needed',
      () => ['policy', '--role', 'writer'],
      'securityHub.writeBack.enabled',
    ],
    [
      'a field out of range',
      () => ['scan', ...config({ quotaShare: 3 })],
      'serverlessPosture.quotaShare',
    ],
  ])('exits with 2 for %s, and names it', async (_, args, field) => {
    const { code, stdout, stderr } = await posture(args());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(field);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(simulator.counters.calls()).toEqual({});
  });

  it.each<[string, ScanOptions, string]>([
    ['an unknown profile', { profile: 'best' }, '--profile'],
    ['an unknown control', { control: ['none'] }, '--control'],
    ['an unknown service', { service: ['mainframe'] }, '--service'],
    ['half an account', { account: ['1234'] }, '--account'],
    ['an account without an organization', { account: [SHOP] }, '--account'],
    ['an unknown Region', { region: ['mars'] }, '--region'],
    ['no such file', { config: ['none.yaml'] }, '--config'],
  ])('refuses %s, and names the argument', async (_, options, argument) => {
    await expect(loadConfiguration(options)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`${argument}: `),
    });
  });

  it('names a field of the configuration that is not known', async () => {
    const [, file] = config({ organisation: {} });
    await expect(loadConfiguration({ config: [file] })).rejects.toThrow(
      'serverlessPosture.organisation',
    );
  });

  it('prints the same rights in three formats', async () => {
    const print = async (format: string) => {
      const { code, stdout } = await posture(['policy', '--format', format]);
      expect(code).toBe(0);
      return stdout;
    };
    const actionsIn = (text: string) =>
      [
        ...new Set(
          text.match(
            /\b(?:apigateway|ec2|iam|lambda|organizations|securityhub|tag):[A-Z]\w+/g,
          ),
        ),
      ].sort();

    const policy = JSON.parse(await print('json'));
    expect(policy.Version).toBe('2012-10-17');
    const allowed = policy.Statement.flatMap(
      ({ Effect, Action }: any) => Effect === 'Allow' && Action,
    );
    expect(allowed).toContain('lambda:ListFunctions');
    for (const action of [
      'lambda:GetFunction',
      'secretsmanager:GetSecretValue',
      'kms:Decrypt',
    ]) {
      expect(allowed).not.toContain(action);
    }

    const cloudFormation = await print('cloudformation');
    const template = parse(cloudFormation, { logLevel: 'silent' });
    expect(
      Object.values<any>(template.Resources).map(({ Type }) => Type),
    ).toContain('AWS::IAM::Role');
    expect(actionsIn(cloudFormation)).toEqual(actionsIn(allowed.join(' ')));

    const terraform = await print('terraform');
    expect(terraform).toContain('resource "aws_iam_role"');
    expect(actionsIn(terraform)).toEqual(actionsIn(cloudFormation));
  });

  it('lists the catalogue', async () => {
    const { code, stdout } = await posture(['controls', '--json']);
    expect(code).toBe(0);
    const controls = JSON.parse(stdout);
    expect(controls.map(({ id }: any) => id)).toEqual(
      defaultControls.map(({ id }) => id),
    );
    for (const one of controls) {
      expect(one).toMatchObject({
        id: expect.any(String),
        title: expect.any(String),
        severity: expect.any(String),
        profile: expect.any(String),
        layer: expect.any(String),
        reads: expect.arrayContaining([one.resourceType]),
        references: expect.any(Object),
      });
    }
  });

  it('has a doctor that tells which accounts are closed', async () => {
    const { code, stdout } = await posture([
      'doctor',
      '--json',
      ...config(organization()),
    ]);
    expect(code).toBe(0);
    const { home, accounts } = JSON.parse(stdout);
    expect(home.accountId).toBe(simulator.world.managementAccountId);
    expect(
      accounts.map(({ name, reachable, problems }: any) => [
        name,
        reachable,
        problems.map(({ errorClass }: any) => errorClass),
      ]),
    ).toEqual([
      ['management', true, []],
      ['security', true, []],
      ['shop', true, []],
      ['closed', false, ['role-missing']],
    ]);
  });

  it('has a doctor that exits with 3 where no account can be read', async () => {
    const { code, stdout } = await posture(['doctor', '--json'], {
      AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN000000000',
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      home: { errorClass: 'denied', message: expect.any(String) },
      accounts: [],
    });
  });
});
