import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailCloudwatchLogs } from './cloudtrail-cloudwatch-logs';

const status = {
  isLogging: true,
  latestDeliveryError: null,
  latestCloudWatchLogsDelivery: '2026-11-20T23:00:00.000Z',
  latestCloudWatchLogsError: null,
};

testControl(cloudtrailCloudwatchLogs, {
  passed: [cloudTrail()],
  failed: [
    cloudTrail({ logGroupArn: null, status: unknown('denied') }),
    cloudTrail({
      status: { ...status, latestCloudWatchLogsError: 'AccessDenied' },
    }),
    {
      resource: cloudTrail({
        status: {
          ...status,
          latestCloudWatchLogsDelivery: '2026-11-18T00:00:00.000Z',
        },
      }),
      note: 'nothing for days',
    },
    cloudTrail({ status: { ...status, latestCloudWatchLogsDelivery: null } }),
  ],
  notAvailable: [
    cloudTrail({ status: unknown('denied', 'cloudtrail:GetTrailStatus') }),
    cloudTrail({ logGroupArn: unknown('malformed') }),
  ],
  notApplicable: [
    cloudTrail({ exists: false }),
    {
      resource: cloudTrail({
        $: { arn: 'arn:aws:cloudtrail:eu-west-1:999900001111:trail/org' },
        isOrganizationTrail: true,
      }),
      note: 'a trail of the organization',
    },
  ],
});
