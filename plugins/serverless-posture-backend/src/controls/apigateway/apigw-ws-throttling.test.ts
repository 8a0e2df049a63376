import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  httpStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwWsThrottling } from './apigw-ws-throttling';

/** A stage by its limits: rate and burst by route. */
const limited = (
  limits: Record<string, [rate: number | null, burst: number | null]>,
) =>
  httpStage({
    protocolType: 'WEBSOCKET',
    routeSettings: Object.entries(limits).map(
      ([route, [throttlingRateLimit, throttlingBurstLimit]]) =>
        routeSetting({ route, throttlingRateLimit, throttlingBurstLimit }),
    ),
  });

testControl(apigwWsThrottling, {
  passed: [
    limited({ '*': [100, 50] }),
    limited({ '*': [100, 50], sendMessage: [10, 5] }),
    { resource: limited({ '*': [0, 0] }), note: '0 lets nothing through' },
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
      resource: limited({ '*': [null, null], sendMessage: [100, 50] }),
      note: 'one route alone',
    },
    {
      resource: limited({ '*': [100, 50], sendMessage: [null, null] }),
      note: 'a route without limits of its own',
      matching: {
        evidence: [
          { path: 'RouteSettings[sendMessage].ThrottlingRateLimit' },
          { path: 'RouteSettings[sendMessage].ThrottlingBurstLimit' },
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

    httpStage({ protocolType: 'WEBSOCKET', routeSettings: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'HTTP' })],
});
