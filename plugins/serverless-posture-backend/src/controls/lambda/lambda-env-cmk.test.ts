import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kmsKey,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEnvCmk } from './lambda-env-cmk';

const KEY = 'arn:aws:kms:eu-west-1:111122223333';
const environment = [{ name: 'TABLE' }];

testControl(lambdaEnvCmk, {
  passed: [
    lambdaFunction({
      environment,
      kmsKeyArn: `${KEY}:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f`,
    }),
    lambdaFunction({ environment, kmsKeyArn: `${KEY}:alias/shop` }),
    {
      resource: lambdaFunction({ environment, kmsKeyArn: kmsKey().arn }),
      with: [kmsKey()],
      note: 'a key of the account',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({ environment }),
      matching: { evidence: [{ path: 'KMSKeyArn', value: null }] },
    },
    {
      resource: lambdaFunction({
        environment,
        kmsKeyArn: `${KEY}:alias/aws/lambda`,
      }),
      note: 'the key that AWS manages',
    },
    {
      resource: lambdaFunction({ environment, kmsKeyArn: kmsKey().arn }),
      with: [kmsKey({ manager: 'AWS' })],
      note: 'the key that AWS manages, by its id',
      matching: { evidence: [{ path: 'KeyMetadata.KeyManager' }] },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({
        environment: unknown('denied'),
        kmsKeyArn: `${KEY}:alias/shop`,
      }),
      note: 'no right to the key',
    },
    lambdaFunction({ environment, kmsKeyArn: unknown('denied') }),
    {
      resource: lambdaFunction({ environment, kmsKeyArn: kmsKey().arn }),
      with: [kmsKey({ manager: unknown('denied', 'kms:DescribeKey') })],
      note: 'nobody knows who manages the key',
    },
    {
      resource: lambdaFunction({ environment, kmsKeyArn: kmsKey().arn }),
      unlisted: { 'AWS::KMS::Key': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    lambdaFunction({ environment: null }),
    lambdaFunction({ environment: [] }),
  ],
});
