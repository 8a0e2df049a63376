import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { s3DeploymentBucketShadow } from './s3-deployment-bucket-shadow';

const named = (name: string, owned: boolean) =>
  bucket({ owned, $: { name, arn: `arn:aws:s3:::${name}` } });
const NAME = 'cdk-hnb659fds-assets-111122223333-eu-west-1';

testControl(s3DeploymentBucketShadow, {
  passed: [named(NAME, true)],
  failed: [
    {
      resource: named(NAME, false),
      matching: { evidence: [{ path: 'Buckets.Name', value: null }] },
    },
  ],
  notAvailable: [
    bucket({ owned: unknown('denied', 's3:ListBuckets') }),
    bucket({
      $: { unlisted: { errorClass: 'denied', operation: 's3:ListBuckets' } },
    }),
  ],
  notApplicable: [named('uploads', true)],
});
