import { EntityGraph } from 'backstage-plugin-serverless-posture-common';
import {
  entityGraph,
  SeenNode,
  unknownSteps,
} from '../scorecards/graph/entityGraph';
import { ApiContext, namesFor } from './context';
import { Names, presentResourceRef } from './present';
import { PostureRouter } from './router';

/** `/entities/…/graph`: the ways of requests through a service. */
export function addGraphRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer } = context;

  router.get(
    '/entities/:kind/:namespace/:name/graph',
    async (request, response) => {
      const credentials = await authorizer.credentials(request as any);
      const authorization = await authorizer.readable(credentials);
      const entityRef = await authorizer.requireEntity(
        credentials,
        request.params,
      );
      const seen = await entityGraph(store, { entityRef, authorization });
      const names = await namesFor(
        context,
        credentials,
        [],
        seen.nodes.flatMap(({ row }) => row?.resource.accountId ?? []),
      );
      const hidden = new Set(
        seen.nodes.filter(node => node.hidden).map(({ id }) => id),
      );
      const graph: EntityGraph = {
        nodes: seen.nodes.map(node => presentNode(node, names)),
        edges: seen.edges.map(({ from, to, passage, evidence }) =>
          hidden.has(from) || hidden.has(to)
            ? { from, to, passage }
            : { from, to, passage, evidence },
        ),
        openPaths: seen.openPaths,
        unknownSteps: unknownSteps(seen),
        left: seen.left,
      };
      response.json(graph);
    },
  );
}

/** Of a hidden node only its kind is told, and how exposed it is. */
function presentNode(
  node: SeenNode,
  names: Names,
): EntityGraph['nodes'][number] {
  const { id, kind, layer, hidden, own, exposure, open, row } = node;
  const seen = { id, kind, layer, hidden, own, exposure, open };
  if (hidden) return seen;
  return {
    ...seen,
    name: node.name,
    remark: node.remark,
    unknown: node.unknown,
    members: node.members?.length,
    resource: row && presentResourceRef({ ...row.resource, id: row.id }, names),
  };
}
