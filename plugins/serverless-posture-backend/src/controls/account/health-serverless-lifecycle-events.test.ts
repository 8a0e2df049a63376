import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  healthEvents,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { healthServerlessLifecycleEvents } from './health-serverless-lifecycle-events';

testControl(healthServerlessLifecycleEvents, {
  passed: [
    healthEvents(),
    {
      resource: healthEvents({
        events: [
          {
            arn: 'arn:e',
            service: 'LAMBDA',
            typeCode: 'AWS_LAMBDA_PLANNED_LIFECYCLE_EVENT',
            status: 'upcoming',
            startTime: '2027-03-01T00:00:00.000Z',
            entities: [],
          },
        ],
      }),
      note: 'nothing is affected any more',
    },
  ],
  failed: [
    {
      resource: healthEvents({
        events: [
          {
            arn: 'arn:e',
            service: 'LAMBDA',
            typeCode: 'AWS_LAMBDA_PLANNED_LIFECYCLE_EVENT',
            status: 'upcoming',
            startTime: '2027-03-01T00:00:00.000Z',
            entities: ['checkout', 'orders'],
          },
        ],
      }),
      matching: {
        evidence: [{ value: 'checkout and 1 more, from 2027-03-01' }],
      },
    },
  ],
  notAvailable: [
    {
      resource: healthEvents({
        events: unknown('unsupported', 'health:DescribeEvents'),
      }),
      note: 'no support plan',
    },
  ],
});
