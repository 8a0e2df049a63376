import { setTimeout } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { apiIdOf, SmallAccount, smallWorld, toEveryone } from 'aws-simulator';
import { Knex } from 'knex';
import { mapKeys, pickBy, range } from 'lodash';
import { TestOrganization } from '../../__testUtils__/organization';
import { Attributor } from '../attributor';
import { EventFeed } from './EventFeed';
import { EventMeasures } from './measureEvents';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const HOME = 'eu-west-1';
/** The first run is at 06:10. */
const CHANGED = new Date('2026-11-16T06:15:00Z');
const LATER = new Date('2026-11-16T06:16:00Z');

const workload = {
  name: 'workload',
  awsManaged: ['AWSLambdaBasicExecutionRole' as const],
};

const PUBLIC = 'lambda-resource-policy-public';
const ADMIN = 'lambda-role-admin';

/** What Security Hub imports while nothing else happens. */
const finding: NonNullable<SmallAccount['findings']>[number] = {
  control: 'Lambda.2',
  resourceId: 'arn:aws:lambda:eu-west-1:000000000000:function:calm-1',
  compliance: 'FAILED',
  updatedAt: CHANGED,
  from: CHANGED,
};

/** An account in which much changes at once. */
const changing = (name: string): SmallAccount => ({
  name,
  roles: [workload, { name: 'admin', awsManaged: ['AdministratorAccess'] }],
  findings: [finding],
  functions: [
    { name: 'cart', role: 'workload', until: CHANGED },
    { name: 'cart', role: 'workload', grants: [toEveryone()], from: CHANGED },
    { name: 'stock', role: 'workload', grants: [toEveryone()], until: CHANGED },
    { name: 'boss', role: 'admin', from: CHANGED },
    ...range(6).map(i => ({ name: `calm-${i}`, role: 'workload' })),
  ],
  restApis: ['loose', 'calm'].map(api => ({
    name: api,
    stages: [{ name: 'live' }],
    methods: [{ path: '/cart', method: 'GET', functionName: 'cart' }],
    from: api === 'loose' ? CHANGED : undefined,
  })),
});

const ACCOUNTS = ['shop', 'bank', 'club', 'farm', 'mill', 'port'];

const world = () => smallWorld({ accounts: ACCOUNTS.map(changing) });

/** How EventBridge delivers what CloudTrail recorded. */
function lambdaEvent(
  account: string,
  eventName: string,
  functionName: string,
  detail: JsonObject = {},
): JsonObject {
  return {
    version: '0',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.lambda',
    account,
    region: HOME,
    time: '2026-11-16T06:15:00Z',
    detail: {
      eventSource: 'lambda.amazonaws.com',
      eventName,
      awsRegion: HOME,
      recipientAccountId: account,
      readOnly: false,
      requestParameters: { functionName },
      ...detail,
    },
  };
}

