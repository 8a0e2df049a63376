import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restAuthorizer,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestAuthorizerUnused } from './apigw-rest-authorizer-unused';

testControl(apigwRestAuthorizerUnused, {
  passed: [
    {
      resource: restAuthorizer(),
      with: [restMethod(), restMethod({ authorizerId: 'au1' })],
    },
  ],
  failed: [
    { resource: restAuthorizer(), with: [restMethod()] },
    {
      resource: restAuthorizer(),
      with: [
        restMethod({
          $: { parentArn: 'arn:aws:apigateway:eu-west-1::/restapis/other' },
          authorizerId: 'au1',
        }),
      ],
      note: 'used in another API',
    },
  ],
  notAvailable: [
    {
      resource: restAuthorizer(),
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'throttled' } },
    },
    {
      resource: restAuthorizer(),
      with: [restMethod({ authorizerId: unknown('not-read') })],
    },
  ],
});
