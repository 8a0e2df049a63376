import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestCorsWildcard } from './apigw-rest-cors-wildcard';

const options = (corsOrigins: string[], path = '/orders') =>
  restMethod({
    $: {
      arn: 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/resources/r1/methods/OPTIONS',
    },
    httpMethod: 'OPTIONS',
    authorizationType: 'NONE',
    path,
    corsOrigins,
  });

testControl(apigwRestCorsWildcard, {
  passed: [
    { resource: restMethod(), with: [options(['https://shop.example.com'])] },
  ],
  failed: [
    { resource: restMethod(), with: [options(['*'])] },
    restMethod({ corsOrigins: ['*'] }),
  ],
  notAvailable: [
    {
      resource: restMethod(),
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'denied' } },
    },
    restMethod({ corsOrigins: unknown('malformed') }),
  ],
  notApplicable: [
    options(['*']),
    restMethod({ authorizationType: 'NONE', corsOrigins: ['*'] }),
    { resource: restMethod(), with: [options(['*'], '/other')] },
  ],
});
