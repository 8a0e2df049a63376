import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { FOREIGN, outsiderCases } from '../__testUtils__/outsiderCases';
import { allow, policyOf } from '../policy/testPolicies';
import { dynamodbCrossAccount } from './dynamodb-cross-account';

const STREAM =
  'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000';
const { cases } = outsiderCases({
  build: dynamoDbTable,
  action: 'dynamodb:GetItem',
  operation: 'dynamodb:GetResourcePolicy',
});

testControl(dynamodbCrossAccount, {
  ...cases,
  passed: [...cases.passed, dynamoDbTable({ policy: null })],
  failed: [
    ...cases.failed,
    {
      resource: dynamoDbTable({
        streamArn: STREAM,
        streamPolicy: policyOf(
          allow({ AWS: FOREIGN }, { Action: 'dynamodb:GetRecords' }),
        ),
      }),
      matching: {
        evidence: [
          { arn: STREAM, path: 'StreamPolicy.Statement[0] (Sid open)' },
        ],
      },
      note: 'the policy of the stream',
    },
  ],
  notAvailable: [
    ...cases.notAvailable,
    dynamoDbTable({
      streamPolicy: unknown('denied', 'dynamodb:GetResourcePolicy'),
    }),
  ],
});
