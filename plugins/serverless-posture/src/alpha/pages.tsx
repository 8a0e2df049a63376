import { Content } from '@backstage/core-components';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import SecurityIcon from '@material-ui/icons/Security';
import { rootRouteRef } from '../routes';

const posturePage = PageBlueprint.make({
  params: {
    path: '/serverless-posture',
    title: 'Serverless posture',
    icon: <SecurityIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
  },
});

const attachTo = { id: 'page:serverless-posture', input: 'pages' };

const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  attachTo,
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewContent } = await import(
        '../components/overview/OverviewContent'
      );
      return (
        <Content>
          <OverviewContent />
        </Content>
      );
    },
  },
});

const triageSubPage = SubPageBlueprint.make({
  name: 'triage',
  attachTo,
  params: {
    path: 'triage',
    title: 'Triage',
    loader: async () => {
      const { TriageContent } = await import(
        '../components/triage/TriageContent'
      );
      return (
        <Content>
          <TriageContent />
        </Content>
      );
    },
  },
});

const ownershipSubPage = SubPageBlueprint.make({
  name: 'ownership',
  attachTo,
  params: {
    path: 'ownership',
    title: 'Ownership',
    loader: async () => {
      const { OwnershipContent } = await import(
        '../components/ownership/OwnershipContent'
      );
      return (
        <Content>
          <OwnershipContent />
        </Content>
      );
    },
  },
});

const exemptionsSubPage = SubPageBlueprint.make({
  name: 'exemptions',
  attachTo,
  params: {
    path: 'exemptions',
    title: 'Exemptions',
    loader: async () => {
      const { ExemptionsContent } = await import(
        '../components/exemptions/ExemptionsContent'
      );
      return (
        <Content>
          <ExemptionsContent />
        </Content>
      );
    },
  },
});

const collectionSubPage = SubPageBlueprint.make({
  name: 'collection',
  attachTo,
  params: {
    path: 'collection',
    title: 'Collection',
    loader: async () => {
      const { CollectionContent } = await import(
        '../components/collection/CollectionContent'
      );
      return (
        <Content>
          <CollectionContent />
        </Content>
      );
    },
  },
});

const controlsSubPage = SubPageBlueprint.make({
  name: 'controls',
  attachTo,
  params: {
    path: 'controls',
    title: 'Controls',
    loader: async () => {
      const { ControlsContent } = await import(
        '../components/controls/ControlsContent'
      );
      return (
        <Content>
          <ControlsContent />
        </Content>
      );
    },
  },
});

export default [
  posturePage,
  overviewSubPage,
  triageSubPage,
  ownershipSubPage,
  exemptionsSubPage,
  collectionSubPage,
  controlsSubPage,
];
