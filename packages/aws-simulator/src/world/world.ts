import type {
  Authorizer as RestAuthorizer,
  Deployment,
  DomainName,
  Resource as RestResource,
  RestApi,
  Stage as RestStage,
} from '@aws-sdk/client-api-gateway';
import type {
  Api,
  Authorizer,
  DomainName as DomainNameV2,
  Integration,
  Route,
  Stage,
} from '@aws-sdk/client-apigatewayv2';
import type { ManagedPolicyDetail, RoleDetail } from '@aws-sdk/client-iam';
import type {
  AliasConfiguration,
  EventSourceMappingConfiguration,
  FunctionConfiguration,
  FunctionUrlConfig,
} from '@aws-sdk/client-lambda';
import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import { PolicyDocument } from '../identity/policy';
import type { ConfigAggregator } from './configAggregator';
import { allAt, datesOf, Lifetime } from './lifetime';
import type { Things } from './things/things';

/** Fields that a world always fills. */
type Filled<T, K extends keyof T> = Omit<T, K> & {
  [P in K]-?: NonNullable<T[P]>;
};

/** A Lambda function with what is read beside its configuration. */
export interface SimulatedFunction {
  configuration: Filled<
    FunctionConfiguration,
    'FunctionName' | 'FunctionArn' | 'Role'
  >;
  tags: Record<string, string>;
  /** The unqualified resource policy; undefined without one. */
  policy?: PolicyDocument;
  urls: FunctionUrlConfig[];
  /** Published versions, as ListFunctions shows them; most functions have none. */
  versions?: FunctionConfiguration[];
  aliases?: AliasConfiguration[];
  /** Resource policies of aliases and versions, by qualifier. */
  qualifiedPolicies?: Record<string, PolicyDocument | undefined>;
  eventSources: EventSourceMappingConfiguration[];
  settings?: FunctionSettings;
}

/** Settings of a function that each have a call of their own; what is left out is as AWS makes it. */
export interface FunctionSettings {
  updateRuntimeOn?: 'Auto' | 'Manual' | 'FunctionUpdate';
  recursiveLoop?: 'Allow' | 'Terminate';
  reservedConcurrency?: number;
  /** ARN of what gets asynchronous events that failed. */
  onFailure?: string;
  /** What GetFunctionConfiguration shows beside; default: active, and updated successfully. */
  state?: Pick<
    FunctionConfiguration,
    | 'State'
    | 'StateReasonCode'
    | 'LastUpdateStatus'
    | 'LastUpdateStatusReasonCode'
  >;
}

/** A REST API with its stages, resources and authorizers. */
export interface SimulatedRestApi {
  api: Filled<RestApi, 'id' | 'name'>;
  stages: Filled<RestStage, 'stageName'>[];
  /** With embedded methods. */
  resources: RestResource[];
  authorizers: RestAuthorizer[];
  deployments: Deployment[];
}

/** An HTTP or WebSocket API. */
export interface SimulatedHttpApi {
  api: Filled<Api, 'ApiId' | 'Name'>;
  stages: Filled<Stage, 'StageName'>[];
  routes: Route[];
  authorizers: Authorizer[];
  integrations: Integration[];
}

/** A custom domain name in the shapes of both versions of the API. */
export interface SimulatedDomainName {
  v1: DomainName;
  v2: DomainNameV2;
}

/** One account in one Region, over time. */
export interface CellDefinition {
  functions: Lifetime<SimulatedFunction>[];
  restApis: Lifetime<SimulatedRestApi>[];
  httpApis: Lifetime<SimulatedHttpApi>[];
  domainNames: Lifetime<SimulatedDomainName>[];
  findings: Lifetime<AwsSecurityFinding>[];
  /** Exists while Security Hub is enabled. */
  securityHub: Lifetime<true>[];
  /** Exists while the unified Security Hub is enabled. */
  securityHubV2?: Lifetime<true>[];
  things?: ThingsDefinition;
}

/** What there is beside functions and APIs, over time. */
export type ThingsDefinition = { [K in keyof Things]?: Lifetime<Things[K]>[] };

/** What there is beside functions and APIs. */
export type ThingsState = { [K in keyof Things]?: Things[K][] };

/** One account of the organization. */
export interface AccountDefinition {
  id: string;
  name: string;
  email: string;
  /** Path of organizational units, such as `workloads/prod`. */
  unit: string;
  /** Of the account itself. */
  tags?: Record<string, string>;
  state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
  /** Permissions of the reader role; undefined where the account has no such role. */
  readerPolicies?: PolicyDocument[];
  /** Service control policies beside FullAWSAccess. */
  serviceControlPolicies: PolicyDocument[];
  /** Enabled Regions of the world. */
  regions: string[];
  roles: Lifetime<Filled<RoleDetail, 'Arn' | 'RoleName'>>[];
  policies: Lifetime<ManagedPolicyDetail>[];
  /** Account-wide ones. */
  things?: ThingsDefinition;
  cells: Record<string, CellDefinition>;
}

/** Everything that a world is made of. */
export interface WorldDefinition {
  name: string;
  seed: number;
  /** The last day of the story; the clock starts here. */
  today: Date;
  organizationId: string;
  managementAccountId: string;
  /** Delegated administrator of Security Hub; aggregates the findings of all accounts in the home Region. */
  securityHubAdministratorId: string;
  homeRegion: string;
  regions: string[];
  /** Regions that an account must opt in to. */
  optInRegions: string[];
  roleName: string;
  externalId: string;
  /** Empty pages with a token that ListAccounts answers before the first account. */
  emptyAccountPages: number;
  /** Left out: the organization has none. */
  configAggregator?: ConfigAggregator;
  accounts: AccountDefinition[];
}

