import { TestDatabases } from '@backstage/backend-test-utils';
import {
  fromAnySourceOf,
  minimumCalls,
  smallWorld,
  throughUrl,
  toEveryone,
} from 'aws-simulator';
import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { TestOrganization } from '../__testUtils__/organization';
import { resourceTypesRead } from '../controls/catalogue';

jest.setTimeout(120_000);

/** The first run is at 06:10, and each takes place ten minutes after the one before. */
const AFTER_TWO_RUNS = new Date('2026-11-16T06:25:00Z');

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        roles: [
          { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
          { name: 'admin', awsManaged: ['AdministratorAccess'] },
          {
            name: 'wide',
            inline: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
          },
        ],
        functions: [
          { name: 'plain', role: 'workload', tracing: true },
          {
            name: 'leaky',
            role: 'workload',
            tracing: true,
            environment: { DB_PASSWORD: 'hunter22' },
          },
          {
            name: 'open',
            role: 'workload',
            tracing: true,
            grants: [toEveryone()],
          },
          {
            name: 'page',
            role: 'workload',
            tracing: true,
            url: 'NONE',
            grants: [throughUrl('NONE')],
          },
          {
            name: 'old',
            role: 'workload',
            runtime: 'nodejs16.x',
            until: AFTER_TWO_RUNS,
          },
          { name: 'boss', role: 'admin', tracing: true },
          { name: 'greedy', role: 'wide', tracing: true },
          {
            name: 'deputy',
            role: 'workload',
            region: 'us-east-1',
            tracing: true,
            grants: [fromAnySourceOf('events')],
          },
        ],
        restApis: [
          {
            name: 'loose',
            stages: [
              {
                name: 'live',
                cache: 'plain',
                variables: { password: 'hunter22!' },
              },
            ],
            methods: [{ path: '/cart', method: 'GET', functionName: 'plain' }],
          },
          {
            name: 'tight',
            stages: [
              { name: 'prod', waf: true, logging: true, cache: 'encrypted' },
            ],
            methods: [
              {
                path: '/stock',
                method: 'GET',
                authorization: 'AWS_IAM',
                functionName: 'plain',
              },
            ],
          },
        ],
        httpApis: [
          {
            name: 'http',
            stages: [
              { name: '$default', variables: { apiSecret: 'hunter22!' } },
            ],
            routes: [
              { key: 'GET /items', functionName: 'plain' },
              {
                key: 'GET /mine',
                authorization: 'JWT',
                functionName: 'plain',
              },
            ],
          },
          {
            name: 'chat',
            protocol: 'WEBSOCKET',
            stages: [{ name: 'live', accessLogs: true }],
            routes: [{ key: '$connect', functionName: 'plain' }],
          },
        ],
        domainNames: [
          { name: 'old.example.com', securityPolicy: 'TLS_1_0' },
          { name: 'new.example.com', securityPolicy: 'TLS_1_2' },
        ],
      },
      { name: 'empty', securityHub: false },
    ],
  });

const hubs = (account: string) =>
  ['eu-west-1', 'us-east-1'].map(
    region => `${account}/${region} AWS::SecurityHub::Hub Security Hub`,
  );

const expectedResources = [
  ...['management', 'security', 'shop', 'empty'].flatMap(hubs),
  'shop/eu-west-1 AWS::ApiGateway::DomainName new.example.com',
  'shop/eu-west-1 AWS::ApiGateway::DomainName old.example.com',
  'shop/eu-west-1 AWS::ApiGateway::Method GET /cart',
  'shop/eu-west-1 AWS::ApiGateway::Method GET /stock',
  'shop/eu-west-1 AWS::ApiGateway::RestApi loose',
  'shop/eu-west-1 AWS::ApiGateway::RestApi tight',
  'shop/eu-west-1 AWS::ApiGateway::Stage loose/live',
  'shop/eu-west-1 AWS::ApiGateway::Stage tight/prod',
  'shop/eu-west-1 AWS::ApiGatewayV2::Api chat',
  'shop/eu-west-1 AWS::ApiGatewayV2::Api http',
  'shop/eu-west-1 AWS::ApiGatewayV2::Route $connect',
  'shop/eu-west-1 AWS::ApiGatewayV2::Route GET /items',
  'shop/eu-west-1 AWS::ApiGatewayV2::Route GET /mine',
  'shop/eu-west-1 AWS::ApiGatewayV2::Stage chat/live',
  'shop/eu-west-1 AWS::ApiGatewayV2::Stage http/$default',
  ...['boss', 'greedy', 'leaky', 'old', 'open', 'page', 'plain'].map(
    name => `shop/eu-west-1 AWS::Lambda::Function ${name}`,
  ),
  'shop/us-east-1 AWS::Lambda::Function deputy',
  ...['admin', 'wide', 'workload'].map(
    name => `shop/global AWS::IAM::Role ${name}`,
  ),
].sort();

