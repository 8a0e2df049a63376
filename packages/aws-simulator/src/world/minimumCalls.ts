import { isServerless } from './serverlessFinding';
import { minima } from './things/minima';
import { AccountState, CellState, SimulatedFunction, World } from './world';

/** What of a collection is counted. */
export interface MinimumOptions {
  /** Whether active findings of Security Hub about serverless resources are read, too. Default false. */
  findings?: boolean;
  /** Resource types beside functions, APIs, roles and Security Hub that are read, too. Default none. */
  types?: ReadonlySet<string>;
  /**
   * The collection follows another one, since when nothing changed: what cannot have changed unseen is not read again.
   * Default false.
   */
  warm?: boolean;
}

/** The least calls that a cold collection takes. */
export interface MinimumCalls {
  /** Per operation, such as `lambda:ListFunctions`. */
  calls: Record<string, number>;
  total: number;
}

/** Calls of one account in one Region. */
export interface ScopeCalls {
  accountId: string;
  region: string;
  calls: Record<string, number>;
  /** Other Regions would answer the same. */
  anywhere?: boolean;
}

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

const total = <T>(items: T[], count: (item: T) => number) =>
  items.reduce((all, item) => all + count(item), 0);

/** Aliases, the versions that they reach, and the newest ten: the qualifiers whose policies are read. */
function qualifiersOf({ versions = [], aliases = [] }: SimulatedFunction) {
  const reached = aliases.flatMap(({ FunctionVersion, RoutingConfig }) => [
    FunctionVersion!,
    ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}),
  ]);
  const newest = versions.map(({ Version }) => Version!).slice(-10);
  return aliases.length + new Set([...reached, ...newest]).size;
}

const mentionsUrl = (policy: unknown) =>
  JSON.stringify(policy ?? '').includes('InvokeFunctionUrl');

function cellCalls({
  functions,
  restApis,
  httpApis,
}: CellState): Record<string, number> {
  return {
    'lambda:ListFunctions': pagesOf(
      total(functions, ({ versions = [] }) => 1 + versions.length),
      50,
    ),
    'lambda:GetAccountSettings': 1,
    'lambda:ListAliases': functions.filter(({ versions }) => versions?.length)
      .length,
    'lambda:GetPolicy': total(functions, fn => 1 + qualifiersOf(fn)),
    'tag:GetResources': Math.ceil(functions.length / 50),
    'lambda:ListFunctionUrlConfigs': functions.filter(
      ({ policy, qualifiedPolicies }) =>
        mentionsUrl(policy) || mentionsUrl(qualifiedPolicies),
    ).length,
    'apigateway:GetRestApis': pagesOf(restApis.length, 500),
    'apigateway:GetStages': restApis.length,
    'apigateway:GetDeployment': total(
      restApis,
      ({ stages }) => new Set(stages.map(one => one.deploymentId)).size,
    ),
    'apigateway:GetResources': restApis.reduce(
      (pages, { resources }) => pages + pagesOf(resources.length, 500),
      0,
    ),
    'apigateway:GetDomainNames': 1,
    'apigatewayv2:GetDomainNames': 1,
    'apigatewayv2:GetApis': 1,
    'apigatewayv2:GetStages': httpApis.length,
    'apigatewayv2:GetRoutes': httpApis.length,
    'securityhub:DescribeHub': 1,
  };
}

/** Operations whose answer stays what it was while what names it stays: deployments, and versions of policies. */
const unrepeated = new Set([
  'apigateway:GetDeployment',
  'apigateway:GetModels',
  'apigateway:GetRequestValidators',
  'apigateway:GetResources',
  'apigatewayv2:GetAuthorizers',
  'apigatewayv2:GetIntegrations',
  'apigatewayv2:GetRoutes',
  'iam:GetPolicyVersion',
]);

const isEmpty = ({ functions, restApis, httpApis, domainNames }: CellState) =>
  [functions, restApis, httpApis, domainNames].every(
    ({ length }) => length === 0,
  );

/** What a warm collection has to ask again. */
function repeated(calls: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(calls).filter(([operation]) => !unrepeated.has(operation)),
  );
}

