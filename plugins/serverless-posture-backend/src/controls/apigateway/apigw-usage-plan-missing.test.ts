import {
  restMethod,
  restStage,
  testControl,
  usagePlan,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwUsagePlanMissing } from './apigw-usage-plan-missing';

const withKey = restMethod({ apiKeyRequired: true });

testControl(apigwUsagePlanMissing, {
  passed: [{ resource: restStage(), with: [withKey, usagePlan()] }],
  failed: [
    { resource: restStage(), with: [withKey] },
    {
      resource: restStage(),
      with: [withKey, usagePlan({ stageArns: [] })],
      note: 'a plan of other stages',
    },
  ],
  notAvailable: [
    {
      resource: restStage(),
      with: [withKey],
      unlisted: { 'AWS::ApiGateway::UsagePlan': { errorClass: 'denied' } },
    },
    {
      resource: restStage(),
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [{ resource: restStage(), with: [restMethod()] }],
});
