import { Entity } from '@backstage/catalog-model';
import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  CardExtensionProps,
  createCardExtension,
} from '@backstage/plugin-home-react';
import { scorecardKinds, serviceKinds } from './entityKinds';
import { serverlessPosturePlugin } from './plugin';
import { entityRouteRef, rootRouteRef, teamRouteRef } from './routes';

/** The page with the tabs Triage, Collection and Controls; mount it at `/serverless-posture`. @public */
export const ServerlessPosturePage: () => JSX.Element =
  serverlessPosturePlugin.provide(
    createRoutableExtension({
      name: 'ServerlessPosturePage',
      component: () =>
        import('./components/PosturePage').then(m => m.PosturePage),
      mountPoint: rootRouteRef,
    }),
  );

/** The tab of a component, system, resource or API; mount it at `/serverless`. @public */
export const EntityServerlessPostureContent: () => JSX.Element =
  serverlessPosturePlugin.provide(
    createRoutableExtension({
      name: 'EntityServerlessPostureContent',
      component: () =>
        import('./components/entity/EntityPosture').then(m => m.EntityPosture),
      mountPoint: entityRouteRef,
    }),
  );

/** The weekly scorecard of a group, user, system or domain; mount it at `/serverless-scorecard`. @public */
export const EntityServerlessScorecardContent: () => JSX.Element =
  serverlessPosturePlugin.provide(
    createRoutableExtension({
      name: 'EntityServerlessScorecardContent',
      component: () =>
        import('./components/team/TeamScorecard').then(m => m.TeamScorecard),
      mountPoint: teamRouteRef,
    }),
  );

/** The card for an entity's overview. @public */
export const EntityServerlessPostureCard: () => JSX.Element =
  serverlessPosturePlugin.provide(
    createComponentExtension({
      name: 'EntityServerlessPostureCard',
      component: {
        lazy: () =>
          import('./components/entity/EntityPostureCard').then(
            m => m.EntityPostureCard,
          ),
      },
    }),
  );

/** The card for the home page: how the user's teams stand, what changed, and what to fix first. @public */
export const ServerlessPostureMyTeamsCard: (
  props: CardExtensionProps<unknown>,
) => JSX.Element = serverlessPosturePlugin.provide(
  createCardExtension({
    name: 'ServerlessPostureMyTeamsCard',
    title: 'Serverless posture of my teams',
    components: () => import('./components/home'),
  }),
);

/** Whether resources may be attributed to an entity, so that it has the tab and the card. @public */
export function isServerlessPostureAvailable(entity: Entity): boolean {
  return serviceKinds.includes(entity.kind.toLocaleLowerCase('en-US'));
}

/** Whether an entity owns services or is made of some, so that it has the weekly scorecard. @public */
export function isServerlessScorecardAvailable(entity: Entity): boolean {
  return scorecardKinds.includes(entity.kind.toLocaleLowerCase('en-US'));
}