/** How many findings of serverless resources each Region has. */
export function serverlessFindings(
  world: World,
  at: Date,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { cells } of world.at(at).accounts.values()) {
    for (const [region, cell] of cells) {
      if (!cell.securityHubEnabled) continue;
      const count = cell.findings.filter(isServerless).length;
      counts.set(region, (counts.get(region) ?? 0) + count);
    }
  }
  return counts;
}

const sum = (counts: Iterable<number>) =>
  [...counts].reduce((all, count) => all + count, 0);

const awsManagedArns = ({ roles }: AccountState) =>
  roles.flatMap(({ AttachedManagedPolicies = [] }) =>
    AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn!).filter(arn =>
      arn.startsWith('arn:aws:iam::aws:'),
    ),
  );

/**
 * The calls of a collection, scope by scope; of a warm one those that tell whether anything changed. Every account is asked for its role; only those that have it and are
 * active go on. An AWS managed policy is the same everywhere and read once, in the first account that attaches it.
 */
export function* leastCalls(
  world: World,
  at: Date,
  options: MinimumOptions,
): Generator<ScopeCalls> {
  for (const scope of everyCall(world, at, options)) {
    yield options.warm ? { ...scope, calls: repeated(scope.calls) } : scope;
  }
}

function* everyCall(
  world: World,
  at: Date,
  { findings, types, warm }: MinimumOptions,
): Generator<ScopeCalls> {
  const state = world.at(at);
  const home = world.homeRegion;
  const members = world.accounts.filter(
    ({ id, state: status }) =>
      status === 'ACTIVE' && id !== world.managementAccountId,
  );
  yield {
    accountId: world.managementAccountId,
    region: home,
    anywhere: true,
    calls: {
      'organizations:ListAccounts':
        Math.ceil(world.accounts.length / 20) + world.emptyAccountPages,
      'sts:AssumeRole': members.length,
    },
  };
  const known = new Set<string>();
  const wanted = minima.filter(({ type }) => types?.has(type));
  for (const {
    definition,
    roles,
    policies,
    cells,
  } of state.accounts.values()) {
    const isManagement = definition.id === world.managementAccountId;
    if (definition.state !== 'ACTIVE') continue;
    if (!isManagement && !definition.readerPolicies) continue;
    const attached = new Set(
      awsManagedArns(state.accounts.get(definition.id)!),
    );
    const news = [...attached].filter(arn => !known.has(arn));
    for (const arn of news) known.add(arn);
    yield {
      accountId: definition.id,
      region: home,
      anywhere: true,
      calls: {
        'ec2:DescribeRegions': 1,
        'iam:GetAccountAuthorizationDetails': pagesOf(
          roles.length + policies.length,
          1000,
        ),
        'iam:GetPolicy': news.length,
        'iam:GetPolicyVersion': news.length,
      },
    };
    const account = state.accounts.get(definition.id)!;
    for (const one of wanted) {
      const calls = one.account?.(account, { world });
      if (calls)
        yield {
          accountId: definition.id,
          region: home,
          anywhere: true,
          calls,
        };
    }
    for (const [region, cell] of cells) {
      if (warm && isEmpty(cell)) continue;
      yield { accountId: definition.id, region, calls: cellCalls(cell) };
      for (const one of wanted) {
        const calls = one.cell?.(cell, { account, region, world });
        if (calls) yield { accountId: definition.id, region, calls };
      }
    }
  }
  if (findings) {
    yield {
      accountId: world.securityHubAdministratorId,
      region: home,
      calls: {
        'securityhub:GetFindings': warm
          ? 1
          : pagesOf(sum(serverlessFindings(world, at).values()), 100),
      },
    };
  }
}

/**
 * The least calls with which the attributes of our collectors can be read, nothing known beforehand. Derived from the world's truth
 * and AWS's page sizes alone; shares no code with any collector.
 *
 * The management account is read with the credentials at hand, every other account through its reader role.
 */
export function minimumCalls(
  world: World,
  at: Date,
  options: MinimumOptions = {},
): MinimumCalls {
  const calls: Record<string, number> = {};
  for (const scope of leastCalls(world, at, options)) {
    for (const [operation, count] of Object.entries(scope.calls)) {
      if (count > 0) calls[operation] = (calls[operation] ?? 0) + count;
    }
  }
  return {
    calls,
    total: sum(Object.values(calls)),
  };
}
