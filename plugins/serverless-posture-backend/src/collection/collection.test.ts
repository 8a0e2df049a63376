import {
  Fault,
  RunningSimulator,
  SmallAccount,
  smallWorld,
  startSimulator,
  throughUrl,
  toEveryone,
} from 'aws-simulator';
import { AnyResource } from 'backstage-plugin-serverless-posture-node';
import { simulatedSession } from '../__testUtils__/simulatedSession';
import { AwsSession, Clock, systemClock } from '../aws';
import { collectorsFor, defaultCollectors } from './collectors';
import { lambdaCollector } from './collectors/lambda';
import { readPostureConfiguration } from './configuration';
import { readOrganization } from './organization';
import { CollectionEvent, readCollector } from './readCollector';
import { readRegions } from './regions';
import { findingsSources, ImportedFinding, readFindings } from './securityHub';
import { ConfigReader } from '@backstage/config';
import { sessionPolicy } from './readerRole';

jest.setTimeout(60_000);

const SHOP = '222233334444';

const shop: SmallAccount = {
  name: 'shop',
  id: SHOP,
  functions: [
    {
      name: 'checkout',
      role: 'checkout',
      environment: { DB_PASSWORD: 'hunter22' },
      tags: { owner: 'shop' },
    },
    { name: 'open', role: 'checkout', grants: [toEveryone()] },
    {
      name: 'page',
      role: 'checkout',
      url: 'NONE',
      grants: [throughUrl('NONE')],
    },
    ...Array.from({ length: 110 }, (_, i) => ({
      name: `worker-${i}`,
      role: 'checkout',
    })),
  ],
};

/** The machine's clock, which jumps over every wait. */
function impatientClock(): Clock {
  let jumped = 0;
  return {
    ...systemClock,
    now: () => Date.now() + jumped,
    sleep: async milliseconds => {
      jumped += milliseconds;
    },
  };
}

/** Without the settings of functions, which take calls of their own. */
const bare = [lambdaCollector(new Set()), ...defaultCollectors];

