import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  httpStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpThrottling } from './apigw-http-throttling';

/** A stage by its limits: rate and burst by route. */
const limited = (
  limits: Record<string, [rate: number | null, burst: number | null]>,
) =>
  httpStage({
    protocolType: 'HTTP',
    routeSettings: Object.entries(limits).map(
      ([route, [throttlingRateLimit, throttlingBurstLimit]]) =>
        routeSetting({ route, throttlingRateLimit, throttlingBurstLimit }),
    ),
  });

testControl(apigwHttpThrottling, {
  passed: [
    limited({ '*': [100, 50] }),
    limited({ '*': [100, 50], 'GET /items': [10, 5] }),
    { resource: limited({ '*': [0, 0] }), note: '0 lets nothing through' },
    {
      resource: limited({ '*': [5_000, 2_500] }),
      with: [apiGatewayAccount()],
      note: 'half of what the account allows',
    },
  ],
  failed: [
    {
      resource: limited({ '*': [20_000, 10_000] }),
      with: [
        apiGatewayAccount({
          throttle: { rateLimit: 20_000, burstLimit: 10_000 },
        }),
      ],
      note: 'the raised limits of the account',
      matching: { reason: 'the account allows no more anyway' },
    },
    {
      resource: limited({ '*': [null, null] }),
      note: 'no limit',
      matching: {
        evidence: [
          { path: 'RouteSettings[*].ThrottlingRateLimit', value: null },
          { path: 'RouteSettings[*].ThrottlingBurstLimit', value: null },
        ],
      },
    },
    {
      resource: limited({ '*': [100, null] }),
      note: 'a rate without burst',
    },
    {
      resource: limited({ '*': [null, null], 'GET /items': [100, 50] }),
      note: 'one route alone',
    },
    {
      resource: limited({ '*': [100, 50], 'GET /items': [null, null] }),
      note: 'a route without limits of its own',
      matching: {
        evidence: [
          { path: 'RouteSettings[GET /items].ThrottlingRateLimit' },
          { path: 'RouteSettings[GET /items].ThrottlingBurstLimit' },
        ],
      },
    },
    {
      resource: limited({ '*': [10_000, 5_000] }),
      note: 'the limits of every account',
    },
  ],
  notAvailable: [
    {
      resource: limited({ '*': [20_000, 10_000] }),
      note: 'what the account allows was not read',
    },
    {
      resource: limited({ '*': [20_000, 10_000] }),
      with: [
        apiGatewayAccount({
          throttle: unknown('denied', 'apigateway:GetAccount'),
        }),
      ],
    },

    httpStage({ protocolType: 'HTTP', routeSettings: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'WEBSOCKET' })],
});
