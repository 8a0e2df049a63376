import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailLogValidation } from './cloudtrail-log-validation';

testControl(cloudtrailLogValidation, {
  passed: [cloudTrail()],
  failed: [cloudTrail({ logFileValidation: false })],
  notAvailable: [cloudTrail({ logFileValidation: unknown('malformed') })],
  notApplicable: [
    cloudTrail({ exists: false }),
    {
      resource: cloudTrail({
        $: { arn: 'arn:aws:cloudtrail:eu-west-1:999900001111:trail/org' },
        isOrganizationTrail: true,
      }),
      note: 'a trail of the organization',
    },
  ],
});