describe('reading a simulated organization through the SDK', () => {
  let simulator: RunningSimulator;
  let session: AwsSession;

  async function start(
    accounts: SmallAccount[],
    faults: Fault[] = [],
    emptyAccountPages = 0,
  ) {
    simulator = await startSimulator({
      world: smallWorld({ accounts, emptyAccountPages }),
      latency: false,
      quotas: false,
      faults,
    });
    session = simulatedSession(simulator, {
      sessionPolicy: sessionPolicy(defaultCollectors, 'aws'),
      clock: impatientClock(),
      patience: { throttledAttempts: 3, attemptTimeout: 5_000 },
    });
  }

  afterEach(async () => {
    session.destroy();
    await simulator.stop();
  });

  const nothing = { of: async () => [] };

  async function collect(id: string, accountId = SHOP, region = 'eu-west-1') {
    const aws = await session.reader({ accountId, region });
    const collector = bare.find(one => one.id === id)!;
    const events: CollectionEvent[] = [];
    for await (const event of readCollector(aws, collector, nothing))
      events.push(event);
    const resources = events.flatMap(event =>
      event.kind === 'page' ? event.resources : [],
    ) as AnyResource[];
    const settled = events.flatMap(event =>
      event.kind === 'settled' ? [event] : [],
    );
    const outcome = events[events.length - 1];
    return { resources, settled, outcome };
  }

  const named = (resources: AnyResource[], name: string): any =>
    resources.find(resource => resource.name === name);

  it('reads functions with as few calls as that takes, and no value of a variable', async () => {
    await start([shop]);
    const { resources, settled, outcome } = await collect('lambda');
    expect(outcome).toMatchObject({ state: 'complete', failures: [] });
    expect(settled).toMatchObject([{ listing: 'functions', complete: true }]);
    expect(resources).toHaveLength(113);
    expect(named(resources, 'checkout')).toMatchObject({
      tags: { owner: 'shop' },
      attributes: {
        environment: [{ name: 'DB_PASSWORD', secret: 'password' }],
        policy: null,
      },
    });
    expect(named(resources, 'page').attributes.urls).toMatchObject([
      { authType: 'NONE' },
    ]);
    expect(named(resources, 'open').attributes.urls).toMatchObject({
      $unknown: { errorClass: 'not-read' },
    });
    expect(JSON.stringify(resources)).not.toContain('hunter22');
    expect(session.counts).toEqual({
      calls: {
        'sts:GetCallerIdentity': 1,
        'sts:AssumeRole': 1,
        'lambda:ListFunctions': 3,
        'lambda:GetAccountSettings': 1,
        'tag:GetResources': 3,
        'lambda:GetPolicy': 113,
        'lambda:ListFunctionUrlConfigs': 1,
      },
      throttles: 0,
      retries: 0,
    });
    expect(simulator.counters.unserved()).toEqual({});
  });

  it.each(['apigateway', 'apigatewayv2', 'iam', 'securityhub'])(
    'reads %s',
    async id => {
      await start([shop]);
      const { outcome } = await collect(
        id,
        SHOP,
        id === 'iam' ? 'global' : 'eu-west-1',
      );
      expect(outcome).toMatchObject({ state: 'complete', failures: [] });
    },
  );

  it('does not take a denied policy for none', async () => {
    await start([{ ...shop, denied: ['lambda:GetPolicy'] }]);
    const { resources, outcome } = await collect('lambda');
    expect(named(resources, 'open').attributes.policy).toMatchObject({
      $unknown: { errorClass: 'denied' },
    });
    expect(outcome).toMatchObject({
      state: 'partial',
      errorClass: 'denied',
      operation: 'lambda:GetPolicy',
      missingAction: 'lambda:GetPolicy',
    });
  });

  it.each<[string, Fault['effect']]>([
    ['malformed', { body: 'truncated' }],
    ['malformed', { body: 'malformed' }],
    ['malformed', { body: 'html' }],
    ['unavailable', { hangUp: true }],
    ['throttled', { throttle: {} }],
    ['malformed', { repeatToken: true }],
  ])(
    'settles nothing where the second page is %s: %j',
    async (errorClass, effect) => {
      await start(
        [shop],
        [{ operation: 'lambda:ListFunctions', after: 1, effect }],
      );
      const { resources, settled, outcome } = await collect('lambda');
      expect(outcome).toMatchObject({ state: 'failed', errorClass });
      expect(settled).toMatchObject([
        { complete: false, reason: { errorClass } },
      ]);
      expect(resources[resources.length - 1]).toMatchObject({
        arn: `arn:aws:lambda:eu-west-1:${SHOP}:function:*`,
        unlisted: { errorClass },
      });
    },
  );

  it('starts a listing over whose page token was refused', async () => {
    await start(
      [shop],
      [
        {
          operation: 'lambda:ListFunctions',
          after: 1,
          times: 1,
          effect: { rejectToken: true },
        },
      ],
    );
    const { settled } = await collect('lambda');
    expect(settled).toMatchObject([{ complete: true }]);
  });

  it('opens a new session where the credentials have expired, and repeats the call', async () => {
    await start(
      [shop],
      [
        {
          operation: 'lambda:ListFunctions',
          times: 1,
          effect: { expired: true },
        },
      ],
    );
    const { outcome } = await collect('lambda');
    expect(outcome).toMatchObject({ state: 'complete' });
    expect(session.counts.calls['sts:AssumeRole']).toBe(2);
  });

  it('asks once for a role that is not there', async () => {
    await start([{ ...shop, readerRole: false }]);
    const { outcome } = await collect('lambda');
    await collect('apigateway');
    expect(outcome).toMatchObject({
      state: 'failed',
      errorClass: 'role-missing',
      missingAction: 'sts:AssumeRole',
    });
    expect(session.counts.calls['sts:AssumeRole']).toBe(1);
  });

  it('finds the accounts behind empty pages, and skips suspended ones', async () => {
    await start([shop, { name: 'closed', state: 'SUSPENDED' }], [], 2);
    const configuration = readPostureConfiguration(
      new ConfigReader({
        serverlessPosture: {
          organization: {},
          regions: ['eu-west-1', 'eu-south-1'],
        },
      }),
    );
    const { accounts, id } = await readOrganization(session, configuration);
    expect(id).toBe('o-smallworld');
    expect(
      accounts.map(({ name, skipped }) => [name, skipped?.errorClass]),
    ).toEqual([
      ['management', undefined],
      ['security', undefined],
      ['shop', undefined],
      ['closed', 'suspended'],
    ]);
    const { regions } = await readRegions(session, SHOP, configuration.regions);
    expect(regions).toMatchObject([
      { region: 'eu-west-1' },
      { region: 'eu-south-1', skipped: { errorClass: 'region-disabled' } },
    ]);
  });

  it('imports findings from the administrator', async () => {
    await start([shop]);
    const configuration = readPostureConfiguration(
      new ConfigReader({ serverlessPosture: { organization: {} } }),
    );
    const sources = await findingsSources(session, configuration, [
      { accountId: SHOP, region: 'eu-west-1' },
    ]);
    expect(sources).toEqual([
      {
        accountId: simulator.world.securityHubAdministratorId,
        region: 'eu-west-1',
        organization: true,
        linkedRegions: false,
      },
    ]);
    const findings: ImportedFinding[] = [];
    for await (const page of readFindings(
      await session.reader(sources[0]),
      'CSPM',
      { accounts: {} },
    ))
      findings.push(...page.findings);
    expect(
      findings.every(({ resourceType }) =>
        /Lambda|ApiGateway|AppSync/.test(resourceType),
      ),
    ).toBe(true);
  });
});

describe('collectorsFor', () => {
  it('calls for nothing that no control reads', () => {
    const collectors = collectorsFor(defaultCollectors, [
      'AWS::ApiGateway::Stage',
      'AWS::Lambda::Function',
    ]);
    expect(collectors.map(({ id }) => id)).toEqual(['lambda', 'apigateway']);
    expect(Object.keys(collectors[1].operations)).toEqual([
      'getRestApis',
      'getStages',
    ]);
    expect(
      collectors[1].listings.map(({ resourceTypes }) => resourceTypes),
    ).toEqual([['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage']]);
  });
});
