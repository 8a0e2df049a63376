import type { CellState, World } from 'aws-simulator';

/** One request, and how many items its answer has. */
export interface PeerCall {
  operation: string;
  items: number;
}

/** A listing, page after page, and what is asked once it is through, in any order. */
export interface PeerListing {
  pages: PeerCall[];
  each: PeerCall[];
}

/** What a tool reads in one account and Region. */
export interface PeerCell {
  accountId: string;
  region: string;
  listings: PeerListing[];
}

/** Of each function: settings that share one quota, then what has a quota of its own. */
const perFunction = [
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunctionConcurrency',
  'lambda:ListFunctionUrlConfigs',
  'lambda:ListEventSourceMappings',
  'lambda:ListTags',
  'lambda:GetPolicy',
  'lambda:GetFunction',
  'logs:DescribeLogGroups',
];

const perRestApi = [
  'apigateway:GetRestApi',
  'apigateway:GetStages',
  'apigateway:GetAuthorizers',
  'apigateway:GetResources',
];

const perHttpApi = [
  'apigatewayv2:GetStages',
  'apigatewayv2:GetRoutes',
  'apigatewayv2:GetAuthorizers',
  'apigatewayv2:GetIntegrations',
];

/**
 * The calls of tools that ask for one thing at a time, as most do: settings function by function, methods one by one, default
 * page sizes, and findings from every account in every Region.
 */
export function* peerCells(world: World, at: Date): Generator<PeerCell> {
  for (const [accountId, { cells }] of world.at(at).accounts) {
    for (const [region, cell] of cells)
      yield { accountId, region, listings: listingsOf(cell) };
  }
}

function listingsOf(cell: CellState): PeerListing[] {
  const { functions, restApis, httpApis, findings } = cell;
  const each = (operations: string[], count: number) =>
    Array.from({ length: count }, () => operations)
      .flat()
      .map(one);
  const methods = restApis
    .flatMap(({ resources }) => resources)
    .flatMap(({ resourceMethods = {} }) => Object.keys(resourceMethods));
  return [
    {
      pages: pagesOf('lambda:ListFunctions', functions.length, 50),
      each: each(perFunction, functions.length),
    },
    {
      pages: pagesOf('apigateway:GetRestApis', restApis.length, 25),
      each: [
        ...each(perRestApi, restApis.length),
        ...each(['apigateway:GetMethod'], methods.length),
      ],
    },
    {
      pages: pagesOf('apigatewayv2:GetApis', httpApis.length, 25),
      each: each(perHttpApi, httpApis.length),
    },
    {
      pages: pagesOf('securityhub:GetFindings', findings.length, 100),
      each: [],
    },
  ];
}

function one(operation: string): PeerCall {
  return { operation, items: 1 };
}

function pagesOf(operation: string, items: number, size: number): PeerCall[] {
  return Array.from({ length: Math.max(1, Math.ceil(items / size)) }, () => ({
    operation,
    items: Math.min(items, size),
  }));
}
