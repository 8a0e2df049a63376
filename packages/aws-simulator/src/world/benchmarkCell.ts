import { functionArn, restStageArn } from './arns';
import { apiIdOf, buildHttpApi, buildRestApi } from './buildApis';
import { buildFinding, securityHubControls } from './buildFindings';
import { buildFunction } from './buildFunction';
import {
  fromAnySourceOf,
  fromApi,
  Place,
  throughUrl,
  toEveryone,
} from './grants';
import { createRandom } from './random';
import { CellState } from './world';

/** How much an account has in one Region. */
export interface CellSize {
  functions: number;
  restApis: number;
  httpApis: number;
  findings: number;
}

const runtimes = [
  'nodejs22.x',
  'nodejs20.x',
  'python3.13',
  'python3.12',
  'java21',
  'nodejs16.x',
  'python3.8',
];

/** The execution roles that functions of benchmarks have. */
export const workloadRoles = ['workload', 'workload-wide', 'workload-admin'];

/** Of the functions, this share has a URL. */
const URLS = 0.05;

const controls = Object.keys(securityHubControls);

const list = <T>(length: number, make: (index: number) => T) =>
  Array.from({ length }, (_, index) => make(index));

const functionName = (i: number) => `service-${String(i).padStart(3, '0')}`;

/** A cell of a benchmark's world, in parts that are made when they are asked for; the same seed makes the same cell. */
export function benchmarkCell(
  place: Place,
  size: CellSize,
  seed: string,
  today: Date,
) {
  const randomOf = (part: string) =>
    createRandom(`${seed}/${place.accountId}/${place.region}/${part}`);
  return {
    functions(): CellState['functions'] {
      const random = randomOf('functions');
      const urls = Math.ceil(size.functions * URLS);
      return list(size.functions, i => {
        const authType = i === 0 ? ('NONE' as const) : ('AWS_IAM' as const);
        const policies = [
          [],
          [fromApi(apiIdOf(place, 'rest-0'))],
          [fromAnySourceOf('events')],
          [toEveryone()],
        ];
        return buildFunction(place, {
          name: functionName(i),
          runtime: random.pick(runtimes),
          role: workloadRoles[i % workloadRoles.length],
          environment: { LOG_LEVEL: 'INFO', TABLE: `table-${i}` },
          tracing: random.chance(0.5),
          grants: i < urls ? [throughUrl(authType)] : random.pick(policies),
          url: i < urls ? authType : undefined,
          tags: { team: `team-${i % 7}`, service: `service-${i % 11}` },
        });
      });
    },
    restApis(): CellState['restApis'] {
      const random = randomOf('restApis');
      return list(size.restApis, i =>
        buildRestApi(place, {
          name: `rest-${i}`,
          stages: ['live', 'test'].map(name => ({
            name,
            waf: random.chance(0.5),
            logging: random.chance(0.5),
            accessLogs: random.chance(0.5),
          })),
          methods: ['GET', 'POST', 'DELETE'].map(method => ({
            path: '/items',
            method,
            authorization: random.pick(['NONE', 'AWS_IAM', 'CUSTOM'] as const),
            functionName: functionName(i),
          })),
        }),
      );
    },
    httpApis(): CellState['httpApis'] {
      const random = randomOf('httpApis');
      return list(size.httpApis, i =>
        buildHttpApi(place, {
          name: `http-${i}`,
          routes: ['GET /items', 'POST /items'].map(key => ({
            key,
            authorization: random.pick(['NONE', 'JWT'] as const),
            functionName: functionName(i),
          })),
          stages: [{ name: '$default', accessLogs: random.chance(0.5) }],
        }),
      );
    },
    findings(): CellState['findings'] {
      const random = randomOf('findings');
      const { accountId, region } = place;
      const arns = [
        ...list(size.functions, i =>
          functionArn(region, accountId, functionName(i)),
        ),
        ...list(size.restApis, i =>
          restStageArn(region, apiIdOf(place, `rest-${i}`), 'live'),
        ),
      ];
      return list(size.findings, i =>
        buildFinding(place, {
          control: controls[i % controls.length],
          // One control has one finding about a resource, not several.
          resourceId: arns[Math.floor(i / controls.length) % arns.length],
          compliance: random.chance(0.4) ? 'FAILED' : 'PASSED',
          updatedAt: new Date(
            today.getTime() - random.integer(40) * 86_400_000,
          ),
        }),
      );
    },
  };
}
