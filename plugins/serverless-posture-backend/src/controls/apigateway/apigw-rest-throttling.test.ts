import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  methodSetting,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestThrottling } from './apigw-rest-throttling';

/** A stage by its limits: rate and burst by method key. */
const limited = (
  limits: Record<string, [rate: number | null, burst: number | null]>,
) =>
  restStage({
    methodSettings: Object.entries(limits).map(
      ([method, [throttlingRateLimit, throttlingBurstLimit]]) =>
        methodSetting({ method, throttlingRateLimit, throttlingBurstLimit }),
    ),
  });

testControl(apigwRestThrottling, {
  passed: [
    limited({ '*/*': [100, 50] }),
    limited({ '*/*': [100, 50], '/orders/GET': [10, 5] }),
    { resource: limited({ '*/*': [0, 0] }), note: '0 lets nothing through' },
    {
      resource: limited({ '*/*': [10_000, 100] }),
      note: 'a burst below the account’s',
    },
    {
      resource: limited({ '*/*': [5_000, 2_500] }),
      with: [apiGatewayAccount()],
      note: 'half of what the account allows',
    },
  ],
  failed: [
    {
      resource: limited({ '*/*': [20_000, 10_000] }),
      with: [
        apiGatewayAccount({
          throttle: { rateLimit: 20_000, burstLimit: 10_000 },
        }),
      ],
      note: 'the raised limits of the account',
      matching: { reason: 'the account allows no more anyway' },
    },
    {
      resource: restStage({ methodSettings: [] }),
      note: 'no setting',
      matching: {
        evidence: [
          { path: 'methodSettings[*/*].throttlingRateLimit', value: null },
          { path: 'methodSettings[*/*].throttlingBurstLimit', value: null },
        ],
        reason: 'only the limit of the account applies',
      },
    },
    {
      resource: limited({ '*/*': [-1, -1] }),
      note: '-1 leaves the limit to the account',
    },
    {
      resource: limited({ '*/*': [100, null] }),
      note: 'a rate without burst',
      matching: {
        evidence: [{ path: 'methodSettings[*/*].throttlingBurstLimit' }],
      },
    },
    {
      resource: limited({ '/orders/GET': [100, 50] }),
      note: 'one method alone',
    },
    {
      resource: limited({ '*/*': [100, 50], '/orders/GET': [-1, -1] }),
      note: 'an override without limit',
      matching: {
        evidence: [
          {
            path: 'methodSettings[/orders/GET].throttlingRateLimit',
            value: -1,
          },
          { path: 'methodSettings[/orders/GET].throttlingBurstLimit' },
        ],
      },
    },
    {
      resource: limited({ '*/*': [10_000, 5_000] }),
      note: 'the limits of every account, which API Gateway repeats',
      matching: {
        reason: 'these are limits that accounts have by default',
      },
    },
    {
      resource: limited({ '*/*': [2_500, 1_250] }),
      note: 'those of accounts in newer Regions',
    },
  ],
  notAvailable: [
    {
      resource: limited({ '*/*': [20_000, 10_000] }),
      note: 'what the account allows was not read',
    },
    {
      resource: limited({ '*/*': [20_000, 10_000] }),
      with: [
        apiGatewayAccount({
          throttle: unknown('denied', 'apigateway:GetAccount'),
        }),
      ],
    },
    restStage({ methodSettings: unknown('timeout') }),
  ],
});
