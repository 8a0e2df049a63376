import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  classicWebAcl,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafClassicLogging } from './waf-classic-logging';

testControl(wafClassicLogging, {
  passed: [
    classicWebAcl({
      logDestinations: [
        'arn:aws:firehose:eu-west-1:111122223333:deliverystream/aws-waf-logs-shop',
      ],
    }),
  ],
  failed: [
    {
      resource: classicWebAcl({ logDestinations: [] }),
      matching: {
        evidence: [{ path: 'LoggingConfiguration.LogDestinationConfigs' }],
      },
    },
  ],
  notAvailable: [
    classicWebAcl({
      logDestinations: unknown(
        'denied',
        'waf-regional:GetLoggingConfiguration',
      ),
    }),
  ],
});
