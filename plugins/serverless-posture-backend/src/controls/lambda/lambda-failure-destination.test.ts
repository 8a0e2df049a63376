import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaEventInvoke,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaFailureDestination } from './lambda-failure-destination';

const byBucket = policyOf(allow({ Service: 's3.amazonaws.com' }));
const fn = lambdaFunction({ policy: byBucket });

testControl(lambdaFailureDestination, {
  passed: [
    {
      resource: lambdaFunction({
        policy: byBucket,
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed',
      }),
      note: 'a dead-letter queue',
    },
    {
      resource: fn,
      with: [
        lambdaEventInvoke({
          onFailureArns: ['arn:aws:sqs:eu-west-1:111122223333:failed'],
        }),
      ],
      note: 'a destination',
    },
  ],
  failed: [
    {
      resource: fn,
      with: [lambdaEventInvoke()],
      matching: { reason: 'called by s3.amazonaws.com' },
    },
  ],
  notAvailable: [
    { resource: fn, note: 'not read' },
    {
      resource: fn,
      with: [
        lambdaEventInvoke({
          onFailureArns: unknown(
            'denied',
            'lambda:ListFunctionEventInvokeConfigs',
          ),
        }),
      ],
    },
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
  ],
  notApplicable: [
    lambdaFunction(),
    {
      resource: lambdaFunction({
        policy: policyOf(allow({ Service: 'apigateway.amazonaws.com' })),
      }),
      note: 'a service that waits for the answer',
    },
  ],
});
