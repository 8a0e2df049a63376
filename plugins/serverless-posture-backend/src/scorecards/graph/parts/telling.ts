import { Layer } from 'backstage-plugin-serverless-posture-common';
import {
  GraphBuilder,
  GraphEdge,
  GraphNode,
  NodeKind,
  Passage,
} from '../graph';
import { Found, GraphInventory, known } from '../inventory';
import { Invocations } from './invocations';

/** What the parts of a graph are told with. */
export interface Telling {
  inventory: GraphInventory;
  builder: GraphBuilder;
  invocations: Invocations;
  /** Ids of the nodes of roles that are told already, by their ARN. */
  toldRoles: Map<string, string>;
}

const LAYERS: Record<NodeKind, Layer> = {
  internet: 'EDGE',
  distribution: 'EDGE',
  domain: 'EDGE',
  loadBalancer: 'EDGE',
  api: 'API',
  stage: 'API',
  route: 'API',
  url: 'FUNCTION',
  source: 'DATA',
  function: 'FUNCTION',
  role: 'FUNCTION',
  data: 'DATA',
};

/** The node of a resource. */
export function nodeOf(
  kind: NodeKind,
  { id, $ }: Found<any>,
  more: Pick<GraphNode, 'remark' | 'unknown'> & { name?: string } = {},
): GraphNode {
  return {
    id: `${kind}:${id}`,
    kind,
    layer: LAYERS[kind],
    resourceId: id,
    toldBy: id,
    ...more,
    name: more.name ?? $.name,
  };
}

/** A node for what is no resource of ours, or could not be read; `key` tells it from others of its kind. */
export function otherNode(
  kind: NodeKind,
  key: string,
  node: Omit<GraphNode, 'id' | 'kind' | 'layer'>,
): GraphNode {
  return { id: `${kind}:${key}`, kind, layer: LAYERS[kind], ...node };
}

/** How a step is passed, and what that rests on. */
export type Step = Pick<GraphEdge, 'passage' | 'evidence'>;

export function step(passage: Passage, evidence: string): Step {
  return { passage, evidence };
}

/** A step as it reads; unknown where something that it rests on is. */
export function told(read: () => Step): Step {
  const { value, ...rest } = known(read);
  return value ?? step('unknown', 'unknown' in rest ? rest.unknown : '');
}