/** Everything of the world that is not as it should be. Each other verdict is PASSED. */
const expectedFailures = [
  'empty/eu-west-1 Security Hub securityhub-enabled',
  'empty/us-east-1 Security Hub securityhub-enabled',
  'shop/eu-west-1 $connect apigw-ws-connect-authorization',
  'shop/eu-west-1 GET /cart apigw-rest-method-authorization',
  'shop/eu-west-1 GET /items apigw-http-route-authorization',
  'shop/eu-west-1 boss lambda-role-admin',
  'shop/eu-west-1 boss lambda-role-service-wildcard',
  'shop/eu-west-1 greedy lambda-role-service-wildcard',
  'shop/eu-west-1 http/$default apigw-http-access-logging',
  'shop/eu-west-1 http/$default apigw-http-stage-variable-secrets',
  'shop/eu-west-1 leaky lambda-env-secrets',
  'shop/eu-west-1 loose/live apigw-rest-cache-encrypted',
  'shop/eu-west-1 loose/live apigw-rest-execution-logging',
  'shop/eu-west-1 loose/live apigw-rest-waf',
  'shop/eu-west-1 loose/live apigw-stage-variable-secrets',
  // The older policy allows ciphers that Security Hub's recommendation leaves out.
  'shop/eu-west-1 new.example.com apigw-domain-tls-policy',
  'shop/eu-west-1 old lambda-runtime-deprecated',
  'shop/eu-west-1 old lambda-xray-tracing',
  'shop/eu-west-1 old.example.com apigw-domain-tls-policy',
  'shop/eu-west-1 open lambda-resource-policy-public',
  // Lets everybody in, though only through the URL.
  'shop/eu-west-1 page lambda-resource-policy-public',
  'shop/eu-west-1 page lambda-url-auth-none',
  'shop/us-east-1 deputy lambda-resource-policy-confused-deputy',
].sort();

/** Rules about one kind of API, on routes and stages of the other. */
const expectedNotApplicable = [
  'shop/eu-west-1 $connect apigw-http-route-authorization',
  'shop/eu-west-1 GET /items apigw-ws-connect-authorization',
  'shop/eu-west-1 GET /mine apigw-ws-connect-authorization',
  'shop/eu-west-1 chat/live apigw-http-access-logging',
];

