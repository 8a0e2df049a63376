import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwWsAccessLogging } from './apigw-ws-access-logging';

testControl(apigwWsAccessLogging, {
  passed: [
    httpStage({
      protocolType: 'WEBSOCKET',
      accessLogDestinationArn:
        'arn:aws:logs:eu-west-1:111122223333:log-group:/api/events',
    }),
  ],
  failed: [
    {
      resource: httpStage({
        protocolType: 'WEBSOCKET',
        accessLogDestinationArn: null,
      }),
      matching: {
        evidence: [{ path: 'AccessLogSettings.DestinationArn', value: null }],
      },
    },
  ],
  notAvailable: [
    httpStage({
      protocolType: 'WEBSOCKET',
      accessLogDestinationArn: unknown('denied'),
    }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'HTTP' })],
});
