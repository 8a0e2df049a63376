import { Exposure } from 'backstage-plugin-serverless-posture-common';
import { ResourceType } from 'backstage-plugin-serverless-posture-node';
import { Graph } from './graph';
import { GraphInventory, GraphResource } from './inventory';
import { mostExposed, reachOf } from './reach';
import { graphTypes } from './types';
import { accountGraph } from './accountGraph';

/**
 * How exposed the resources of one account are, by their ids: as their nodes, or as what they belong to. Left out is what no
 * graph tells of, such as user pools: of that nobody knows.
 */
export function exposuresOf(
  resources: readonly GraphResource[],
  listed?: ReadonlySet<string>,
): Map<string, Exposure> {
  const inventory = new GraphInventory(resources, listed);
  const told = exposuresIn(accountGraph(inventory));
  const byArn = new Map(resources.map(one => [one.resource.arn, one]));
  const exposures = new Map<string, Exposure>();
  for (const one of resources) {
    if (one.resource.unlisted) continue;
    const bearer = bearerOf(one, byArn);
    if (!bearer) continue;
    const exposure = told.get(bearer.id) ?? 'NO_PATH';
    const mayBeMore =
      exposure === 'NO_PATH' && mayHaveUnreadWays(bearer, inventory);
    exposures.set(one.id, mayBeMore ? 'UNKNOWN' : exposure);
  }
  return exposures;
}

/** How exposed the resources of a graph are, by their ids. */
export function exposuresIn(graph: Graph): Map<string, Exposure> {
  const reach = reachOf(graph);
  const exposures = new Map<string, Exposure>();
  for (const { id, resourceId, members = [] } of graph.nodes.values()) {
    for (const member of resourceId ? [resourceId, ...members] : members) {
      const before = exposures.get(member) ?? 'NO_PATH';
      exposures.set(member, mostExposed([before, reach.get(id)!]));
    }
  }
  return exposures;
}

/** What of a resource is told of in a graph: itself, or the nearest of those that it belongs to. */
function bearerOf(
  one: GraphResource,
  byArn: ReadonlyMap<string, GraphResource>,
): GraphResource | undefined {
  let bearer: GraphResource | undefined = one;
  // A chain of parents is short, unless it is none.
  for (let depth = 0; bearer && depth < 5; depth++) {
    if (graphTypes.includes(bearer.resource.type)) return bearer;
    const { parentArn }: { parentArn?: string } = bearer.resource;
    bearer = parentArn ? byArn.get(parentArn) : undefined;
  }
  return undefined;
}

/** What something stands behind; where some of it was not read, nobody knows of all ways to it. */
const BEFORE: Partial<Record<ResourceType, ResourceType[]>> = {
  'AWS::Lambda::Function': [],
  'AWS::IAM::Role': ['AWS::Lambda::Function'],
};

function mayHaveUnreadWays(
  { resource: { type, region } }: GraphResource,
  inventory: GraphInventory,
): boolean {
  const before = BEFORE[type] ?? ['AWS::Lambda::Function', 'AWS::IAM::Role'];
  return before.some(one => inventory.missing(one, { region }) !== undefined);
}
