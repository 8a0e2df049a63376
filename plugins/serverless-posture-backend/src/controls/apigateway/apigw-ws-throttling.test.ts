import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { stageLimitCases } from '../__testUtils__/stageLimitCases';
import { apigwWsThrottling } from './apigw-ws-throttling';

testControl(apigwWsThrottling, stageLimitCases('WEBSOCKET', 'sendMessage'));
