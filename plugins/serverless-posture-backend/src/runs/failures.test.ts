import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Fault,
  SmallAccount,
  smallWorld,
  toEveryone,
  World,
} from 'aws-simulator';
import { Finding } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { pickBy } from 'lodash';
import {
  allPages,
  startPostureBackend,
  TestBackend,
} from '../__testUtils__/backend';
import { impatientClock } from '../__testUtils__/impatientClock';
import {
  simulatedConfig,
  TestOrganization,
} from '../__testUtils__/organization';
import { ScopeRow } from '../store/types';

jest.setTimeout(120_000);

const HOME = 'eu-west-1';
/** A Region that accounts have to opt in to. */
const FAR = 'eu-south-1';

/** The controls that rest on the resource policy of a function, and those that rest on its role. */
const POLICY_CONTROLS = [
  'lambda-resource-policy-confused-deputy',
  'lambda-resource-policy-outside-org',
  'lambda-resource-policy-public',
  'lambda-url-auth-none',
];
const ROLE_CONTROLS = ['lambda-role-admin', 'lambda-role-service-wildcard'];

const functions = (open: boolean) => [
  { name: 'open', role: 'workload', grants: open ? [toEveryone()] : [] },
  { name: 'calm', role: 'workload' },
  { name: 'far', role: 'workload', region: FAR },
];

