import { PolicyDocument } from '../identity/policy';
import {
  buildDomainName,
  buildHttpApi,
  buildRestApi,
  HttpApiSpec,
  RestApiSpec,
} from './buildApis';
import { buildFinding, FindingSpec } from './buildFindings';
import { buildFunction, FunctionSpec } from './buildFunction';
import { buildPolicy, buildRole, RoleSpec } from './buildRoles';
import { PolicyStatement } from '../identity/policy';
import { fromAnySourceOf, throughUrl, toEveryone } from './grants';
import { lasting, Lifetime } from './lifetime';
import {
  READER_EXTERNAL_ID,
  READER_ROLE_NAME,
  readerPolicies,
  deny,
} from './reader';
import {
  AccountDefinition,
  CellDefinition,
  defineWorld,
  emptyCell,
  ThingsDefinition,
  ThingsState,
  World,
} from './world';

/** A spec, perhaps in another Region than the home Region, perhaps not all the time. */
type Placed<T> = T & { region?: string } & Partial<
    Omit<Lifetime<unknown>, 'value' | 'changes'>
  >;

/** One account of a small world; what is left out is empty or as it should be. */
export interface SmallAccount {
  name: string;
  /** 12 digits; left out: given. */
  id?: string;
  state?: AccountDefinition['state'];
  /** Of the account itself. */
  tags?: Record<string, string>;
  /** False: the account has no reader role. */
  readerRole?: boolean;
  /** Actions that the reader role's policy denies. */
  denied?: string[];
  /** Service control policies. */
  serviceControlPolicies?: PolicyDocument[];
  /** Regions that are not enabled. */
  disabledRegions?: string[];
  /** False: Security Hub is off; V2: only the unified one is on. */
  securityHub?: boolean | 'V2';
  functions?: Placed<FunctionSpec>[];
  restApis?: Placed<RestApiSpec>[];
  httpApis?: Placed<HttpApiSpec>[];
  domainNames?: Placed<{
    name: string;
    securityPolicy: 'TLS_1_0' | 'TLS_1_2';
  }>[];
  findings?: Placed<FindingSpec>[];
  roles?: RoleSpec[];
  /** Customer managed policies. */
  policies?: { name: string; statement: PolicyStatement[] }[];
  /** What there is beside, in the home Region. */
  things?: ThingsState;
  /** What there is account-wide. */
  accountThings?: ThingsState;
}

/** What a small world is made of. */
export interface SmallWorld {
  /** Added to the management account and the Security Hub administrator. */
  accounts: SmallAccount[];
  /** The first is the home Region. Default `eu-west-1` and `us-east-1`. */
  regions?: string[];
  today?: Date;
  emptyAccountPages?: number;
  /** Of accounts that don't say. Default true. */
  securityHub?: SmallAccount['securityHub'];
}

const firstId = 111_111_111_111;

/** A world of a few accounts for a test. Management account and Security Hub administrator come first. */
export function smallWorld({
  accounts,
  regions = ['eu-west-1', 'us-east-1'],
  today = new Date('2026-11-16T06:00:00Z'),
  emptyAccountPages = 0,
  securityHub = true,
}: SmallWorld): World {
  const [homeRegion] = regions;
  const all: SmallAccount[] = [
    { name: 'management' },
    { name: 'security' },
    ...accounts,
  ];
  const ids = all.map(({ id }, i) => id ?? String(firstId + i * 1_010_101));
  return defineWorld({
    name: 'small',
    seed: 1,
    today,
    organizationId: 'o-smallworld',
    managementAccountId: ids[0],
    securityHubAdministratorId: ids[1],
    homeRegion,
    regions,
    optInRegions: regions.slice(1),
    roleName: READER_ROLE_NAME,
    externalId: READER_EXTERNAL_ID,
    emptyAccountPages,
    accounts: all.map((account, i) =>
      buildAccount({ securityHub, ...account }, ids[i], regions),
    ),
  });
}

function buildAccount(
  account: SmallAccount,
  id: string,
  regions: string[],
): AccountDefinition {
  const enabled = regions.filter(
    region => !account.disabledRegions?.includes(region),
  );
  return {
    id,
    name: account.name,
    email: `${account.name}@example.com`,
    unit: account.name === 'management' ? '' : 'workloads',
    tags: account.tags,
    state: account.state ?? 'ACTIVE',
    readerPolicies:
      account.readerRole === false
        ? undefined
        : readerPolicies(...(account.denied ? [deny(account.denied)] : [])),
    serviceControlPolicies: account.serviceControlPolicies ?? [],
    regions: enabled,
    roles: (account.roles ?? []).map(role => lasting(buildRole(id, role))),
    policies: (account.policies ?? []).map(({ name, statement }) =>
      lasting(buildPolicy(id, name, statement)),
    ),
    things: lastingThings(account.accountThings),
    cells: Object.fromEntries(
      enabled.map(region => [
        region,
        buildCell(account, id, region, regions[0]),
      ]),
    ),
  };
}

