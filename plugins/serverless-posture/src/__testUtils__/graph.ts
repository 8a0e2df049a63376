import {
  EntityGraph,
  GraphNode,
} from 'backstage-plugin-serverless-posture-common';
import { finding } from './fixtures';

const none = { failed: 0, notAvailable: 0 };

const node = (
  id: string,
  kind: GraphNode['kind'],
  more: Partial<GraphNode> = {},
): GraphNode => ({
  id,
  kind,
  layer: 'FUNCTION',
  name: id,
  hidden: false,
  own: true,
  exposure: 'INTERNET',
  open: none,
  ...more,
});

/** A service with an open way over one route, a guarded one, a hidden role and a queue that could not be read. */
export const entityGraph: EntityGraph = {
  nodes: [
    node('internet', 'internet', {
      name: 'Internet',
      layer: 'EDGE',
      own: false,
    }),
    node('api.shop.example', 'domain', { layer: 'EDGE' }),
    node('shop', 'api', { layer: 'API' }),
    node('prod', 'stage', { layer: 'API' }),
    node('POST /pay', 'route', { layer: 'API', remark: 'no authorizer' }),
    node('GET /orders', 'route', {
      layer: 'API',
      remark: 'IAM',
      exposure: 'NO_PATH',
    }),
    node('pay-handler', 'function', {
      resource: finding.resource,
      open: { failed: 3, notAvailable: 1, severity: 'HIGH' },
    }),
    node('orders-handler', 'function', { exposure: 'NO_PATH' }),
    node('checkout-shared', 'role', {
      remark: 'can write any DynamoDB table',
    }),
    node('other', 'role', {
      name: undefined,
      hidden: true,
      own: false,
      exposure: 'NO_PATH',
    }),
    node('orders', 'data', {
      layer: 'DATA',
      exposure: 'UNKNOWN',
      unknown: 'the queue was not found',
    }),
  ],
  edges: [
    ['internet', 'api.shop.example', 'open', 'no client certificate needed'],
    ['api.shop.example', 'shop', 'open', 'mapped'],
    ['shop', 'prod', 'open', 'no resource policy'],
    ['prod', 'POST /pay', 'open', 'authorizationType NONE'],
    ['prod', 'GET /orders', 'guarded', 'authorizationType AWS_IAM'],
    ['POST /pay', 'pay-handler', 'open', 'the policy admits the API'],
    ['GET /orders', 'orders-handler', 'open', 'the policy admits the API'],
    ['pay-handler', 'checkout-shared', 'open', 'execution role'],
    ['orders-handler', 'other', 'open', undefined],
    ['checkout-shared', 'orders', 'unknown', 'a policy could not be read'],
  ].map(([from, to, passage, evidence]) => ({
    from: from!,
    to: to!,
    passage: passage as 'open',
    evidence,
  })),
  openPaths: [
    {
      nodes: [
        'api.shop.example',
        'shop',
        'prod',
        'POST /pay',
        'pay-handler',
        'checkout-shared',
      ],
      steps: [
        'api.shop.example',
        'POST /pay, no authorizer',
        'pay-handler',
        'role checkout-shared (can write any DynamoDB table)',
      ],
      severity: 'HIGH',
      findings: 3,
    },
  ],
  unknownSteps: 1,
  left: 0,
};
