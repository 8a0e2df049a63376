import { Exposure } from 'backstage-plugin-serverless-posture-common';
import { sortBy } from 'lodash';
import { Graph, GraphEdge, GraphNode } from './graph';
import { edgesFrom, edgesTo } from './reach';

/**
 * What of a graph concerns some resources: the ways to them, and all that they lead to. A role or a table that many use
 * brings along only those whose ways may be open.
 */
export function neighbourhood(
  { graph, reach }: { graph: Graph; reach: ReadonlyMap<string, Exposure> },
  isOwn: (node: GraphNode) => boolean,
): Graph {
  const own = [...graph.nodes.values()].filter(isOwn);
  const kept = new Set(own.map(({ id }) => id));
  const onwards = edgesFrom(graph);
  const back = edgesTo(graph);
  walk(own, kept, id => (onwards.get(id) ?? []).map(({ to }) => to));
  const isShared = ({ kind }: GraphNode) => kind === 'role' || kind === 'data';
  const toFront = (id: string) => (back.get(id) ?? []).map(({ from }) => from);
  walk(
    own.filter(node => !isShared(node)),
    kept,
    toFront,
  );
  walk(own.filter(isShared), kept, id =>
    toFront(id).filter(from => reach.get(from) !== 'NO_PATH'),
  );
  return within(graph, kept);
}

/** As many nodes as allowed, and the edges between them: what is most exposed first, then what comes first on its way. */
export function bounded(
  graph: Graph,
  reach: ReadonlyMap<string, Exposure>,
  most: number,
): Graph {
  if (graph.nodes.size <= most) return graph;
  const order: Exposure[] = ['INTERNET', 'UNKNOWN', 'NO_PATH'];
  const first = sortBy(
    [...graph.nodes.values()],
    [
      ({ kind }) => kind !== 'internet',
      ({ id }) => order.indexOf(reach.get(id)!),
      'id',
    ],
  ).slice(0, most);
  return within(graph, new Set(first.map(({ id }) => id)));
}

function walk(
  from: GraphNode[],
  kept: Set<string>,
  next: (id: string) => string[],
): void {
  const seen = new Set(from.map(({ id }) => id));
  const queue = [...seen];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    kept.add(id);
    for (const one of next(id)) {
      if (!seen.has(one)) {
        seen.add(one);
        queue.push(one);
      }
    }
  }
}

function within({ nodes, edges }: Graph, kept: ReadonlySet<string>): Graph {
  return {
    nodes: new Map([...nodes].filter(([id]) => kept.has(id))),
    edges: edges.filter(
      ({ from, to }: GraphEdge) => kept.has(from) && kept.has(to),
    ),
  };
}
