import { restStageArn } from './arns';
import { apiIdOf, buildHttpApi, buildRestApi } from './buildApis';
import { buildFinding, securityHubControls } from './buildFindings';
import { buildFunction } from './buildFunction';
import { buildRole } from './buildRoles';
import {
  fromAnySourceOf,
  fromApi,
  Place,
  throughUrl,
  toEveryone,
} from './grants';
import { lasting } from './lifetime';
import { createRandom, Random } from './random';
import { READER_EXTERNAL_ID, READER_ROLE_NAME, readerPolicies } from './reader';
import {
  AccountDefinition,
  CellDefinition,
  defineWorld,
  emptyCell,
  World,
} from './world';

const regions = ['eu-west-1', 'us-east-1', 'eu-central-1', 'us-west-2'];
const ACCOUNTS = 10;
const FUNCTIONS = 50;
const REST_APIS = 5;
const HTTP_APIS = 5;
const FINDINGS = 500;
/** Of the functions, this many per cell have a URL. */
const URLS = 3;

const runtimes = [
  'nodejs22.x',
  'nodejs20.x',
  'python3.13',
  'python3.12',
  'java21',
  'nodejs16.x',
  'python3.8',
];
const roles = ['workload', 'workload-wide', 'workload-admin'];

function buildCell(place: Place, today: Date, random: Random): CellDefinition {
  const cell = emptyCell();
  cell.securityHub.push(lasting(true as const));
  const arns: string[] = [];
  for (let i = 0; i < FUNCTIONS; i++) {
    const name = `service-${String(i).padStart(3, '0')}`;
    const authType = i === 0 ? ('NONE' as const) : ('AWS_IAM' as const);
    const policies = [
      [],
      [fromApi(apiIdOf(place, 'rest-0'))],
      [fromAnySourceOf('events')],
      [toEveryone()],
    ];
    const built = buildFunction(place, {
      name,
      runtime: random.pick(runtimes),
      role: roles[i % roles.length],
      environment: { LOG_LEVEL: 'INFO', TABLE: `table-${i}` },
      tracing: random.chance(0.5),
      grants: i < URLS ? [throughUrl(authType)] : random.pick(policies),
      url: i < URLS ? authType : undefined,
      tags: { team: `team-${i % 7}`, service: `service-${i % 11}` },
    });
    arns.push(built.configuration.FunctionArn);
    cell.functions.push(lasting(built));
  }
  for (let i = 0; i < REST_APIS; i++) {
    const stages = ['live', 'test'].map(name => ({
      name,
      waf: random.chance(0.5),
      logging: random.chance(0.5),
      accessLogs: random.chance(0.5),
    }));
    const methods = ['GET', 'POST', 'DELETE'].map(method => ({
      path: '/items',
      method,
      authorization: random.pick(['NONE', 'AWS_IAM', 'CUSTOM'] as const),
      functionName: `service-${String(i).padStart(3, '0')}`,
    }));
    cell.restApis.push(
      lasting(buildRestApi(place, { name: `rest-${i}`, stages, methods })),
    );
    const stageArn = restStageArn(
      place.region,
      apiIdOf(place, `rest-${i}`),
      'live',
    );
    arns.push(stageArn);
  }
  for (let i = 0; i < HTTP_APIS; i++) {
    const routes = ['GET /items', 'POST /items'].map(key => ({
      key,
      authorization: random.pick(['NONE', 'JWT'] as const),
      functionName: `service-${String(i).padStart(3, '0')}`,
    }));
    const stages = [{ name: '$default', accessLogs: random.chance(0.5) }];
    cell.httpApis.push(
      lasting(buildHttpApi(place, { name: `http-${i}`, stages, routes })),
    );
  }
  const controls = Object.keys(securityHubControls);
  for (let i = 0; i < FINDINGS; i++) {
    cell.findings.push(
      lasting(
        buildFinding(place, {
          control: controls[i % controls.length],
          resourceId: `${arns[i % arns.length]}`,
          compliance: random.chance(0.4) ? 'FAILED' : 'PASSED',
          updatedAt: new Date(
            today.getTime() - random.integer(40) * 86_400_000,
          ),
        }),
      ),
    );
  }
  return cell;
}

/** The benchmark's small organization: 10 accounts in 4 Regions, 2,000 functions, 400 APIs, 20,000 findings. */
export function worldS(seed: number, today: Date): World {
  const random = createRandom(seed);
  const ids = Array.from({ length: ACCOUNTS }, (_, i) =>
    String(210_000_000_000 + i * 7_654_321),
  );
  const accounts = ids.map(
    (id, i): AccountDefinition => ({
      id,
      name: i === 0 ? 'management' : `account-${i}`,
      email: `account-${i}@example.com`,
      unit: i < 2 ? 'core' : 'workloads',
      state: 'ACTIVE',
      readerPolicies: readerPolicies(),
      serviceControlPolicies: [],
      regions,
      roles: [
        buildRole(id, {
          name: 'workload',
          awsManaged: ['AWSLambdaBasicExecutionRole'],
        }),
        buildRole(id, {
          name: 'workload-wide',
          awsManaged: ['AWSLambdaBasicExecutionRole'],
          inline: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        }),
        buildRole(id, {
          name: 'workload-admin',
          awsManaged: ['AdministratorAccess'],
        }),
      ].map(role => lasting(role)),
      policies: [],
      cells: Object.fromEntries(
        regions.map(region => [
          region,
          buildCell({ accountId: id, region }, today, random),
        ]),
      ),
    }),
  );
  return defineWorld({
    name: 'S',
    seed,
    today,
    organizationId: 'o-benchmark0s',
    managementAccountId: ids[0],
    securityHubAdministratorId: ids[1],
    homeRegion: regions[0],
    regions,
    optInRegions: [],
    roleName: READER_ROLE_NAME,
    externalId: READER_EXTERNAL_ID,
    emptyAccountPages: 1,
    accounts,
  });
}
