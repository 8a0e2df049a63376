import { Layer } from 'backstage-plugin-serverless-posture-common';

/**
 * Whether a request gets from one node to the next: `open` asks nobody who calls, `guarded` asks or is closed, and of
 * `unknown` nobody can tell.
 */
export type Passage = 'open' | 'unknown' | 'guarded';

/** What a node is, in the order in which a request travels. */
export type NodeKind =
  | 'internet'
  | 'distribution'
  | 'domain'
  | 'loadBalancer'
  | 'api'
  | 'stage'
  | 'route'
  | 'url'
  | 'source'
  | 'function'
  | 'role'
  | 'data';

/** One thing on the ways of a service's requests. */
export interface GraphNode {
  /** Stable for the same thing. */
  id: string;
  kind: NodeKind;
  layer: Layer;
  name: string;
  /** What matters of it on a way, such as `no authorizer` or `can write any DynamoDB table`. */
  remark?: string;
  /** Id of the resource that it is; left out for what is none, such as the internet, or wasn't found. */
  resourceId?: string;
  /** Id of the resource whose configuration tells of it. */
  toldBy?: string;
  /** Ids of the resources that it stands for together. */
  members?: string[];
  /** Why it, or what it leads to, could not be read. */
  unknown?: string;
}

/** A step of a way. */
export interface GraphEdge {
  from: string;
  to: string;
  passage: Passage;
  /** What the passage rests on, such as `authorizationType NONE`. */
  evidence: string;
}

/** Nodes and edges without cycles: an edge leads to a later kind, or to one of its own. */
export interface Graph {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: readonly GraphEdge[];
}

/** Where all ways begin that matter. */
export const INTERNET: GraphNode = {
  id: 'internet',
  kind: 'internet',
  layer: 'EDGE',
  name: 'Internet',
};

/** Puts a graph together; the order in which it is told changes nothing. */
export class GraphBuilder {
  private readonly nodes = new Map<string, GraphNode>([
    [INTERNET.id, INTERNET],
  ]);
  private readonly edges = new Map<string, GraphEdge>();

  /** Adds a node unless it is there; answers its id. */
  node(node: GraphNode): string {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
    return node.id;
  }

  /** Adds an edge between nodes that are there. Of several between the same two the most open one counts. */
  edge(edge: GraphEdge): void {
    for (const end of [edge.from, edge.to])
      if (!this.nodes.has(end)) throw new Error(`There is no node ${end}`);
    const key = JSON.stringify([edge.from, edge.to]);
    const known = this.edges.get(key);
    if (!known || compare(edge, known) < 0) this.edges.set(key, edge);
  }

  build(): Graph {
    return {
      nodes: new Map([...this.nodes].sort(([a], [b]) => compareText(a, b))),
      edges: [...this.edges.values()].sort(
        (a, b) => compareText(a.from, b.from) || compareText(a.to, b.to),
      ),
    };
  }
}

const OPENNESS: Passage[] = ['open', 'unknown', 'guarded'];

function compare(a: GraphEdge, b: GraphEdge): number {
  return (
    OPENNESS.indexOf(a.passage) - OPENNESS.indexOf(b.passage) ||
    compareText(a.evidence, b.evidence)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