/** 8 functions by 9 controls, 2 REST stages by 4, 2 methods, 3 routes by 2, 2 HTTP stages by 2, 2 domain names, 8 hubs. */
const EXPECTED_VERDICTS = 8 * 9 + 2 * 4 + 2 + 3 * 2 + 2 * 2 + 2 + 8;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('a run on %s', databaseId => {
  let organization: TestOrganization;

  beforeEach(async () => {
    organization = await TestOrganization.open(
      await databases.init(databaseId),
      world(),
    );
  });
  afterEach(() => organization.close());

  const withStatus = async (status: FindingStatus) =>
    Object.entries(await organization.verdicts())
      .filter(([, found]) => found === status)
      .map(([about]) => about);

  it('finds what is there, and judges it as it is', async () => {
    const row = await organization.run();
    expect(await organization.resources()).toEqual(expectedResources);
    expect(await withStatus('FAILED')).toEqual(expectedFailures);
    expect(await withStatus('NOT_APPLICABLE')).toEqual(expectedNotApplicable);
    const failed = expectedFailures.length;
    const notApplicable = expectedNotApplicable.length;
    expect(row).toMatchObject({
      id: 1,
      state: 'complete',
      trigger: 'manual',
      resources: expectedResources.length,
      findings: {
        PASSED: EXPECTED_VERDICTS - failed - notApplicable,
        FAILED: failed,
        NOT_AVAILABLE: 0,
        NOT_APPLICABLE: notApplicable,
      },
      changedFindings: failed,
      throttles: 0,
      retries: 0,
    });
    expect(await organization.store.runs.get(1)).toEqual(row);
  });

  it('tells how each collector fared in each scope', async () => {
    const row = await organization.run();
    // 4 accounts with IAM once and 4 regional collectors twice, and the administrator's findings in 2 Regions.
    const total = 4 * (1 + 2 * 4) + 2;
    expect(row.scopes).toEqual({
      total,
      complete: total,
      partial: 0,
      failed: 0,
      skipped: 0,
    });
    const scopes = await organization.store.scopes.ofRun(row.id);
    expect(scopes).toHaveLength(total);
    expect(new Set(scopes.map(({ collector }) => collector))).toEqual(
      new Set([
        'apigateway',
        'apigatewayv2',
        'iam',
        'lambda',
        'securityhub',
        'securityhub-findings',
      ]),
    );
    for (const scope of scopes) {
      expect(scope).toMatchObject({ state: 'complete', errorClass: undefined });
      expect(scope.freshAt).toBeInstanceOf(Date);
    }
  });

  it('makes few calls more than it must, and counts each', async () => {
    const { simulator } = organization;
    const row = await organization.run();
    expect(row.calls).toEqual(simulator.counters.calls());
    expect(simulator.counters.unserved()).toEqual({});
    const least = minimumCalls(simulator.world, simulator.clock.now(), {
      findings: true,
      types: resourceTypesRead(organization.dependencies().controls),
    }).calls;
    const more = Object.entries(row.calls)
      .filter(([operation, count]) => count !== least[operation])
      .map(([operation, count]) => [
        operation,
        count - (least[operation] ?? 0),
      ]);
    // Who we are, and where findings are gathered, configuration could have told; each Region is asked for its own.
    expect(Object.fromEntries(more)).toEqual({
      'organizations:DescribeOrganization': 1,
      'organizations:ListDelegatedAdministrators': 1,
      'securityhub:GetFindings': 1,
      'sts:GetCallerIdentity': 1,
    });
  });

  it('changes nothing where nothing changed, and removes what is gone', async () => {
    await organization.run();
    const before = await organization.store.findings.open({});
    expect(await organization.run()).toMatchObject({
      state: 'complete',
      changedFindings: 0,
    });
    expect(await organization.store.findings.open({})).toEqual(before);

    const third = await organization.run();
    const gone = 'shop/eu-west-1 AWS::Lambda::Function old';
    expect(await organization.resources()).toEqual(
      expectedResources.filter(resource => resource !== gone),
    );
    expect(await withStatus('FAILED')).toEqual(
      expectedFailures.filter(failure => !failure.includes(' old lambda-')),
    );
    expect(third).toMatchObject({
      state: 'complete',
      resources: expectedResources.length - 1,
    });
  });

  it.each(['before the accounts are known', 'while it collects'])(
    'keeps what is stored where it is cancelled %s',
    async when => {
      await organization.run();
      const resources = await organization.resources();
      const verdicts = await organization.verdicts();
      const controller = new AbortController();
      const cancel = () => controller.abort();
      const row = await organization.run({
        signal: controller.signal,
        ...(when.startsWith('before')
          ? { onStart: cancel }
          : { onProgress: cancel }),
      });
      expect(row).toMatchObject({ state: 'cancelled', changedFindings: 0 });
      expect(row.endedAt).toBeDefined();
      expect(await organization.store.runs.active()).toBeUndefined();
      expect(await organization.resources()).toEqual(resources);
      expect(await organization.verdicts()).toEqual(verdicts);
      const shop = await organization.store.resources.ofAccount(
        organization.idOf('shop'),
      );
      expect(shop.filter(({ stale }) => stale)).toEqual([]);

      expect(await organization.run()).toMatchObject({ state: 'complete' });
    },
  );
});