/** One account in one Region at a date: what AWS would answer. */
export interface CellState {
  functions: SimulatedFunction[];
  restApis: SimulatedRestApi[];
  httpApis: SimulatedHttpApi[];
  domainNames: SimulatedDomainName[];
  /** Findings that this account and Region made itself. */
  findings: AwsSecurityFinding[];
  securityHubEnabled: boolean;
  /** Whether the unified Security Hub is on, which answers with the same findings in another form. */
  securityHubV2Enabled?: boolean;
  things?: ThingsState;
}

/** One account at a date. */
export interface AccountState {
  definition: AccountDefinition;
  roles: Filled<RoleDetail, 'Arn' | 'RoleName'>[];
  policies: ManagedPolicyDetail[];
  /** Account-wide ones. */
  things?: ThingsState;
  /** By Region, enabled ones only. */
  cells: Cells;
}

/** The Regions of an account: a map, or something that makes cells when they are asked for. */
export interface Cells
  extends Iterable<readonly [region: string, cell: CellState]> {
  get(region: string): CellState | undefined;
  values(): Iterable<CellState>;
}

/** The organization at a date. */
export interface WorldState {
  accounts: Map<string, AccountState>;
}

/** A simulated organization: ground truth at any date. */
export interface World extends WorldDefinition {
  /** The truth at a date. The same object for dates between which nothing changes. */
  at(date: Date): WorldState;
  /** The last `count` Mondays up to {@link WorldDefinition.today}, oldest first: when weekly collections show the story. */
  weeks(count?: number): Date[];
}

const byId = new WeakMap<AccountDefinition[], Map<string, AccountDefinition>>();

/** The account of this id. */
export function findAccount(
  { accounts }: Pick<WorldDefinition, 'accounts'>,
  id: string,
): AccountDefinition | undefined {
  let index = byId.get(accounts);
  if (!index) {
    index = new Map(accounts.map(account => [account.id, account]));
    byId.set(accounts, index);
  }
  return index.get(id);
}

export const emptyCell = (): CellDefinition => ({
  functions: [],
  restApis: [],
  httpApis: [],
  domainNames: [],
  findings: [],
  securityHub: [],
});

const DAY = 86_400_000;

/** Midnight (UTC) at the start of a date's week. */
export function mondayOf(date: Date): Date {
  const midnight = Math.floor(date.getTime() / DAY) * DAY;
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(midnight - sinceMonday * DAY);
}

/** The last `count` Mondays up to a date, oldest first. */
export function mondaysUpTo(date: Date, count = 8): Date[] {
  const last = mondayOf(date).getTime();
  return Array.from(
    { length: count },
    (_, i) => new Date(last - (count - 1 - i) * 7 * DAY),
  );
}

/** Makes a world of its definition. */
export function defineWorld(definition: WorldDefinition): World {
  const dates = changeDates(definition);
  const states = new Map<number, WorldState>();
  return {
    ...definition,
    at(date) {
      const index = dates.filter(time => time <= date.getTime()).length;
      let state = states.get(index);
      if (!state) {
        state = stateAt(definition, date);
        if (states.size > 2) states.delete(states.keys().next().value!);
        states.set(index, state);
      }
      return state;
    },
    weeks: count => mondaysUpTo(definition.today, count),
  };
}

function changeDates({ accounts }: WorldDefinition): number[] {
  const lives = accounts.flatMap(({ roles, policies, cells, things = {} }) => [
    ...roles,
    ...policies,
    ...Object.values(things).flat(),
    ...Object.values(cells).flatMap(({ things: own = {}, ...cell }) => [
      ...Object.values(cell).flat(),
      ...Object.values(own).flat(),
    ]),
  ]) as Lifetime<unknown>[];
  return [...new Set(lives.flatMap(datesOf).map(date => date.getTime()))].sort(
    (a, b) => a - b,
  );
}

function stateAt(definition: WorldDefinition, date: Date): WorldState {
  const accounts = new Map(
    definition.accounts.map(account => {
      const cells = account.regions.map(region => {
        const cell = account.cells[region] ?? emptyCell();
        const state: CellState = {
          functions: allAt(cell.functions, date),
          restApis: allAt(cell.restApis, date),
          httpApis: allAt(cell.httpApis, date),
          domainNames: allAt(cell.domainNames, date),
          findings: allAt(cell.findings, date),
          securityHubEnabled: allAt(cell.securityHub, date).length > 0,
          securityHubV2Enabled:
            allAt(cell.securityHubV2 ?? [], date).length > 0,
          things: thingsAt(cell.things, date),
        };
        return [region, state] as const;
      });
      const state: AccountState = {
        definition: account,
        roles: allAt(account.roles, date),
        policies: allAt(account.policies, date),
        things: thingsAt(account.things, date),
        cells: new Map(cells),
      };
      return [account.id, state] as const;
    }),
  );
  return { accounts };
}

function thingsAt(things: ThingsDefinition = {}, date: Date): ThingsState {
  return Object.fromEntries(
    Object.entries(things as Record<string, Lifetime<unknown>[]>).map(
      ([kind, lives]) => [kind, allAt(lives, date)],
    ),
  );
}
