import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailKms } from './cloudtrail-kms';

testControl(cloudtrailKms, {
  passed: [cloudTrail()],
  failed: [
    {
      resource: cloudTrail({ kmsKeyId: null }),
      matching: { evidence: [{ path: 'KmsKeyId', value: null }] },
    },
  ],
  notAvailable: [cloudTrail({ kmsKeyId: unknown('malformed') })],
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
