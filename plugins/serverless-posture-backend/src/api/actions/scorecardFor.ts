import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityScorecard, scorecardOf } from '../../scorecards/scorecard';
import { ActionContext } from './action';
import { entityPath } from './entityInput';

/** The scorecard of an entity that the caller may read, over what they may see. */
export async function scorecardFor(
  { authorizer, store, controls, enabled, configuration, now }: ActionContext,
  credentials: BackstageCredentials,
  entityRef: string,
): Promise<EntityScorecard> {
  const authorization = await authorizer.readable(credentials);
  return scorecardOf(store, {
    entityRef: await authorizer.requireEntity(
      credentials,
      entityPath(entityRef),
    ),
    controls: controls.filter(({ id }) => enabled.has(id)),
    settings: configuration.scoring,
    now: now(),
    authorization,
  });
}