function buildCell(
  account: SmallAccount,
  accountId: string,
  region: string,
  home: string,
): CellDefinition {
  const place = { accountId, region };
  const here = <S, V>(
    specs: Placed<S>[] | undefined,
    build: (spec: S) => V,
  ): Lifetime<V>[] =>
    (specs ?? [])
      .filter(spec => (spec.region ?? home) === region)
      .map(spec =>
        lasting(build(spec), { from: spec.from, until: spec.until }),
      );
  return {
    ...emptyCell(),
    functions: here<FunctionSpec, any>(account.functions, spec =>
      buildFunction(place, spec),
    ),
    restApis: here<RestApiSpec, any>(account.restApis, spec =>
      buildRestApi(place, spec),
    ),
    httpApis: here<HttpApiSpec, any>(account.httpApis, spec =>
      buildHttpApi(place, spec),
    ),
    domainNames: here<
      { name: string; securityPolicy: 'TLS_1_0' | 'TLS_1_2' },
      any
    >(account.domainNames, ({ name, securityPolicy }) =>
      buildDomainName(place, name, securityPolicy),
    ),
    findings: here<FindingSpec, any>(account.findings, spec =>
      buildFinding(place, spec),
    ),
    securityHub: account.securityHub === true ? [lasting(true)] : [],
    securityHubV2: account.securityHub === 'V2' ? [lasting(true)] : [],
    things: region === home ? lastingThings(account.things) : undefined,
  };
}

function lastingThings(things: ThingsState = {}): ThingsDefinition {
  return Object.fromEntries(
    Object.entries<unknown[]>(things).map(([kind, values]) => [
      kind,
      values.map(value => lasting(value)),
    ]),
  );
}

/** Fake secrets that must never leave a collector: in variables of functions and stages, and in a tag. */
export const plantedSecrets = [
  'AKIAIOSFODNN7PLANTED',
  'planted-Pa55word-environment!',
  'planted-Pa55word-stage!',
  'sk_live_planted0000tag0000',
];

/** Everything that can be in a collector's way, one account each, and secrets where they may not be kept. */
export const troubledWorld = (): World =>
  smallWorld({
    accounts: [
      {
        name: 'healthy',
        roles: [
          { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        ],
        functions: [
          {
            name: 'leaky',
            role: 'workload',
            environment: {
              AWS_ACCESS_KEY_ID: plantedSecrets[0],
              DB_PASSWORD: plantedSecrets[1],
              LOG_LEVEL: 'INFO',
            },
            tags: { owner: 'shop', note: plantedSecrets[3] },
          },
          {
            name: 'public',
            role: 'workload',
            runtime: 'nodejs16.x',
            grants: [toEveryone()],
          },
          {
            name: 'open-url',
            role: 'workload',
            url: 'NONE',
            grants: [throughUrl('NONE')],
          },
          {
            name: 'deputy',
            role: 'workload',
            region: 'us-east-1',
            grants: [fromAnySourceOf('events')],
          },
        ],
        restApis: [
          {
            name: 'rest',
            stages: [
              { name: 'live', variables: { password: plantedSecrets[2] } },
            ],
            methods: [
              { path: '/items', method: 'GET', functionName: 'public' },
            ],
          },
        ],
        httpApis: [
          {
            name: 'http',
            stages: [
              { name: '$default', variables: { apiSecret: plantedSecrets[2] } },
            ],
            routes: [{ key: 'GET /items', functionName: 'public' }],
          },
        ],
      },
      { name: 'role-missing', readerRole: false },
      {
        name: 'policy-denied',
        denied: ['lambda:GetPolicy'],
        functions: [
          { name: 'hidden', role: 'workload', grants: [toEveryone()] },
        ],
      },
      {
        name: 'scp-denied',
        serviceControlPolicies: [
          { Version: '2012-10-17', Statement: [deny('lambda:GetPolicy')] },
        ],
        functions: [
          { name: 'hidden', role: 'workload', grants: [toEveryone()] },
        ],
      },
      {
        name: 'suspended',
        state: 'SUSPENDED',
        functions: [{ name: 'gone', role: 'workload' }],
      },
      {
        name: 'one-region',
        disabledRegions: ['us-east-1'],
        securityHub: false,
      },
    ],
  });
