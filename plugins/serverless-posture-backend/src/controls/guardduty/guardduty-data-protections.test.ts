import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  dbInstance,
  guardDutyDetector,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutyDataProtections } from './guardduty-data-protections';

testControl(guarddutyDataProtections, {
  passed: [
    { resource: guardDutyDetector(), with: [bucket(), dbInstance()] },
    {
      resource: guardDutyDetector({
        features: [{ name: 'S3_DATA_EVENTS', enabled: true }],
      }),
      with: [bucket()],
      note: 'no database',
    },
  ],
  failed: [
    {
      resource: guardDutyDetector({ features: [] }),
      with: [bucket(), dbInstance()],
      matching: {
        evidence: [
          { path: 'Features[S3_DATA_EVENTS].Status' },
          { path: 'Features[RDS_LOGIN_EVENTS].Status' },
        ],
      },
    },
    { resource: guardDutyDetector({ enabled: false }), with: [bucket()] },
  ],
  notAvailable: [
    {
      resource: guardDutyDetector({ features: unknown('denied') }),
      with: [bucket()],
    },
    {
      resource: guardDutyDetector(),
      unlisted: { 'AWS::S3::Bucket': { errorClass: 'denied' } },
    },
    {
      resource: guardDutyDetector(),
      unlisted: { 'AWS::RDS::DBInstance': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [guardDutyDetector()],
});
