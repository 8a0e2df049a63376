import dagre from '@dagrejs/dagre';
import { EntityGraph } from 'backstage-plugin-serverless-posture-common';

/** The size of a node, in pixels. */
export const NODE = { width: 172, height: 56 };

/** Where something stands, in pixels from the top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** Where a graph's parts stand: nodes by id, edges as lines, both in the order of the graph. */
export interface Layout {
  width: number;
  height: number;
  nodes: Map<string, Point>;
  edges: Point[][];
}

/** Lays a graph out from left to right. */
export function layOut({
  nodes,
  edges,
}: Pick<EntityGraph, 'nodes' | 'edges'>): Layout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 12,
    ranksep: 32,
    marginx: 8,
    marginy: 8,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...NODE });
  for (const { from, to } of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: new Map(
      nodes.map(({ id }) => {
        const { x, y } = graph.node(id);
        return [id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
      }),
    ),
    edges: edges.map(({ from, to }) => graph.edge(from, to).points),
  };
}

const STEPS: Record<string, Point> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** The node that an arrow key leads to: along the ways to the left and right, else to what stands nearest. */
export function nextNode(
  from: string,
  key: string,
  { edges }: Pick<EntityGraph, 'edges'>,
  { nodes }: Layout,
): string | undefined {
  const step = STEPS[key];
  const at = nodes.get(from);
  if (!step || !at) return undefined;
  const linked = edges.flatMap(edge => {
    if (step.x > 0 && edge.from === from) return [edge.to];
    if (step.x < 0 && edge.to === from) return [edge.from];
    return [];
  });
  const candidates = linked.length > 0 ? linked : [...nodes.keys()];
  const ahead = candidates.flatMap(id => {
    const to = nodes.get(id)!;
    const [x, y] = [to.x - at.x, to.y - at.y];
    const forward = x * step.x + y * step.y;
    // What stands beside the way is further off than what stands on it.
    const aside = Math.abs(x * step.y) + Math.abs(y * step.x);
    return forward > 0 ? [{ id, distance: forward + 2 * aside }] : [];
  });
  return ahead.sort((a, b) => a.distance - b.distance)[0]?.id;
}
