import { Content } from '@backstage/core-components';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import SecurityIcon from '@material-ui/icons/Security';
import { ComponentType } from 'react';
import { usePageTitle } from '../hooks/usePageTitle';
import { rootRouteRef } from '../routes';

const TITLE = 'Serverless posture';

const posturePage = PageBlueprint.make({
  params: {
    path: '/serverless-posture',
    title: TITLE,
    icon: <SecurityIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
  },
});

/** A tab of the page, at the path of its name. */
function subPage<Name extends string>(
  name: Name,
  title: string,
  load: () => Promise<ComponentType>,
) {
  return SubPageBlueprint.make({
    name,
    attachTo: { id: 'page:serverless-posture', input: 'pages' },
    params: {
      path: name,
      title,
      loader: async () => <SubPage title={title} of={await load()} />,
    },
  });
}

function SubPage(props: { title: string; of: ComponentType }) {
  const { title, of: Body } = props;
  usePageTitle(`${title} | ${TITLE}`);
  return (
    <Content>
      <Body />
    </Content>
  );
}

const overviewSubPage = subPage('overview', 'Overview', () =>
  import('../components/overview/OverviewContent').then(m => m.OverviewContent),
);

const triageSubPage = subPage('triage', 'Triage', () =>
  import('../components/triage/TriageContent').then(m => m.TriageContent),
);

const ownershipSubPage = subPage('ownership', 'Ownership', () =>
  import('../components/ownership/OwnershipContent').then(
    m => m.OwnershipContent,
  ),
);

const exemptionsSubPage = subPage('exemptions', 'Exemptions', () =>
  import('../components/exemptions/ExemptionsContent').then(
    m => m.ExemptionsContent,
  ),
);

const collectionSubPage = subPage('collection', 'Collection', () =>
  import('../components/collection/CollectionContent').then(
    m => m.CollectionContent,
  ),
);

const controlsSubPage = subPage('controls', 'Controls', () =>
  import('../components/controls/ControlsContent').then(m => m.ControlsContent),
);

export default [
  posturePage,
  overviewSubPage,
  triageSubPage,
  ownershipSubPage,
  exemptionsSubPage,
  collectionSubPage,
  controlsSubPage,
];
