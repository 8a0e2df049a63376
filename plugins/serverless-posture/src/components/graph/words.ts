import {
  Exposure,
  GraphEdge,
  GraphNode,
  GraphNodeKind,
} from 'backstage-plugin-serverless-posture-common';
import { plural } from '../../words';

/** Each kind of node as the word that people read. */
export const kindWords: Record<GraphNodeKind, string> = {
  internet: 'internet',
  distribution: 'distribution',
  domain: 'domain name',
  loadBalancer: 'load balancer',
  api: 'API',
  stage: 'stage',
  route: 'route',
  url: 'function URL',
  source: 'event source',
  function: 'function',
  role: 'role',
  data: 'data',
};

/** How exposed a node is, as people read it. */
export const exposureWords: Record<Exposure, string> = {
  INTERNET: 'open to the internet',
  UNKNOWN: 'perhaps open to the internet',
  NO_PATH: 'not open to the internet',
};

/** What a step asks of who takes it. */
export const passageWords: Record<GraphEdge['passage'], string> = {
  open: 'asks nobody',
  unknown: 'unknown',
  guarded: 'guarded',
};

/** The name of a node, or what stands in its place. */
export function nameOf({ hidden, kind, name }: GraphNode): string {
  return hidden ? `hidden ${kindWords[kind]}` : name ?? kindWords[kind];
}

/** Everything that a node says, in one sentence for those who don't see it. */
export function sentenceOf(node: GraphNode): string {
  const { kind, remark, exposure, unknown, open, members } = node;
  return [
    nameOf(node),
    kindWords[kind],
    remark,
    members !== undefined && plural(members, 'resource'),
    exposureWords[exposure],
    unknown && `not all of it is known: ${unknown}`,
    open.failed > 0 && plural(open.failed, 'failing finding'),
    open.notAvailable > 0 && plural(open.notAvailable, 'unknown verdict'),
  ]
    .filter(Boolean)
    .join(', ');
}
