import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kmsKey,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaKmsKeyUnusable } from './lambda-kms-key-unusable';

const { arn: KEY } = kmsKey();
const fn = lambdaFunction({ kmsKeyArn: KEY });
const inState = (state: string) => ({
  resource: fn,
  with: [kmsKey({ state })],
  note: state,
});

testControl(lambdaKmsKeyUnusable, {
  passed: [inState('Enabled'), inState('Updating')],
  failed: [
    {
      ...inState('PendingDeletion'),
      matching: {
        evidence: [
          { arn: KEY, path: 'KeyMetadata.KeyState', value: 'PendingDeletion' },
        ],
      },
    },
    inState('Disabled'),
    inState('Unavailable'),
    inState('PendingImport'),
  ],
  notAvailable: [
    { resource: fn, note: 'a key that was not read' },
    {
      resource: fn,
      with: [kmsKey({ state: unknown('denied', 'kms:DescribeKey') })],
    },
    lambdaFunction({ kmsKeyArn: unknown('malformed') }),
  ],
  notApplicable: [lambdaFunction({ kmsKeyArn: null })],
});
