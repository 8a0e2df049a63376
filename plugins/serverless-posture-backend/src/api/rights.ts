import {
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
  postureOwnershipAssignPermission,
  PosturePermission,
  postureTriagePermission,
} from 'backstage-plugin-serverless-posture-common';
import { seesNothing } from '../store/authorization';
import { ApiContext } from './context';
import { PostureRouter } from './router';

/** `/rights`: what is worth offering to a caller. */
export function addRightsRoutes(
  router: PostureRouter,
  { authorizer, configuration }: ApiContext,
) {
  router.get('/rights', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const some = async (permission: PosturePermission) =>
      (await authorizer.allowedOrNothing(credentials, permission)) !==
      seesNothing;
    response.json({
      triage: await some(postureTriagePermission),
      requestExemption: await some(postureExemptionRequestPermission),
      approveExemption: await some(postureExemptionApprovePermission),
      assignOwnership: await some(postureOwnershipAssignPermission),
      writeBack: configuration.securityHub.writeBack !== undefined,
    });
  });
}
