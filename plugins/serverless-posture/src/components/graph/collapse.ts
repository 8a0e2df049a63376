import {
  EntityGraph,
  GraphEdge,
  GraphNode,
} from 'backstage-plugin-serverless-posture-common';
import { kindWords } from './words';

type Shown = Pick<EntityGraph, 'nodes' | 'edges'>;

const OPENNESS: GraphEdge['passage'][] = ['open', 'unknown', 'guarded'];

/**
 * A graph that can be taken in: of a kind with more than `most` nodes, those that are alike become one. What stands on
 * one of the paths to keep stays as it is.
 */
export function collapse(
  { nodes, edges }: Shown,
  { most, keep }: { most: number; keep: ReadonlySet<string> },
): Shown {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const isCrowded = (counts.get(node.kind) ?? 0) > most;
    const id = isCrowded && !keep.has(node.id) ? groupOf(node) : node.id;
    groups.set(id, [...(groups.get(id) ?? []), node]);
  }
  const idOf = new Map(
    [...groups].flatMap(([id, members]) =>
      members.map(member => [member.id, members.length > 1 ? id : member.id]),
    ),
  );
  return {
    nodes: [...groups].map(([id, members]) =>
      members.length > 1 ? together(id, members) : members[0],
    ),
    edges: mostOpen(
      edges.map(edge => ({
        ...edge,
        from: idOf.get(edge.from)!,
        to: idOf.get(edge.to)!,
      })),
    ),
  };
}

function groupOf({ kind, exposure, hidden, open }: GraphNode): string {
  return `group:${kind}:${exposure}:${hidden}:${open.failed > 0}`;
}

function together(id: string, members: GraphNode[]): GraphNode {
  const [{ kind, layer, hidden, exposure }] = members;
  const sum = (count: (node: GraphNode) => number) =>
    members.reduce((total, member) => total + count(member), 0);
  return {
    id,
    kind,
    layer,
    hidden,
    exposure,
    name: `${members.length} × ${kindWords[kind]}`,
    members: members.length,
    own: members.some(({ own }) => own),
    unknown: members.find(({ unknown }) => unknown)?.unknown,
    open: {
      failed: sum(({ open }) => open.failed),
      notAvailable: sum(({ open }) => open.notAvailable),
    },
  };
}

/** One edge between two ends: the most open of several. */
function mostOpen(edges: GraphEdge[]): GraphEdge[] {
  const kept = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const before = kept.get(key);
    if (
      !before ||
      OPENNESS.indexOf(edge.passage) < OPENNESS.indexOf(before.passage)
    )
      kept.set(key, edge);
  }
  return [...kept.values()];
}
