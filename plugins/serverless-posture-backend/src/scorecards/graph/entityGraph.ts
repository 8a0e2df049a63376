import {
  Exposure,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { sortBy, uniq } from 'lodash';
import { isOwnerRef } from '../../ownership/catalog';
import { PostureAuthorization } from '../../store/authorization';
import { ResourceFindings } from '../../store/findings/perResource';
import { PostureStore } from '../../store/store';
import { ResourceRow } from '../../store/types';
import { graphOf } from './accountGraph';
import { Graph, GraphEdge, GraphNode, INTERNET } from './graph';
import { bounded, neighbourhood } from './neighbourhood';
import { OpenPath, openPathsOf } from './openPaths';
import { reachOf } from './reach';
import { graphTypes } from './types';

/** Nodes that one answer holds at most. */
const MOST = 500;

/** A node as the caller may see it. */
export interface SeenNode extends GraphNode {
  /** Whether it is of a resource that the caller may not see: then only its kind may be told. */
  hidden: boolean;
  /** Whether it is a resource of the entity. */
  own: boolean;
  exposure: Exposure;
  open: ResourceFindings;
  row?: ResourceRow;
}

/** The ways of requests through what an entity has. */
export interface SeenGraph {
  nodes: SeenNode[];
  edges: GraphEdge[];
  /** Those to something with failing findings, worst first. */
  openPaths: (OpenPath & { severity?: Severity; findings: number })[];
  /** Nodes that were left out because there are too many. */
  left: number;
}

/**
 * The graph of an entity, under the caller's rights. What it is told from is read with our own rights: whether a way is open
 * doesn't depend on who asks, only what of it has a name.
 */
export async function entityGraph(
  store: PostureStore,
  options: { entityRef: string; authorization?: PostureAuthorization },
): Promise<SeenGraph> {
  const { entityRef, authorization } = options;
  const by = isOwnerRef(entityRef) ? 'owner' : 'service';
  const summaries = await store.resources.summaries(
    { [by]: [entityRef] },
    authorization,
  );
  const own = new Set(summaries.map(({ id }) => id));
  // The URL of a function is no resource of its own.
  const isOwn = ({ kind, resourceId, toldBy }: GraphNode) =>
    own.has((kind === 'url' ? toldBy : resourceId) ?? '');
  const seen: SeenGraph = { nodes: [], edges: [], openPaths: [], left: 0 };
  const accounts = uniq(summaries.map(({ resource }) => resource.accountId));
  for (const accountId of accounts.sort()) {
    const rows = await store.resources.ofAccount(accountId, {
      types: graphTypes,
    });
    const graph = graphOf(
      rows.map(({ id, resource, stale }) => ({
        id,
        resource,
        stale: stale?.reason,
      })),
      await store.exposures.listed(accountId),
    );
    const reach = reachOf(graph);
    const whole = neighbourhood({ graph, reach }, isOwn);
    const shown = bounded(whole, reach, MOST - seen.nodes.length);
    seen.left += whole.nodes.size - shown.nodes.size;
    const nodes = await see(store, {
      shown,
      reach,
      rows,
      isOwn,
      authorization,
    });
    seen.nodes.push(...nodes);
    seen.edges.push(...shown.edges);
    seen.openPaths.push(...pathsOf(shown, nodes, reach));
  }
  return {
    ...seen,
    nodes: [...new Map(seen.nodes.map(node => [node.id, node])).values()],
    openPaths: sortBy(seen.openPaths, [
      ({ severity }) => severity === undefined,
      ({ severity }) => severity && severities.indexOf(severity),
      ({ findings }) => -findings,
    ]),
  };
}

/** What the caller may know of the nodes. */
async function see(
  store: PostureStore,
  {
    shown,
    reach,
    rows,
    isOwn,
    authorization,
  }: {
    shown: Graph;
    reach: ReadonlyMap<string, Exposure>;
    rows: ResourceRow[];
    isOwn: (node: GraphNode) => boolean;
    authorization?: PostureAuthorization;
  },
): Promise<SeenNode[]> {
  const nodes = [...shown.nodes.values()];
  const told = nodes.flatMap(({ toldBy }) => toldBy ?? []);
  const visible = await store.resources.visibleOf(told, authorization);
  const findings = await store.findings.perResource(
    nodes.flatMap(({ resourceId }) => resourceId ?? []),
    authorization,
  );
  const byId = new Map(rows.map(row => [row.id, row]));
  return nodes.map(node => {
    const hidden = node.toldBy !== undefined && !visible.has(node.toldBy);
    const { resourceId = '' } = node;
    return {
      ...node,
      hidden,
      own: isOwn(node),
      exposure: reach.get(node.id)!,
      open: findings.get(resourceId) ?? { failed: 0, notAvailable: 0 },
      row: hidden ? undefined : byId.get(resourceId),
    };
  });
}

/** Open ways through what is the entity's own, as far as something fails on them. */
function pathsOf(
  shown: Graph,
  nodes: SeenNode[],
  reach: ReadonlyMap<string, Exposure>,
): SeenGraph['openPaths'] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  // A sentence names nothing that the caller may not see.
  const sayable: Graph = {
    edges: shown.edges,
    nodes: new Map(
      nodes.map(node => [
        node.id,
        node.hidden
          ? { ...node, name: `a hidden ${node.kind}`, remark: undefined }
          : node,
      ]),
    ),
  };
  return openPathsOf(sayable, reach).flatMap(path => {
    const on = path.nodes.map(id => byId.get(id)!);
    const findings = on.reduce((sum, { open }) => sum + open.failed, 0);
    if (findings === 0 || !on.some(({ own }) => own)) return [];
    const worst = severities.find(one =>
      on.some(({ open }) => open.severity === one),
    );
    return [{ ...path, findings, severity: worst }];
  });
}

/** How many steps of ways that may be open nobody can tell of. */
export function unknownSteps({ nodes, edges }: SeenGraph): number {
  const exposure = new Map(nodes.map(node => [node.id, node.exposure]));
  return edges.filter(
    ({ from, passage }) =>
      passage === 'unknown' &&
      (from === INTERNET.id || exposure.get(from) !== 'NO_PATH'),
  ).length;
}
