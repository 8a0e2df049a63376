import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { SmallAccount, smallWorld, toEveryone } from 'aws-simulator';
import { Knex } from 'knex';
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

const shop: SmallAccount = {
  name: 'shop',
  roles: [workload, { name: 'admin', awsManaged: ['AdministratorAccess'] }],
  functions: [
    { name: 'cart', role: 'workload', until: CHANGED },
    { name: 'cart', role: 'workload', grants: [toEveryone()], from: CHANGED },
    { name: 'stock', role: 'workload', until: CHANGED },
    { name: 'boss', role: 'admin', from: CHANGED },
    { name: 'calm', role: 'workload' },
  ],
};

const world = () =>
  smallWorld({ accounts: [shop, { ...shop, name: 'other' }] });

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
  let refreshed: Promise<void>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    organization = await TestOrganization.open(knex, world());
    await organization.run();
    open();
  });
  afterEach(async () => {
    await feed.stop();
    await organization.close();
  });

  function open() {
    const dependencies = organization.dependencies();
    let tell = () => {};
    refreshed = new Promise(resolve => {
      tell = resolve;
    });
    measures = { event: jest.fn(), refresh: jest.fn(() => tell()) };
    feed = new EventFeed(dependencies, {
      events: { topic: 'changes', window: { milliseconds: 50 } },
      attributor: new Attributor(dependencies),
      measures,
    });
    const { clock, counters } = organization.simulator;
    clock.set(LATER);
    counters.reset();
  }

  const calls = () => organization.simulator.counters.calls();

  it('reads what changed, and nothing else', async () => {
    const about = `shop/${HOME} cart lambda-resource-policy-public`;
    expect(await organization.verdicts()).toMatchObject({ [about]: 'PASSED' });

    feed.receive(
      lambdaEvent(organization.idOf('shop'), 'AddPermission20150331v2', 'cart'),
    );
    await refreshed;

    const verdicts = await organization.verdicts();
    expect(verdicts).toMatchObject({
      [about]: 'FAILED',
      // Of what no event told, nothing is known yet.
      [`other/${HOME} cart lambda-resource-policy-public`]: 'PASSED',
    });
    expect(calls()).toEqual({
      'lambda:GetPolicy': 1,
      'lambda:ListVersionsByFunction': 1,
      'sts:AssumeRole': 1,
      'sts:GetCallerIdentity': 1,
      'tag:GetResources': 1,
    });
    expect(measures.event.mock.calls).toEqual([['accepted']]);
  });
});
