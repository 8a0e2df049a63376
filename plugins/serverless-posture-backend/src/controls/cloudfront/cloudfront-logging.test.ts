import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  logDeliverySource,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontLogging } from './cloudfront-logging';

const bucket = unknown('denied', 'cloudfront:GetDistributionConfig');

testControl(cloudfrontLogging, {
  passed: [
    distribution({ loggingBucket: 'logs.s3.amazonaws.com' }),
    { resource: distribution(), with: [logDeliverySource()] },
    {
      resource: distribution({ loggingBucket: bucket }),
      with: [logDeliverySource()],
      note: 'a delivery tells enough',
    },
  ],
  failed: [
    {
      resource: distribution(),
      matching: { evidence: [{ path: 'Logging.Bucket', value: null }] },
    },
    {
      resource: distribution(),
      with: [logDeliverySource({ isDelivered: false })],
      note: 'a source without a delivery',
    },
    {
      resource: distribution(),
      with: [
        logDeliverySource({
          resourceArns: ['arn:aws:cloudfront::1:distribution/E2'],
        }),
      ],
      note: 'the delivery of another distribution',
    },
    {
      resource: distribution(),
      with: [logDeliverySource({ logType: 'CONNECTION_LOGS' })],
    },
  ],
  notAvailable: [
    distribution({ loggingBucket: bucket }),
    {
      resource: distribution(),
      unlisted: { 'AWS::Logs::DeliverySource': { errorClass: 'denied' } },
    },
    {
      resource: distribution(),
      with: [
        logDeliverySource({
          isDelivered: unknown('denied', 'logs:DescribeDeliveries'),
        }),
      ],
    },
  ],
  notApplicable: [distribution({ enabled: false })],
});
