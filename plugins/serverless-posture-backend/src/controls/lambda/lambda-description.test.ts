import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaDescription } from './lambda-description';

testControl(lambdaDescription, {
  passed: [lambdaFunction({ description: 'Takes orders' })],
  failed: [
    {
      resource: lambdaFunction({ description: null }),
      matching: { evidence: [{ path: 'Description', value: '' }] },
    },
    lambdaFunction({ description: '  ' }),
  ],
  notAvailable: [
    lambdaFunction({ description: unknown('denied') }),
    lambdaFunction({ description: undefined }),
  ],
});
