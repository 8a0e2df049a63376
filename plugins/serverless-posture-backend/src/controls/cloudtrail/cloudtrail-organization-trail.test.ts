import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailOrganizationTrail } from './cloudtrail-organization-trail';

testControl(cloudtrailOrganizationTrail, {
  passed: [
    {
      resource: cloudTrail({ isOrganizationTrail: true }),
      organizationId: 'o-a1b2c3d4e5',
    },
  ],
  failed: [
    { resource: cloudTrail(), organizationId: 'o-a1b2c3d4e5' },
    { resource: cloudTrail({ exists: false }), organizationId: 'o-a1b2c3d4e5' },
    {
      resource: cloudTrail({ isOrganizationTrail: true, isMultiRegion: false }),
      organizationId: 'o-a1b2c3d4e5',
    },
  ],
  notAvailable: [
    {
      resource: cloudTrail({ isOrganizationTrail: unknown('malformed') }),
      organizationId: 'o-a1b2c3d4e5',
    },
    {
      resource: cloudTrail(),
      organizationId: 'o-a1b2c3d4e5',
      unlisted: { 'AWS::CloudTrail::Trail': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    cloudTrail(),
    {
      resource: cloudTrail(),
      organizationId: 'o-a1b2c3d4e5',
      with: [cloudTrail({ isOrganizationTrail: true })],
    },
  ],
});
