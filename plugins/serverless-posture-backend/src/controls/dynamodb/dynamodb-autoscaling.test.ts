import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  scalableTarget,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbAutoscaling } from './dynamodb-autoscaling';

const table = dynamoDbTable({ billingMode: 'PROVISIONED' });
const reads = scalableTarget();
const writes = scalableTarget({
  dimension: 'dynamodb:table:WriteCapacityUnits',
});

testControl(dynamodbAutoscaling, {
  passed: [
    dynamoDbTable({ billingMode: 'PAY_PER_REQUEST' }),
    { resource: table, with: [reads, writes] },
  ],
  failed: [
    table,
    {
      resource: table,
      with: [reads],
      matching: {
        evidence: [
          {
            path: 'ScalableTargets[dynamodb:table:WriteCapacityUnits]',
            value: null,
          },
        ],
      },
    },
    {
      resource: table,
      with: [
        scalableTarget({ resourceId: 'table/orders-old' }),
        scalableTarget({ resourceId: 'table/orders/index/by-date' }),
        writes,
      ],
      note: 'another table, and an index',
    },
  ],
  notAvailable: [
    dynamoDbTable({ billingMode: unknown('denied', 'dynamodb:DescribeTable') }),
    {
      resource: table,
      unlisted: {
        'AWS::ApplicationAutoScaling::ScalableTarget': { errorClass: 'denied' },
      },
    },
  ],
});
