import { control } from 'backstage-plugin-serverless-posture-node';
import { methodSettingsRemedy } from './methodSettingsRemedy';
import { stageFix } from './remedies';
import { accountLimits, judgeLimits, Limits } from './throttling';

/** Source: API Gateway guide, "Throttle requests to your REST APIs for better throughput in API Gateway". */
export const apigwRestThrottling = control({
  id: 'apigw-rest-throttling',
  title: 'The REST API stage limits the rate and burst of requests',
  description:
    'Without limits of its own, one stage may use up what all APIs of the account and Region share, and pass a flood on ' +
    'to its back ends. The default */* must set a rate and a burst, and every override, too; absent, -1, and what ' +
    'the account allows anyway, or allows by default, leave the limit to the account. 0 lets no request through, ' +
    'which is a limit. Usage plans are not judged here.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::Stage',
  reads: ['AWS::ApiGateway::Account'],
  references: {
    documents: [
      {
        title:
          'Throttle requests to your REST APIs for better throughput in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
      },
    ],
  },
  evaluate({ methodSettings }, context) {
    const none: Omit<Limits, 'path'> = {
      throttlingRateLimit: null,
      throttlingBurstLimit: null,
    };
    const byMethod = new Map([['*/*', none]]);
    for (const setting of methodSettings) byMethod.set(setting.method, setting);
    return judgeLimits(
      [...byMethod].map(([method, limits]) => ({
        ...limits,
        path: `methodSettings[${method}].throttling`,
      })),
      () => accountLimits(context),
    );
  },
  fix: stageFix,
  remedy: stage =>
    methodSettingsRemedy(
      stage,
      `Set a rate and a burst for ${stage.name} that its back ends can bear.`,
      [
        {
          path: 'throttling/rateLimit',
          property: 'ThrottlingRateLimit',
          value: 100,
        },
        {
          path: 'throttling/burstLimit',
          property: 'ThrottlingBurstLimit',
          value: 50,
        },
      ],
    ),
});