const account = (name: string, trouble: Partial<SmallAccount> = {}) => ({
  name,
  roles: [
    { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole' as const] },
  ],
  functions: functions(true),
  ...trouble,
});

/** The same accounts twice: each in order, and each with the trouble that it is named after. */
function world({
  troubled,
  closed = false,
}: {
  troubled: boolean;
  closed?: boolean;
}): World {
  const withTrouble = (name: string, trouble: Partial<SmallAccount>) =>
    account(name, troubled ? trouble : {});
  return smallWorld({
    regions: [HOME, 'us-east-1', FAR],
    accounts: [
      account('healthy'),
      withTrouble('role-missing', { readerRole: false }),
      {
        ...withTrouble('policy-denied', { denied: ['lambda:GetPolicy'] }),
        ...(closed ? { functions: functions(false) } : {}),
      },
      withTrouble('roles-denied', {
        denied: ['iam:GetAccountAuthorizationDetails'],
      }),
      withTrouble('regions-denied', { denied: ['ec2:DescribeRegions'] }),
      withTrouble('scp-denied', {
        serviceControlPolicies: [
          {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Deny', Action: 'lambda:GetPolicy', Resource: '*' },
            ],
          },
        ],
      }),
      withTrouble('suspended', { state: 'SUSPENDED' }),
      withTrouble('one-region', { disabledRegions: [FAR] }),
    ],
  });
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Verdicts = Awaited<ReturnType<TestOrganization['verdicts']>>;

const changedIn = (before: Verdicts, after: Verdicts): Verdicts =>
  pickBy(after, (status, about) => before[about] !== status);

/** What stands for all that a listing would have yielded. */
const isStandIn = (about: string) => about.includes(' * ');

describe('a run over accounts in trouble', () => {
  let knex: Knex;
  let organization: TestOrganization;
  let backend: TestBackend;
  let before: Verdicts;
  let after: Verdicts;
  let scopes: ScopeRow[];

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    organization = await TestOrganization.open(
      knex,
      world({ troubled: false }),
    );
    await organization.run();
    before = await organization.verdicts();

    await organization.become(world({ troubled: true }));
    const row = await organization.run();
    after = await organization.verdicts();
    scopes = await organization.store.scopes.ofRun(row.id);
    backend = await startPostureBackend({
      config: simulatedConfig(organization.simulator),
      knex,
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await organization?.close();
  });

  it('ends, and is partial', async () => {
    const { runs } = organization.store;
    expect(await runs.get(1)).toMatchObject({ state: 'complete' });
    expect(await runs.get(2)).toMatchObject({ state: 'partial' });
    expect(await runs.active()).toBeUndefined();
  });

  const LAMBDA_DENIED = {
    operation: 'lambda:GetPolicy',
    missingAction: 'lambda:GetPolicy',
  };
  const REGIONAL = ['apigateway', 'apigatewayv2', 'lambda', 'securityhub'];
  const everywhere = (regions: string[]) =>
    regions.flatMap(region => REGIONAL.map(id => `${region} ${id}`));

  it.each([
    {
      name: 'role-missing',
      says: {
        state: 'failed',
        errorClass: 'role-missing',
        operation: 'sts:AssumeRole',
        missingAction: 'sts:AssumeRole',
      },
      where: [
        'global iam',
        'global regions',
        ...everywhere([FAR, HOME, 'us-east-1']),
      ],
    },
    {
      name: 'policy-denied',
      says: { state: 'partial', errorClass: 'denied', ...LAMBDA_DENIED },
      where: [`${FAR} lambda`, `${HOME} lambda`],
    },
    {
      name: 'scp-denied',
      says: { state: 'partial', errorClass: 'denied-by-scp', ...LAMBDA_DENIED },
      where: [`${FAR} lambda`, `${HOME} lambda`],
    },
    {
      name: 'roles-denied',
      says: {
        state: 'failed',
        errorClass: 'denied',
        operation: 'iam:GetAccountAuthorizationDetails',
        missingAction: 'iam:GetAccountAuthorizationDetails',
      },
      where: ['global iam'],
    },
    {
      name: 'regions-denied',
      says: {
        state: 'failed',
        errorClass: 'denied',
        operation: 'ec2:DescribeRegions',
        missingAction: 'ec2:DescribeRegions',
      },
      where: ['global regions'],
    },
    {
      name: 'suspended',
      says: { state: 'skipped', errorClass: 'suspended' },
      where: [...everywhere(['global']), 'global iam'],
    },
    {
      name: 'one-region',
      says: {
        state: 'skipped',
        errorClass: 'region-disabled',
        operation: 'ec2:DescribeRegions',
      },
      where: everywhere([FAR]),
    },
    { name: 'healthy', says: {}, where: [] },
  ])('says what it could not read of $name', ({ name, says, where }) => {
    const troubles = scopes.filter(
      ({ accountId, state }) =>
        accountId === organization.idOf(name) && state !== 'complete',
    );
    expect(
      troubles.map(({ region, collector }) => `${region} ${collector}`).sort(),
    ).toEqual([...where].sort());
    for (const trouble of troubles) expect(trouble).toMatchObject(says);
  });

  it('makes unknown what rests on that, and nothing else', () => {
    const unknown = pickBy(changedIn(before, after), (_, about) => {
      return !isStandIn(about);
    });
    const expected = Object.keys(before).filter(
      about =>
        /^(role-missing|suspended)\//.test(about) ||
        about.startsWith(`one-region/${FAR} `) ||
        (/^(policy|scp)-denied\//.test(about) &&
          POLICY_CONTROLS.some(id => about.endsWith(` ${id}`))) ||
        (about.startsWith('roles-denied/') &&
          ROLE_CONTROLS.some(id => about.endsWith(` ${id}`))),
    );
    expect(unknown).toEqual(
      Object.fromEntries(expected.map(about => [about, 'NOT_AVAILABLE'])),
    );
  });

  it('loses no verdict, and passes nothing that it did not read', () => {
    expect(Object.keys(after)).toEqual(
      expect.arrayContaining(Object.keys(before)),
    );
    const standIns = Object.entries(after).filter(([about]) =>
      isStandIn(about),
    );
    expect(standIns).not.toEqual([]);
    for (const [about, status] of standIns) {
      expect(about).toMatch(/^role-missing\//);
      expect(status).toBe('NOT_AVAILABLE');
    }
  });

  it('keeps what was collected before, marked as stale', async () => {
    const stale = async (name: string) =>
      (await organization.store.resources.ofAccount(organization.idOf(name)))
        .filter(row => !row.resource.unlisted && row.stale)
        .map(({ resource, stale: mark, collectedAt }) => {
          expect(collectedAt < mark!.since).toBe(true);
          const { region, type, name: what } = resource;
          return `${region} ${type} ${what}: ${mark!.reason.errorClass}`;
        })
        .sort();
    const all = (reason: string) =>
      [
        `${FAR} AWS::Lambda::Function far: ${reason}`,
        `${FAR} AWS::SecurityHub::Hub Security Hub: ${reason}`,
        `${HOME} AWS::Lambda::Function calm: ${reason}`,
        `${HOME} AWS::Lambda::Function open: ${reason}`,
        `${HOME} AWS::SecurityHub::Hub Security Hub: ${reason}`,
        `global AWS::IAM::Role workload: ${reason}`,
        `us-east-1 AWS::SecurityHub::Hub Security Hub: ${reason}`,
      ].sort();
    expect(await stale('role-missing')).toEqual(all('role-missing'));
    expect(await stale('suspended')).toEqual(all('suspended'));
    expect(await stale('one-region')).toEqual(
      all('region-disabled').filter(row => row.startsWith(FAR)),
    );
    expect(await stale('roles-denied')).toEqual([
      'global AWS::IAM::Role workload: denied',
    ]);
    // These were listed: what is unknown of them is their policy alone, or nothing.
    for (const name of ['policy-denied', 'scp-denied', 'regions-denied'])
      expect(await stale(name)).toEqual([]);
  });

  it('serves unknown findings with their reason and what was known', async () => {
    const { run } = (await backend.get('/runs/2')).body;
    const findings = await allPages<Finding>(
      async path => (await backend.get(path)).body,
      '/findings?status=NOT_AVAILABLE&limit=200',
    );
    expect(findings).toHaveLength(run.findings.notAvailable);
    const classes = new Set<string>();
    for (const finding of findings) {
      const { resource, controlId, errorClass, lastKnown } = finding;
      const about = `${resource.accountName}/${resource.region} ${resource.name} ${controlId}`;
      expect(finding.reason).toBeTruthy();
      expect(lastKnown?.status).toBe(before[about]);
      expect(lastKnown && lastKnown.at < run.startedAt).toBe(
        isStandIn(about) ? undefined : true,
      );
      // The state of an account comes of no operation of ours.
      expect(Boolean(finding.operation)).toBe(errorClass !== 'suspended');
      classes.add(errorClass!);
    }
    expect([...classes].sort()).toEqual([
      'denied',
      'denied-by-scp',
      'region-disabled',
      'role-missing',
      'suspended',
    ]);
  });

  const obstacles = [
    [
      'one-region, eu-south-1: Region not enabled',
      'Nothing, if one-region is not meant to use eu-south-1; else enable the Region.',
    ],
    ...['eu-south-1', 'eu-west-1'].map(region => [
      `policy-denied, ${region}: lambda:GetPolicy denied`,
      "Allow lambda:GetPolicy in the reader role's policy (`serverless-posture policy` prints all of it).",
    ]),
    [
      'regions-denied: ec2:DescribeRegions denied',
      "Allow ec2:DescribeRegions in the reader role's policy (`serverless-posture policy` prints all of it).",
    ],
    [
      'role-missing: role missing',
      'Deploy the reader role to this account (`serverless-posture policy --format cloudformation` prints the StackSet template).',
    ],
    [
      'roles-denied: iam:GetAccountAuthorizationDetails denied',
      "Allow iam:GetAccountAuthorizationDetails in the reader role's policy (`serverless-posture policy` prints all of it).",
    ],
    ...['eu-south-1', 'eu-west-1'].map(region => [
      `scp-denied, ${region}: lambda:GetPolicy denied by a service control policy`,
      'Exempt the reader role from the service control policy that denies lambda:GetPolicy.',
    ]),
    [
      'suspended: account not active',
      'Nothing; exclude the account to stop showing it.',
    ],
  ];
  const told = (rows: { title: string; fix: string }[]) =>
    rows.map(({ title, fix }) => [title, fix]).sort();

  it('says on the coverage page what stands in the way, and what to do', async () => {
    const { status, body } = await backend.get('/coverage');
    expect(status).toBe(200);
    expect(told(body.obstacles)).toEqual(obstacles);
    expect(body.share).toBeGreaterThan(0);
    expect(body.share).toBeLessThan(1);
    const regions = Object.fromEntries(
      body.accounts.map((one: any) => [
        one.name,
        one.regions.map(({ region, state }: any) => `${region} ${state}`),
      ]),
    );
    expect(regions).toMatchObject({
      healthy: [
        'global complete',
        `${FAR} complete`,
        `${HOME} complete`,
        'us-east-1 complete',
      ],
      'role-missing': [
        'global failed',
        `${FAR} failed`,
        `${HOME} failed`,
        'us-east-1 failed',
      ],
      'policy-denied': [
        'global complete',
        `${FAR} partial`,
        `${HOME} partial`,
        'us-east-1 complete',
      ],
      suspended: ['global skipped'],
      'one-region': [
        'global complete',
        `${FAR} skipped`,
        `${HOME} complete`,
        'us-east-1 complete',
      ],
    });
  });

  it('has a doctor that says the same before anything is collected', async () => {
    const { home, accounts } = await organization.diagnose();
    expect(home).toMatchObject({ accountId: organization.idOf('management') });
    // The doctor tries each right in each Region, also where there is no function.
    const asked = (title: string) => !title.includes('us-east-1');
    expect(
      told(accounts.flatMap(({ problems }) => problems)).filter(([title]) =>
        asked(title),
      ),
    ).toEqual(obstacles);
    expect(
      accounts.filter(({ reachable }) => !reachable).map(({ name }) => name),
    ).toEqual(['role-missing', 'suspended']);
  });

  describe('once the troubles are over', () => {
    const fixed = `policy-denied/${HOME} open lambda-resource-policy-public`;

    beforeAll(async () => {
      // Meanwhile somebody closed one of the doors that could not be seen.
      await organization.become(world({ troubled: false, closed: true }));
      await organization.run();
    });

    it('knows everything again', async () => {
      expect(await organization.store.runs.get(3)).toMatchObject({
        state: 'complete',
      });
      expect(changedIn(before, await organization.verdicts())).toEqual({
        [fixed]: 'PASSED',
      });
      expect(Object.keys(await organization.verdicts())).toEqual(
        Object.keys(before),
      );
      const rows = await organization.store.scopes.current();
      expect(rows.filter(({ state }) => state !== 'complete')).toEqual([]);
      for (const { id } of organization.simulator.world.accounts) {
        const stored = await organization.store.resources.ofAccount(id);
        expect(stored.filter(({ stale }) => stale)).toEqual([]);
      }
      expect((await backend.get('/coverage')).body).toMatchObject({
        share: 1,
        obstacles: [],
      });
    });

    it('tells of no change but the one that took place', async () => {
      const changes = await knex('transitions')
        .join('findings', 'findings.id', 'transitions.finding_id')
        .where('transitions.run_id', '>', 1)
        .whereNotNull('transitions.change')
        .select('change', 'control_id', 'resource_name');
      expect(changes).toEqual([
        {
          change: 'fixed',
          control_id: 'lambda-resource-policy-public',
          resource_name: 'open',
        },
      ]);
      for (const finding of await organization.store.findings.open({}))
        expect(finding.firstSeenAt < new Date('2026-11-16T06:15:00Z')).toBe(
          true,
        );
    });
  });
});

describe('answers that are no answers', () => {
  let organization: TestOrganization;

  beforeEach(async () => {
    impatientClock();
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      smallWorld({ accounts: [account('shop')] }),
    );
    await organization.run();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await organization.close();
  });

  it.each<[string, string, Fault['effect']]>([
    ['a storm of throttles', 'throttled', { throttle: {} }],
    ['a page of HTML', 'malformed', { body: 'html' }],
    ['half of the JSON', 'malformed', { body: 'truncated' }],
    ['JSON of another kind', 'malformed', { body: 'malformed' }],
    ['a broken connection', 'unavailable', { hangUp: true }],
  ])('removes and passes nothing after %s', async (_, errorClass, effect) => {
    const before = await organization.verdicts();
    const resources = await organization.resources();
    organization.simulator.faults.set([
      { operation: 'lambda:ListFunctions', effect },
    ]);
    const row = await organization.run();
    expect(row.state).toBe('partial');
    expect(row.throttles > 0).toBe(errorClass === 'throttled');
    expect(await organization.resources()).toEqual(
      expect.arrayContaining(resources),
    );
    const after = await organization.verdicts();
    for (const [about, status] of Object.entries(after)) {
      expect([about, status]).toEqual([
        about,
        / lambda-/.test(about) ? 'NOT_AVAILABLE' : before[about],
      ]);
    }
    expect(Object.keys(after)).toEqual(
      expect.arrayContaining(Object.keys(before)),
    );
    const unknown = await organization.store.findings.open({
      status: ['NOT_AVAILABLE'],
    });
    for (const finding of unknown) {
      expect(finding.unknown).toMatchObject({
        errorClass,
        operation: 'lambda:ListFunctions',
      });
    }

    organization.simulator.faults.set([]);
    expect(await organization.run()).toMatchObject({ state: 'complete' });
    expect(await organization.verdicts()).toEqual(before);
  });
});
