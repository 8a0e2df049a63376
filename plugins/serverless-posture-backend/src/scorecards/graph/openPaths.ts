import { Exposure } from 'backstage-plugin-serverless-posture-common';
import { Graph, GraphEdge, GraphNode, INTERNET, NodeKind } from './graph';
import { edgesFrom, edgesTo, reachOf } from './reach';

/** A way from the internet on which nobody is asked who they are. */
export interface OpenPath {
  /** Ids of its nodes after the internet, in its order. */
  nodes: string[];
  /** What it says of each step that matters, such as `POST /pay, no authorizer`. */
  steps: string[];
}

/** Where ways from the internet come through: what asks, or doesn't. */
const DOORS: NodeKind[] = ['route', 'url'];

/** Kinds that a sentence leaves out: they tell nothing that what is before and behind them doesn't. */
const UNSAID: NodeKind[] = ['internet', 'stage', 'source'];

/** The open ways, one for each door and what is behind it, in the order of their sentences. */
export function openPathsOf(
  graph: Graph,
  reach: ReadonlyMap<string, Exposure> = reachOf(graph),
): OpenPath[] {
  const from = edgesFrom(graph);
  const to = edgesTo(graph);
  const isOpen = ({ id }: GraphNode) => reach.get(id) === 'INTERNET';
  const paths: OpenPath[] = [];
  for (const door of graph.nodes.values()) {
    if (!isOpen(door) || door.kind === 'internet') continue;
    const entered = to.get(door.id)?.find(isEntrance);
    if (!DOORS.includes(door.kind) && !entered) continue;
    const before = wayTo(door, to, graph, reach);
    const onwards = openEdges(from.get(door.id));
    // What nothing is behind is a way for itself only where something may be kept there.
    if (onwards.length === 0 && door.kind !== 'data') continue;
    if (!DOORS.includes(door.kind) && !isEnd(door)) continue;
    for (const next of onwards.length > 0 ? onwards : [undefined])
      paths.push(describe([...before, ...wayFrom(next, from, graph)]));
  }
  return paths.sort((a, b) => compareSteps(a.steps, b.steps));
}

function isEntrance({ from, passage }: GraphEdge): boolean {
  return from === INTERNET.id && passage === 'open';
}

/** What the internet may reach without a door: functions that everyone may invoke, and data. */
function isEnd({ kind }: GraphNode): boolean {
  return kind === 'function' || kind === 'data';
}

function openEdges(edges: GraphEdge[] = []): GraphEdge[] {
  return edges.filter(({ passage }) => passage === 'open');
}

/** The shortest open way from the internet to a node; over a domain name rather than a default endpoint. */
function wayTo(
  node: GraphNode,
  to: ReadonlyMap<string, GraphEdge[]>,
  graph: Graph,
  reach: ReadonlyMap<string, Exposure>,
): GraphNode[] {
  const way: GraphNode[] = [];
  for (
    let at: GraphNode | undefined = node;
    at && at.kind !== 'internet' && !way.includes(at);

  ) {
    way.unshift(at);
    const before: GraphNode[] = openEdges(to.get(at.id))
      .map(edge => graph.nodes.get(edge.from)!)
      .filter(({ id }) => reach.get(id) === 'INTERNET');
    at =
      before.find(({ kind }) => kind === 'domain') ??
      before.find(({ kind }) => kind !== 'distribution') ??
      before[0];
  }
  return way;
}

/** From a step onwards to the function and its role: what that may use, its remark says. */
function wayFrom(
  edge: GraphEdge | undefined,
  from: ReadonlyMap<string, GraphEdge[]>,
  graph: Graph,
): GraphNode[] {
  if (!edge) return [];
  const node = graph.nodes.get(edge.to)!;
  if (node.kind !== 'function') return [node];
  const role = openEdges(from.get(node.id))
    .map(({ to }) => graph.nodes.get(to)!)
    .find(({ kind }) => kind === 'role');
  return role ? [node, role] : [node];
}

function describe(way: GraphNode[]): OpenPath {
  const hasDomain = way.some(({ kind }) => kind === 'domain');
  return {
    nodes: way.map(({ id }) => id),
    steps: way
      .filter(({ kind }) => !UNSAID.includes(kind))
      // The name of the domain says more than that of the API.
      .filter(({ kind }) => kind !== 'api' || !hasDomain)
      .map(say),
  };
}

/** A node in a sentence. */
export function say({ kind, name, remark }: GraphNode): string {
  if (kind === 'role') return `role ${name}${remark ? ` (${remark})` : ''}`;
  return remark ? `${name}, ${remark}` : name;
}

function compareSteps(a: string[], b: string[]): number {
  return a.join('\n').localeCompare(b.join('\n'));
}
