import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
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
  ],
  notApplicable: [
    lambdaFunction({ environment: null }),
    lambdaFunction({ environment: [] }),
  ],
});
