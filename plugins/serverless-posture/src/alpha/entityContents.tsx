import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { scorecardKinds, serviceKinds } from '../entityKinds';
import { entityRouteRef, teamRouteRef } from '../routes';

const entityPosture = EntityContentBlueprint.make({
  params: {
    path: '/serverless',
    title: 'Serverless',
    group: 'operation',
    filter: { kind: { $in: serviceKinds } },
    routeRef: entityRouteRef,
    loader: async () => {
      const { EntityPosture } = await import(
        '../components/entity/EntityPosture'
      );
      return <EntityPosture />;
    },
  },
});

const teamScorecard = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/serverless-scorecard',
    title: 'Serverless scorecard',
    group: 'operation',
    filter: { kind: { $in: scorecardKinds } },
    routeRef: teamRouteRef,
    loader: async () => {
      const { TeamScorecard } = await import(
        '../components/team/TeamScorecard'
      );
      return <TeamScorecard />;
    },
  },
});

export default [entityPosture, teamScorecard];
