import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudtrailMultiRegion } from './cloudtrail-multi-region';

const local = cloudTrail({
  $: {
    arn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/local',
    name: 'local',
  },
  isMultiRegion: false,
});
const logging = {
  isLogging: true,
  latestDeliveryError: null,
  latestCloudWatchLogsDelivery: null,
  latestCloudWatchLogsError: null,
};

testControl(cloudtrailMultiRegion, {
  passed: [
    cloudTrail(),
    {
      resource: cloudTrail({ isOrganizationTrail: true }),
      with: [local],
      note: 'an organization trail beside a local one',
    },
  ],
  failed: [
    { resource: cloudTrail({ exists: false }), note: 'no trail' },
    local,
    cloudTrail({ includesGlobalServiceEvents: false }),
    {
      resource: cloudTrail({ status: { ...logging, isLogging: false } }),
      matching: { evidence: [{ path: 'IsLogging' }] },
    },
    cloudTrail({ status: { ...logging, latestDeliveryError: 'AccessDenied' } }),
    {
      resource: cloudTrail({ selectors: { basic: [], advanced: [] } }),
      note: 'nothing recorded',
    },
    {
      resource: local,
      with: [local, cloudTrail({ selectors: { basic: [], advanced: [] } })],
      note: 'no better other one',
    },
  ],
  notAvailable: [
    cloudTrail({ status: unknown('denied', 'cloudtrail:GetTrailStatus') }),
    cloudTrail({
      selectors: unknown('denied', 'cloudtrail:GetEventSelectors'),
    }),
    {
      resource: local,
      with: [
        cloudTrail({ status: unknown('denied', 'cloudtrail:GetTrailStatus') }),
      ],
      note: 'another one that may do',
    },
    {
      resource: local,
      unlisted: { 'AWS::CloudTrail::Trail': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    {
      resource: local,
      with: [local, cloudTrail()],
      note: 'another trail records everything',
    },
    {
      resource: cloudTrail({ selectors: unknown('denied') }),
      with: [cloudTrail()],
      note: 'an unread trail beside a complete one',
    },
  ],
});
