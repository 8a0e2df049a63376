import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ConfigAggregator,
  RecordedSource,
  smallWorld,
  toEveryone,
  withAggregator,
} from 'aws-simulator';
import { Inventory } from 'backstage-plugin-serverless-posture-node';
import { omitBy } from 'lodash';
import { TestOrganization } from '../../__testUtils__/organization';
import { recordedFunctions } from '../collectors/lambdaRecorded';
import { ListedFunction } from '../collectors/lambdaVersions';

jest.setTimeout(60_000);

const SHOP = '333344445555';
const HOME = 'eu-west-1';
const SECRET = 'AKIAIOSFODNN7EXAMPLE';

const functions = Array.from({ length: 6 }, (_, index) => ({
  name: `f${index}`,
  role: 'workload',
  tags: { team: 'x' },
  environment: { ACCESS_KEY: SECRET },
  grants: index === 0 ? [toEveryone()] : [],
}));

const plain = smallWorld({
  accounts: [
    {
      name: 'shop',
      id: SHOP,
      roles: [{ name: 'workload' }],
      functions,
    },
  ],
});

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** One run of the organization, with Config as it is told. */
async function collect(
  source: RecordedSource | null = {},
  aggregator: Partial<ConfigAggregator> = {},
  faulty: string[] = [],
) {
  const world = withAggregator(plain, {
    source: place => (place.accountId === SHOP ? source : null),
    ...aggregator,
  });
  const knex = await databases.init('SQLITE_3');
  const organization = await TestOrganization.open(knex, world);
  try {
    organization.simulator.faults.set(
      faulty.map(operation => ({
        operation,
        effect: { error: { code: 'AccessDeniedException', status: 400 } },
      })),
    );
    const { calls, id } = await organization.run({
      posture: {
        config: {
          accountId: world.securityHubAdministratorId,
          region: HOME,
          aggregatorName: 'organization',
        },
      },
    });
    const rows = await organization.store.resources.ofAccount(SHOP, {
      types: ['AWS::Lambda::Function'],
    });
    const verdicts = await organization.verdicts();
    return {
      rows: rows.map(({ resource }) => resource as any),
      state: (
        await organization.store.scopes.ofRun(id, {
          accountId: SHOP,
          region: HOME,
        })
      ).find(({ collector }) => collector === 'lambda')?.state,
      policies: calls['lambda:GetPolicy'] ?? 0,
      tags: calls['tag:GetResources'] ?? 0,
      open: verdicts[`shop/${HOME} f0 lambda-resource-policy-public`],
      shut: verdicts[`shop/${HOME} f1 lambda-resource-policy-public`],
      calls,
    };
  } finally {
    await organization.close();
  }
}

