import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailBucketProtected } from './cloudtrail-bucket-protected';

testControl(cloudtrailBucketProtected, {
  passed: [cloudTrail()],
  failed: [
    {
      resource: cloudTrail({ bucketPolicyIsPublic: true }),
      matching: {
        evidence: [
          { arn: 'arn:aws:s3:::trail-logs', path: 'PolicyStatus.IsPublic' },
        ],
      },
    },
    {
      resource: cloudTrail({
        bucketAclIsPublic: true,
        bucketPolicyIsPublic: unknown('denied'),
      }),
      note: 'open by its list, whatever the policy says',
    },
    {
      resource: cloudTrail({ bucketLogsTo: null }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    cloudTrail({
      bucketPolicyIsPublic: unknown('denied', 's3:GetBucketPolicyStatus'),
    }),
    cloudTrail({ bucketAclIsPublic: unknown('denied', 's3:GetBucketAcl') }),
    cloudTrail({ bucketLogsTo: unknown('denied', 's3:GetBucketLogging') }),
  ],
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
