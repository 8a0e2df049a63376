import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { stageLimitCases } from '../__testUtils__/stageLimitCases';
import { apigwHttpThrottling } from './apigw-http-throttling';

testControl(apigwHttpThrottling, stageLimitCases('HTTP', 'GET /items'));
