import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

const myTeamsWidget = HomePageWidgetBlueprint.make({
  name: 'my-teams',
  params: {
    name: 'ServerlessPostureMyTeams',
    title: 'Serverless posture of my teams',
    description: 'Score, what changed this week, and what to fix first',
    components: () => import('../components/home'),
    layout: {
      width: { minColumns: 3, defaultColumns: 4 },
      height: { minRows: 3, defaultRows: 4 },
    },
  },
});

export default [myTeamsWidget];
