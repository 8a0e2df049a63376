import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectorOrganization,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectorOrgAutoEnable } from './inspector-org-auto-enable';

testControl(inspectorOrgAutoEnable, {
  passed: [inspectorOrganization()],
  failed: [
    {
      resource: inspectorOrganization({
        autoEnable: { lambda: true, lambdaCode: false, ecr: true },
      }),
      matching: { evidence: [{ path: 'autoEnable.lambdaCode' }] },
    },
    {
      resource: inspectorOrganization({ delegatedAdministrator: null }),
      organizationId: 'o-a1b2c3d4e5',
    },
  ],
  notAvailable: [
    {
      resource: inspectorOrganization({
        delegatedAdministrator: '999900001111',
        autoEnable: unknown('not-read'),
      }),
      note: 'a member',
    },
    inspectorOrganization({
      delegatedAdministrator: unknown(
        'denied',
        'inspector2:GetDelegatedAdminAccount',
      ),
    }),
  ],
  notApplicable: [inspectorOrganization({ delegatedAdministrator: null })],
});
