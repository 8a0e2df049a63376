import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  ControlCases,
  httpStage,
  routeSetting,
} from 'backstage-plugin-serverless-posture-node/testUtils';

/** What a control says of the limits of stages of HTTP or WebSocket APIs. `route`: one of such an API. */
export function stageLimitCases(
  protocolType: 'HTTP' | 'WEBSOCKET',
  route: string,
): ControlCases {
  /** A stage by its limits: rate and burst by route. */
  const limited = (
    limits: Record<string, [rate: number | null, burst: number | null]>,
  ) =>
    httpStage({
      protocolType,
      routeSettings: Object.entries(limits).map(
        ([name, [throttlingRateLimit, throttlingBurstLimit]]) =>
          routeSetting({
            route: name,
            throttlingRateLimit,
            throttlingBurstLimit,
          }),
      ),
    });
  const raised = limited({ '*': [20_000, 10_000] });
  return {
    passed: [
      limited({ '*': [100, 50] }),
      limited({ '*': [100, 50], [route]: [10, 5] }),
      { resource: limited({ '*': [0, 0] }), note: '0 lets nothing through' },
      {
        resource: limited({ '*': [5_000, 2_500] }),
        with: [apiGatewayAccount()],
        note: 'half of what the account allows',
      },
    ],
    failed: [
      {
        resource: raised,
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
      { resource: limited({ '*': [100, null] }), note: 'a rate without burst' },
      {
        resource: limited({ '*': [null, null], [route]: [100, 50] }),
        note: 'one route alone',
      },
      {
        resource: limited({ '*': [100, 50], [route]: [null, null] }),
        note: 'a route without limits of its own',
        matching: {
          evidence: [
            { path: `RouteSettings[${route}].ThrottlingRateLimit` },
            { path: `RouteSettings[${route}].ThrottlingBurstLimit` },
          ],
        },
      },
      {
        resource: limited({ '*': [10_000, 5_000] }),
        note: 'the limits of every account',
      },
    ],
    notAvailable: [
      { resource: raised, note: 'what the account allows was not read' },
      {
        resource: raised,
        with: [
          apiGatewayAccount({
            throttle: unknown('denied', 'apigateway:GetAccount'),
          }),
        ],
      },
      httpStage({ protocolType, routeSettings: unknown('denied') }),
      httpStage({ protocolType: unknown('denied') }),
    ],
    notApplicable: [
      httpStage({
        protocolType: protocolType === 'HTTP' ? 'WEBSOCKET' : 'HTTP',
      }),
    ],
  };
}
