import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestAccessLogging } from './apigw-rest-access-logging';

testControl(apigwRestAccessLogging, {
  passed: [
    restStage({
      accessLogDestinationArn:
        'arn:aws:logs:eu-west-1:111122223333:log-group:/api/orders',
    }),
    {
      resource: restStage({
        accessLogDestinationArn:
          'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-orders',
      }),
      note: 'a stream',
    },
  ],
  failed: [
    {
      resource: restStage({ accessLogDestinationArn: null }),
      matching: {
        evidence: [{ path: 'accessLogSettings.destinationArn', value: null }],
      },
    },
  ],
  notAvailable: [restStage({ accessLogDestinationArn: unknown('throttled') })],
});