describe('policies and tags of AWS Config', () => {
  it('take the place of calls for every function', async () => {
    const { rows, policies, tags, open, shut, calls } = await collect();
    expect({ policies, tags, open, shut }).toEqual({
      policies: 0,
      tags: 0,
      open: 'FAILED',
      shut: 'PASSED',
    });
    expect(rows[0].origin).toEqual({
      source: 'config:SelectAggregateResourceConfig',
      at: '2026-08-03T09:00:00.000Z',
    });
    expect(rows[0].tags).toEqual({ team: 'x' });
    expect(calls['config:SelectAggregateResourceConfig']).toBe(3);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  const stale = new Date('2026-11-10T00:00:00Z');
  it.each<[string, RecordedSource | null, Partial<ConfigAggregator>]>([
    ['Config is off', null, {}],
    ['the recorder was stopped', { recording: false }, {}],
    ['the type is not recorded', { types: ['AWS::ApiGateway::RestApi'] }, {}],
    ['the source failed', { status: 'FAILED' }, {}],
    ['the source is outdated', { status: 'OUTDATED' }, {}],
    ['the source is too old', { updatedAt: stale }, {}],
    ['there is no such aggregator', {}, { name: 'another' }],
  ])('are not trusted where %s', async (_, source, aggregator) => {
    const { rows, policies, tags, open, shut } = await collect(
      source,
      aggregator,
    );
    expect({ policies, tags, open, shut }).toEqual({
      policies: functions.length,
      tags: 1,
      open: 'FAILED',
      shut: 'PASSED',
    });
    expect(rows[0].origin).toBeUndefined();
  });

  it.each([
    'config:SelectAggregateResourceConfig',
    'config:DescribeConfigurationAggregatorSourcesStatus',
    'config:DescribeConfigurationRecorderStatus',
  ])('are not needed where %s is denied', async operation => {
    const { policies, open, state } = await collect({}, {}, [operation]);
    expect({ policies, open, state }).toEqual({
      policies: functions.length,
      open: 'FAILED',
      state: 'complete',
    });
  });

  it('do not stand for policies that Config left out', async () => {
    const { policies, tags, open } = await collect({ withoutPolicies: true });
    expect({ policies, tags, open }).toEqual({
      policies: functions.length,
      tags: 0,
      open: 'FAILED',
    });
  });
});

/** Reads functions with what an inventory says of them. */
async function recordedOf(items: [string, object][]) {
  const arn = `arn:aws:lambda:${HOME}:${SHOP}:function:`;
  const inventory: Inventory = {
    of: async () => [],
    recorded: async () => ({
      items: new Map(
        items.map(([name, recorded]) => [
          `${arn}${name}`,
          { capturedAt: '2026-08-03T09:00:00.000Z', recorded: { ...recorded } },
        ]),
      ),
      complete: true,
    }),
  };
  const all = items.map(([name]) => ({
    arn: `${arn}${name}`,
    latest: { LastModified: 'then' } as ListedFunction,
    versions: [],
  }));
  const found = await recordedFunctions(inventory, all);
  return items.map(([name]) => found.get(`${arn}${name}`));
}

describe('recordedFunctions', () => {
  const configuration = { lastModified: 'then' };
  const policy = '{"Statement":[]}';
  const beside = (supplementaryConfiguration: object) => ({
    configuration,
    supplementaryConfiguration,
  });

  it('leaves out functions that changed since Config recorded them', async () => {
    expect(
      await recordedOf([
        ['changed', { configuration: { lastModified: 'before' } }],
        ['bare', {}],
      ]),
    ).toEqual([undefined, undefined]);
  });

  it('tells no policy from one that is not recorded', async () => {
    const found = await recordedOf([
      ['none', beside({ Policy: null, Tags: {} })],
      ['unrecorded', beside({})],
      ['text', beside({ Policy: policy })],
      ['quoted', beside({ Policy: JSON.stringify(policy) })],
      ['object', beside({ Policy: JSON.parse(policy) })],
      ['broken', beside({ Policy: '{"Statement":' })],
      ['number', beside({ Policy: 1 })],
    ]);
    expect(found.map(one => one?.policy)).toEqual([
      null,
      undefined,
      policy,
      policy,
      policy,
      undefined,
      undefined,
    ]);
  });

  it('takes tags as they are, and no secrets in them', async () => {
    const found = await recordedOf([
      ['none', beside({ Tags: {} })],
      ['some', beside({ Tags: { team: 'x', key: SECRET } })],
      ['unrecorded', beside({})],
      ['strange', beside({ Tags: { team: 1 } })],
    ]);
    expect(found.map(one => one?.tags)).toEqual([
      {},
      { team: 'x', key: expect.stringContaining('[redacted') },
      undefined,
      undefined,
    ]);
  });
});

describe('stages of AWS Config', () => {
  const stages = ['live', 'test', 'next'].map(name => ({
    name,
    logging: name === 'live',
    accessLogs: name !== 'test',
    waf: name === 'next',
    variables: { KEY: SECRET },
    tags: { team: 'y' },
  }));
  const apis = smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [{ name: 'workload' }],
        functions: [{ name: 'f', role: 'workload' }],
        restApis: ['a', 'b'].map(name => ({ name, stages, methods: [] })),
        httpApis: ['c', 'd'].map(name => ({ name, stages, routes: [] })),
      },
    ],
  });
  const types = ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'];

  async function stored(lane: 'config' | 'native') {
    const world = withAggregator(apis);
    const organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world,
    );
    try {
      const { calls } = await organization.run({
        posture:
          lane === 'config'
            ? {
                config: {
                  accountId: world.securityHubAdministratorId,
                  region: HOME,
                  aggregatorName: 'organization',
                },
              }
            : {},
      });
      const rows = await organization.store.resources.ofAccount(SHOP, {
        types,
      });
      return {
        calls: [calls['apigateway:GetStages'], calls['apigatewayv2:GetStages']],
        resources: rows.map(
          ({ resource: { origin, ...resource } }) => resource,
        ),
        recorded: rows.filter(({ resource }) => resource.origin).length,
        verdicts: await organization.verdicts(),
      };
    } finally {
      await organization.close();
    }
  }

  it('are the same as those of API Gateway', async () => {
    const native = await stored('native');
    const config = await stored('config');
    expect(native).toMatchObject({ calls: [2, 2], recorded: 0 });
    expect(config).toMatchObject({
      calls: [undefined, undefined],
      recorded: 12,
    });
    expect(config.resources).toEqual(native.resources);
    // What Config can't tell of Regions that hold nothing is read once a day.
    const waits = (_: unknown, key: string) =>
      !key.startsWith(`shop/${HOME} `) && key.includes(' securityhub-enabled');
    expect(config.verdicts).toEqual(omitBy(native.verdicts, waits));
    expect(JSON.stringify(config)).not.toContain(SECRET);
  });
});
