import { Exposure } from 'backstage-plugin-serverless-posture-common';
import { Graph, GraphEdge, INTERNET } from './graph';

const BY_PASSAGE: Record<GraphEdge['passage'], Exposure> = {
  open: 'INTERNET',
  unknown: 'UNKNOWN',
  guarded: 'NO_PATH',
};

/** From the most to the least exposed. */
const ORDER: Exposure[] = ['INTERNET', 'UNKNOWN', 'NO_PATH'];

/** The more exposed of several; `NO_PATH` of none. */
export function mostExposed(exposures: Iterable<Exposure>): Exposure {
  const all = new Set(exposures);
  return ORDER.find(one => all.has(one)) ?? 'NO_PATH';
}

function leastExposed(a: Exposure, b: Exposure): Exposure {
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))];
}

/**
 * How exposed each node is, by its id: as its most open way from the internet, and a way as its least open step. A step
 * that is unknown makes the way unknown, never closed.
 */
export function reachOf(graph: Graph): Map<string, Exposure> {
  const onwards = edgesFrom(graph);
  const reach = new Map<string, Exposure>(
    [...graph.nodes.keys()].map(id => [id, 'NO_PATH']),
  );
  reach.set(INTERNET.id, 'INTERNET');
  const queue = [INTERNET.id];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { to, passage } of onwards.get(id) ?? []) {
      const through = leastExposed(reach.get(id)!, BY_PASSAGE[passage]);
      const before = reach.get(to)!;
      const after = mostExposed([before, through]);
      if (after !== before) {
        reach.set(to, after);
        queue.push(to);
      }
    }
  }
  return reach;
}

/** Edges by the node that they leave. */
export function edgesFrom({ edges }: Graph): Map<string, GraphEdge[]> {
  return groupEdges(edges, 'from');
}

/** Edges by the node that they lead to. */
export function edgesTo({ edges }: Graph): Map<string, GraphEdge[]> {
  return groupEdges(edges, 'to');
}

function groupEdges(
  edges: readonly GraphEdge[],
  end: 'from' | 'to',
): Map<string, GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group) group.push(edge);
    else groups.set(edge[end], [edge]);
  }
  return groups;
}
