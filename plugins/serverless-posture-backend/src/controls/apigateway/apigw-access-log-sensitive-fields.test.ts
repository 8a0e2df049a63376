import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwAccessLogSensitiveFields } from './apigw-access-log-sensitive-fields';

const logging = (...variables: string[]) => ({
  resource: restStage({ accessLogFormat: { structured: true, variables } }),
  note: variables.join(', ') || 'nothing',
});

testControl(apigwAccessLogSensitiveFields, {
  passed: [
    logging('identity.sourceIp', 'identity.userArn', 'requestId', 'status'),
    logging('resourcePath', 'routeKey', 'identity.apiKeyId'),
    logging('authorizer.principalId', 'authorizer.claims.sub'),
    logging('authorizer.latency', 'authorizer.integration.status'),
    logging(),
  ],
  failed: [
    {
      ...logging('authorizer.claims.email', 'status'),
      matching: {
        evidence: [
          {
            path: 'accessLogSettings.format',
            value: '$context.authorizer.claims.email',
          },
        ],
      },
    },
    logging('identity.apiKey'),
    logging('authorizer'),
    logging('authorizer.claims'),
    logging('authorizer.customerName'),
    logging('authorizer.claims.cognito:username'),
    logging('requestOverride.header.Authorization'),
    { ...logging('path', 'status'), matching: { severity: 'LOW' } },
  ],
  notAvailable: [restStage({ accessLogFormat: unknown('malformed') })],
  notApplicable: [restStage({ accessLogFormat: null })],
});

it('keeps the severity where more than the path is logged', () => {
  const { resource } = logging('path', 'identity.apiKey');
  const verdict = apigwAccessLogSensitiveFields.evaluate(
    { ...resource.attributes, $: resource } as any,
    {} as any,
  );
  expect(verdict).not.toHaveProperty('severity');
});
