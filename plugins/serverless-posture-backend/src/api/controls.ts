import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ApiContext } from './context';
import { presentControl } from './present';
import { PostureRouter } from './router';

/** `/controls`: the catalogue, for everybody who is signed in; with counts for those who may read posture. */
export function addControlRoutes(router: PostureRouter, context: ApiContext) {
  const { authorizer, controls, enabled, store } = context;

  /** What the caller may see; nothing without the permission. Owners that the catalog hides are left out. */
  const statisticsFor = async (credentials: BackstageCredentials) => {
    let readable;
    try {
      readable = await authorizer.readable(credentials);
    } catch (error) {
      if ((error as Error).name === 'NotAllowedError') return undefined;
      throw error;
    }
    const statistics = await store.findings.controlStatistics(readable);
    const refs = [...statistics.values()].flatMap(({ failingOwners }) =>
      failingOwners.flatMap(({ ownerRef }) => ownerRef ?? []),
    );
    const named = await authorizer.readableEntities(credentials, refs);
    for (const one of statistics.values()) {
      one.failingOwners = one.failingOwners.filter(
        ({ ownerRef }) => !ownerRef || named.has(ownerRef),
      );
    }
    return statistics;
  };

  router.get('/controls', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const statistics = await statisticsFor(credentials);
    response.json({
      items: controls.map(control =>
        presentControl(
          control,
          enabled.has(control.id),
          statistics?.get(control.id),
        ),
      ),
    });
  });
}
