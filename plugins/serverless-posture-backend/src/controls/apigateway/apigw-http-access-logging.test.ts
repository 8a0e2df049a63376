import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpAccessLogging } from './apigw-http-access-logging';

testControl(apigwHttpAccessLogging, {
  passed: [
    httpStage({
      accessLogDestinationArn:
        'arn:aws:logs:eu-west-1:111122223333:log-group:/api/c',
    }),
  ],
  failed: [
    {
      resource: httpStage({ accessLogDestinationArn: null }),
      matching: {
        evidence: [{ path: 'AccessLogSettings.DestinationArn', value: null }],
      },
    },
  ],
  notAvailable: [
    httpStage({ accessLogDestinationArn: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'WEBSOCKET' })],
});
