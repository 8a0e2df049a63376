import {
  TrailSelectors,
  TrailStatus,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  cloudTrail,
  eventDataStore,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaCloudtrailDataEvents } from './lambda-cloudtrail-data-events';

const fn = lambdaFunction();
const selectors: TrailSelectors = {
  advanced: [],
  basic: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      excludedManagementSources: [],
      dataResources: [
        { type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] },
      ],
    },
  ],
};
const status = cloudTrail().attributes.status as TrailStatus;
const denied = unknown('denied', 'cloudtrail:GetEventSelectors');

testControl(lambdaCloudtrailDataEvents, {
  passed: [
    {
      resource: fn,
      with: [cloudTrail({ selectors })],
      matching: { reason: 'audit' },
    },
    {
      resource: fn,
      with: [
        cloudTrail({ selectors: denied }),
        cloudTrail({ $: { arn: `${cloudTrail().arn}-2` }, selectors }),
      ],
      note: 'one of two',
    },
    {
      resource: fn,
      with: [cloudTrail({ selectors, isMultiRegion: false })],
      note: 'a trail of this Region',
    },
    {
      resource: fn,
      with: [
        cloudTrail({ selectors: denied }),
        eventDataStore({ $: { arn: 'other' }, isEnabled: unknown('denied') }),
        eventDataStore({ selectors }),
      ],
      note: 'an event data store',
      matching: { reason: 'lake' },
    },
    {
      resource: fn,
      with: [cloudTrail({ selectors })],
      unlisted: { 'AWS::CloudTrail::EventDataStore': { errorClass: 'denied' } },
      note: 'a trail, whatever the stores',
    },
  ],
  failed: [
    {
      resource: fn,
      with: [cloudTrail(), eventDataStore()],
      note: 'a store of other events',
    },
    {
      resource: fn,
      with: [cloudTrail(), eventDataStore({ isEnabled: false, selectors })],
      note: 'a store that is stopped',
    },
    { resource: fn, with: [cloudTrail()] },
    { resource: fn, with: [cloudTrail({ exists: false })] },
    {
      resource: fn,
      with: [
        cloudTrail({ selectors, status: { ...status, isLogging: false } }),
      ],
      note: 'a trail that stands still',
    },
    {
      resource: fn,
      with: [
        cloudTrail({
          selectors,
          isMultiRegion: false,
          homeRegion: 'us-east-1',
        }),
      ],
      note: 'a trail of another Region',
    },
  ],
  notAvailable: [
    {
      resource: fn,
      with: [cloudTrail(), eventDataStore({ selectors: denied })],
      note: 'a store whose selectors are denied',
    },
    {
      resource: fn,
      with: [cloudTrail()],
      unlisted: { 'AWS::CloudTrail::EventDataStore': { errorClass: 'denied' } },
    },
    {
      resource: fn,
      with: [cloudTrail({ isOrganizationTrail: true, selectors: denied })],
      note: 'a trail of the organization whose selectors are denied',
    },
    {
      resource: fn,
      with: [cloudTrail({ selectors, status: unknown('denied') })],
    },
    {
      resource: fn,
      unlisted: { 'AWS::CloudTrail::Trail': { errorClass: 'denied' } },
    },
  ],
});
