import { ApiContext } from './context';
import { presentControl } from './present';
import { PostureRouter } from './router';

/** `/controls`: the catalogue, for everybody who is signed in. */
export function addControlRoutes(router: PostureRouter, context: ApiContext) {
  const { authorizer, controls, enabled } = context;

  router.get('/controls', async (request, response) => {
    await authorizer.credentials(request as any);
    response.json({
      items: controls.map(control =>
        presentControl(control, enabled.has(control.id)),
      ),
    });
  });
}
