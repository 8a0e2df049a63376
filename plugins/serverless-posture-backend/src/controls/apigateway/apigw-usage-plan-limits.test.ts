import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  usagePlan,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwUsagePlanLimits } from './apigw-usage-plan-limits';

testControl(apigwUsagePlanLimits, {
  passed: [usagePlan()],
  failed: [
    usagePlan({ throttle: null }),
    usagePlan({ quota: null }),
    {
      resource: usagePlan({ throttle: { rateLimit: 10, burstLimit: 0 } }),
      matching: { evidence: [{ path: 'throttle.burstLimit', value: 0 }] },
    },
  ],
  notAvailable: [
    usagePlan({ quota: unknown('denied', 'apigateway:GetUsagePlans') }),
  ],
});
