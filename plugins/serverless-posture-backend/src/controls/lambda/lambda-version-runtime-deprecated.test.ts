import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaEventSourceMapping,
  lambdaVersion,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaVersionRuntimeDeprecated } from './lambda-version-runtime-deprecated';

testControl(lambdaVersionRuntimeDeprecated, {
  passed: [
    lambdaVersion(),
    {
      resource: lambdaVersion({ aliases: [] }),
      with: [lambdaEventSourceMapping({ functionArn: lambdaVersion().arn })],
      note: 'an event source alone',
    },
  ],
  failed: [
    {
      resource: lambdaVersion({ runtime: 'nodejs14.x' }),
      matching: {
        reason: expect.stringContaining('called through alias live'),
        evidence: [{ path: 'Runtime', value: 'nodejs14.x' }],
      },
    },
    {
      resource: lambdaVersion({ runtime: 'nodejs14.x', aliases: [] }),
      with: [lambdaEventSourceMapping({ functionArn: lambdaVersion().arn })],
    },
  ],
  notAvailable: [
    lambdaVersion({ aliases: unknown('denied', 'lambda:ListAliases') }),
    lambdaVersion({ runtime: 'cobol1.x' }),
    {
      resource: lambdaVersion({ aliases: [] }),
      unlisted: {
        'AWS::Lambda::EventSourceMapping': unknown(
          'denied',
          'lambda:ListEventSourceMappings',
        ).$unknown,
      },
    },
  ],
  notApplicable: [
    {
      resource: lambdaVersion({ aliases: [] }),
      with: [lambdaEventSourceMapping()],
    },
    lambdaVersion({ packageType: 'Image', runtime: null }),
  ],
});