describe.each(databases.eachSupportedId())('events on %s', databaseId => {
  let knex: Knex;
  let organization: TestOrganization;
  let feed: EventFeed;
  let measures: jest.Mocked<EventMeasures>;
  let logger: jest.Mocked<LoggerService>;
  let ended: () => void;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    organization = await TestOrganization.open(knex, world());
    await organization.run();
  });
  afterAll(() => organization.close());

  beforeEach(() => {
    const dependencies = organization.dependencies();
    logger = dependencies.logger as jest.Mocked<LoggerService>;
    measures = {
      event: jest.fn(),
      refresh: jest.fn<void, Parameters<EventMeasures['refresh']>>(() =>
        ended?.(),
      ),
    };
    feed = new EventFeed(dependencies, {
      events: { topic: 'changes', window: { milliseconds: 200 } },
      attributor: new Attributor(dependencies),
      measures,
    });
    const { clock, counters } = organization.simulator;
    clock.set(LATER);
    counters.reset();
  });
  afterEach(() => feed.stop());

  /** Waits for the end of the next refresh. */
  const refreshed = () =>
    new Promise<void>(resolve => {
      ended = resolve;
    });

  async function receive(...events: unknown[]) {
    const done = refreshed();
    for (const event of events) await feed.receive(event);
    await done;
  }

  const outcomes = () => measures.event.mock.calls.map(([outcome]) => outcome);
  const calls = () => organization.simulator.counters.calls();
  const isRead = (operation: string) => !operation.startsWith('sts:');

  /** Verdicts of one account, without what stayed calm. */
  async function verdictsOf(account: string) {
    const start = `${account}/${HOME} `;
    return mapKeys(
      pickBy(
        await organization.verdicts(),
        (_, about) => about.startsWith(start) && !about.includes('calm'),
      ),
      (_, about) => about.slice(start.length),
    );
  }

  it('read what changed, and nothing else', async () => {
    expect(await verdictsOf('shop')).toMatchObject({
      [`cart ${PUBLIC}`]: 'PASSED',
      [`stock ${PUBLIC}`]: 'FAILED',
    });

    await receive(
      lambdaEvent(organization.idOf('shop'), 'AddPermission20150331v2', 'cart'),
    );

    const verdicts = await verdictsOf('shop');
    expect(verdicts).toMatchObject({
      [`cart ${PUBLIC}`]: 'FAILED',
      // Of what no event told, nothing new is known.
      [`stock ${PUBLIC}`]: 'FAILED',
    });
    expect(verdicts).not.toHaveProperty([`boss ${ADMIN}`]);
    expect(calls()).toEqual({
      'lambda:GetPolicy': 1,
      'lambda:ListVersionsByFunction': 1,
      'sts:AssumeRole': 1,
      'sts:GetCallerIdentity': 1,
      'tag:GetResources': 1,
    });
    expect(outcomes()).toEqual(['accepted']);
    expect(measures.refresh.mock.calls).toEqual([['done', expect.any(Number)]]);
  });

  it('that come twice, or in a storm, are read once', async () => {
    const bank = organization.idOf('bank');
    const event = lambdaEvent(bank, 'AddPermission20150331v2', 'cart');
    await receive(
      ...range(50).map(() => event),
      lambdaEvent(bank, 'UpdateFunctionCode20150331v2', 'cart:live'),
    );
    expect(calls()).toMatchObject({
      'lambda:GetPolicy': 1,
      'lambda:ListVersionsByFunction': 1,
    });
    expect(outcomes()).toEqual([
      'accepted',
      ...range(50).map(() => 'coalesced'),
    ]);
    expect(await verdictsOf('bank')).toMatchObject({
      [`cart ${PUBLIC}`]: 'FAILED',
    });
  });

  it('find what is new, and no longer what is gone', async () => {
    const club = organization.idOf('club');
    await receive(
      lambdaEvent(club, 'CreateFunction20150331', 'boss'),
      lambdaEvent(club, 'DeleteFunction20150331', 'stock'),
      {
        ...lambdaEvent(club, 'CreateRestApi', ''),
        detail: {
          eventSource: 'apigateway.amazonaws.com',
          eventName: 'CreateRestApi',
          awsRegion: HOME,
          recipientAccountId: club,
          responseElements: {
            id: apiIdOf({ accountId: club, region: HOME }, 'loose'),
          },
        },
      },
    );
    const verdicts = await verdictsOf('club');
    expect(verdicts).toMatchObject({
      [`boss ${ADMIN}`]: 'FAILED',
      'GET /cart apigw-rest-method-authorization': 'FAILED',
    });
    expect(verdicts).not.toHaveProperty([`stock ${PUBLIC}`]);
    // The other API, and all functions that stayed calm, were left alone.
    expect(calls()).toMatchObject({
      'lambda:ListVersionsByFunction': 2,
      'apigateway:GetRestApis': 1,
      'apigateway:GetStages': 1,
      'apigateway:GetResources': 1,
    });
    expect(calls()).not.toHaveProperty(['lambda:ListFunctions']);
  });

  it('whose resource cannot be read alone let its whole listing be read', async () => {
    organization.simulator.faults.set([
      {
        operation: 'lambda:ListVersionsByFunction',
        effect: { error: { code: 'AccessDeniedException', status: 403 } },
      },
    ]);
    await receive(
      lambdaEvent(organization.idOf('farm'), 'AddPermission20150331v2', 'cart'),
    );
    organization.simulator.faults.set([]);
    expect(await verdictsOf('farm')).toMatchObject({
      [`cart ${PUBLIC}`]: 'FAILED',
      [`boss ${ADMIN}`]: 'FAILED',
    });
    expect(calls()).toMatchObject({ 'lambda:ListFunctions': 1 });
  });

  it('of what nobody reads are left aside', async () => {
    const event = (account: string, region: string) => {
      const one = lambdaEvent(account, 'AddPermission20150331v2', 'cart');
      return {
        ...one,
        detail: { ...(one.detail as object), awsRegion: region },
      };
    };
    await receive(event('999999999999', HOME));
    await receive(event(organization.idOf('farm'), 'ap-east-1'));
    expect(outcomes()).toEqual(['accepted', 'unknown', 'accepted', 'unknown']);
    expect(Object.keys(calls()).filter(isRead)).toEqual([]);
  });

  it('that tell of findings let what changed be imported', async () => {
    const { store, simulator } = organization;
    const imported = () => store.findings.open({ source: ['SECURITY_HUB'] });
    expect(await imported()).toEqual([]);
    const event = {
      'detail-type': 'Security Hub Findings - Imported',
      account: organization.idOf('shop'),
      region: HOME,
      detail: { findings: [] },
    };
    await receive(event, event);
    expect(await imported()).toHaveLength(ACCOUNTS.length);
    expect(outcomes()).toEqual(['accepted', 'coalesced']);
    expect(calls()).toMatchObject({ 'securityhub:GetFindings': 1 });

    // Again, for nothing that was read before stands in the way of it.
    simulator.counters.reset();
    await receive(event);
    expect(calls()).toMatchObject({ 'securityhub:GetFindings': 1 });
    expect(await imported()).toHaveLength(ACCOUNTS.length);
  });

  it('that are malformed are a warning that repeats nothing', async () => {
    await feed.receive({
      'detail-type': 'AWS API Call via CloudTrail',
      detail: { eventSource: 'hunter22' },
    });
    expect(outcomes()).toEqual(['malformed']);
    expect(logger.warn.mock.calls).toEqual([
      [
        'An event of a change could not be read: detail.eventSource is not of its form',
      ],
    ]);
  });

  it('wait while a run works on the account', async () => {
    const { store } = organization;
    const mill = organization.idOf('mill');
    const runId = await store.runs.start({ trigger: 'manual', now: LATER });
    await store.tasks.add(runId, [
      { id: `judge/${mill}`, kind: 'judge', payload: {} },
      { id: 'finish', kind: 'finish', payload: {}, waitsFor: 1 },
    ]);
    await receive(lambdaEvent(mill, 'AddPermission20150331v2', 'cart'));
    expect(measures.refresh).toHaveBeenCalledWith(
      'put-back',
      expect.any(Number),
    );
    expect(await verdictsOf('mill')).toMatchObject({
      [`cart ${PUBLIC}`]: 'PASSED',
    });

    await knex('run_tasks')
      .where({ id: `judge/${mill}` })
      .update({ state: 'done' });
    while (!measures.refresh.mock.calls.some(([outcome]) => outcome === 'done'))
      await refreshed();
    expect(await verdictsOf('mill')).toMatchObject({
      [`cart ${PUBLIC}`]: 'FAILED',
    });
    await store.runs.update(runId, { state: 'cancelled' });
  });

  it('write nothing any more once a run has taken the account over', async () => {
    const { store, simulator } = organization;
    const port = organization.idOf('port');
    simulator.faults.set([
      { operation: 'lambda:GetPolicy', effect: { delayMs: 1000 } },
    ]);
    const done = refreshed();
    await feed.receive(lambdaEvent(port, 'AddPermission20150331v2', 'cart'));
    while (!calls()['lambda:ListVersionsByFunction']) await setTimeout(10);
    const basis = (await store.refreshes.basis())!;
    await store.refreshes.yieldTo(basis);
    await done;
    simulator.faults.set([]);
    expect(measures.refresh.mock.calls[0][0]).toBe('put-back');
    expect(await verdictsOf('port')).toMatchObject({
      [`cart ${PUBLIC}`]: 'PASSED',
    });
  });

  it('that come late change nothing that a run has read since', async () => {
    await organization.run();
    const before = await organization.verdicts();
    const rows = await knex('resources').orderBy('id').select();
    organization.simulator.clock.set(new Date(LATER.getTime() + 3_600_000));
    const shop = organization.idOf('shop');
    await receive(
      lambdaEvent(shop, 'AddPermission20150331v2', 'cart'),
      lambdaEvent(shop, 'DeleteFunction20150331', 'stock'),
      lambdaEvent(shop, 'DeleteFunction20150331', 'calm-1'),
    );
    expect(measures.refresh.mock.calls).toEqual([['done', expect.any(Number)]]);
    expect(await organization.verdicts()).toEqual(before);
    expect(await knex('resources').orderBy('id').select()).toEqual(rows);
  });
});
