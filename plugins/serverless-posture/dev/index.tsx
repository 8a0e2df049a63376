import { Content, Header, Page } from '@backstage/core-components';
import { createDevApp } from '@backstage/dev-utils';
import { Entity } from '@backstage/catalog-model';
import { attachComponentData } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import {
  serverlessPostureApiRef,
  serverlessPosturePlugin,
  ServerlessPosturePage,
} from '../src';
import { EntityPosture } from '../src/components/entity/EntityPosture';
import { EntityPostureCard } from '../src/components/entity/EntityPostureCard';
import { TeamScorecard } from '../src/components/team/TeamScorecard';
import { answers } from '../src/__testUtils__/answers';
import { checkoutApi, payments } from '../src/__testUtils__/entities';

// The pages with invented data, without a backend.

function entityPage(entity: Entity, children: ReactNode) {
  return (
    <EntityProvider entity={entity}>
      <Page themeId="service">
        <Header title={entity.metadata.name} />
        <Content>{children}</Content>
      </Page>
    </EntityProvider>
  );
}

// Links to entities need the catalog's route.
function CatalogPage() {
  return <Page themeId="home">The catalog</Page>;
}
attachComponentData(CatalogPage, 'core.mountPoint', entityRouteRef);

createDevApp()
  .registerPlugin(serverlessPosturePlugin)
  .registerApi({
    api: serverlessPostureApiRef,
    deps: {},
    factory: () => answers,
  })
  .addPage({
    path: '/serverless-posture',
    title: 'Posture',
    element: <ServerlessPosturePage />,
  })
  .addPage({
    path: '/entity',
    title: 'Entity',
    element: entityPage(checkoutApi, <EntityPosture />),
  })
  .addPage({
    path: '/card',
    title: 'Card',
    element: entityPage(checkoutApi, <EntityPostureCard />),
  })
  .addPage({
    path: '/team',
    title: 'Team',
    element: entityPage(payments, <TeamScorecard />),
  })
  .addPage({
    path: '/catalog/:namespace/:kind/:name',
    element: <CatalogPage />,
  })
  .render();
