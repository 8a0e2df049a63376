import { CellSize, workloadRoles } from './benchmarkCell';
import { buildRole } from './buildRoles';
import { Place } from './grants';
import { createLazyCells } from './lazyCells';
import { lasting } from './lifetime';
import { createRandom } from './random';
import { READER_EXTERNAL_ID, READER_ROLE_NAME, readerPolicies } from './reader';
import {
  AccountDefinition,
  AccountState,
  mondaysUpTo,
  World,
  WorldState,
} from './world';

/** The benchmark's organizations. */
export type BenchmarkName = 'S' | 'M' | 'L';

interface Size {
  accounts: number;
  regions: string[];
  /** Sizes of all cells, account by account. */
  cells(seed: number): (index: number) => CellSize;
}

const regions = [
  'eu-west-1',
  'us-east-1',
  'eu-central-1',
  'us-west-2',
  'us-east-2',
  'ap-southeast-2',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'ap-southeast-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ca-central-1',
  'sa-east-1',
  'us-west-1',
];

/** Findings per function. */
const FINDINGS = 10;

const alike = (functions: number) => () => () => ({
  functions,
  restApis: 5,
  httpApis: 5,
  findings: functions * FINDINGS,
});

const empty: CellSize = { functions: 0, restApis: 0, httpApis: 0, findings: 0 };

/** Of 85,000 cells 12,750 hold something, by Zipf: the largest 3,000 functions, 600 REST and 300 HTTP APIs. */
function zipf(seed: number) {
  const cells = 85_000;
  const random = createRandom(`${seed}/ranks`);
  const ranks = Uint32Array.from({ length: cells }, (_, i) => i + 1);
  for (let i = cells - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [ranks[i], ranks[j]] = [ranks[j], ranks[i]];
  }
  return (index: number): CellSize => {
    const rank = ranks[index];
    if (rank > 12_750) return empty;
    const functions = Math.max(1, Math.round(3000 * rank ** -0.67));
    return {
      functions,
      restApis: Math.round(600 * rank ** -0.78),
      httpApis: Math.round(300 * rank ** -0.68),
      findings: functions * FINDINGS,
    };
  };
}

const sizes: Record<BenchmarkName, Size> = {
  S: { accounts: 10, regions: regions.slice(0, 4), cells: alike(50) },
  M: { accounts: 200, regions: regions.slice(0, 6), cells: alike(40) },
  L: { accounts: 5000, regions, cells: zipf },
};

const rolesOf = (accountId: string) => {
  const [plain, wide, admin] = workloadRoles;
  return [
    buildRole(accountId, {
      name: plain,
      awsManaged: ['AWSLambdaBasicExecutionRole'],
    }),
    buildRole(accountId, {
      name: wide,
      awsManaged: ['AWSLambdaBasicExecutionRole'],
      inline: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    }),
    buildRole(accountId, { name: admin, awsManaged: ['AdministratorAccess'] }),
  ];
};

/** A benchmark's organization, of which nothing changes over time. What cells hold is made when it is asked for. */
export function benchmarkWorld(
  name: BenchmarkName,
  seed: number,
  today: Date,
): World {
  const size = sizes[name];
  const ids = Array.from({ length: size.accounts }, (_, i) =>
    String(210_000_000_000 + i * 7_654_321),
  );
  const policies = readerPolicies();
  const definitions = ids.map(
    (id, i): AccountDefinition => ({
      id,
      name: i === 0 ? 'management' : `account-${i}`,
      email: `account-${i}@example.com`,
      unit: i < 2 ? 'core' : 'workloads',
      state: 'ACTIVE',
      readerPolicies: policies,
      serviceControlPolicies: [],
      regions: size.regions,
      roles: rolesOf(id).map(role => lasting(role)),
      policies: [],
      cells: {},
    }),
  );
  const cellSize = size.cells(seed);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const cellOf = createLazyCells(
    ({ accountId, region }) =>
      cellSize(
        indexOf.get(accountId)! * size.regions.length +
          size.regions.indexOf(region),
      ),
    `${name}/${seed}`,
    today,
  );
  const state: WorldState = {
    accounts: new Map(
      definitions.map(definition => [
        definition.id,
        accountOf(definition, cellOf),
      ]),
    ),
  };
  return {
    name,
    seed,
    today,
    organizationId: `o-benchmark0${name.toLowerCase()}`,
    managementAccountId: ids[0],
    securityHubAdministratorId: ids[1],
    homeRegion: size.regions[0],
    regions: size.regions,
    optInRegions: [],
    roleName: READER_ROLE_NAME,
    externalId: READER_EXTERNAL_ID,
    emptyAccountPages: 1,
    accounts: definitions,
    at: () => state,
    weeks: count => mondaysUpTo(today, count),
  };
}

function accountOf(
  definition: AccountDefinition,
  cellOf: (place: Place) => ReturnType<AccountState['cells']['get']>,
): AccountState {
  const { id: accountId, regions: enabled } = definition;
  const get = (region: string) =>
    enabled.includes(region) ? cellOf({ accountId, region }) : undefined;
  function* entries() {
    for (const region of enabled) yield [region, get(region)!] as const;
  }
  function* values() {
    for (const [, cell] of entries()) yield cell;
  }
  return {
    definition,
    roles: definition.roles.map(role => role.value),
    policies: [],
    cells: { get, values, [Symbol.iterator]: entries },
  };
}
