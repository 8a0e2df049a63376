import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restAuthorizer,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestSensitiveQueryParameter } from './apigw-rest-sensitive-query-parameter';

testControl(apigwRestSensitiveQueryParameter, {
  passed: [
    restMethod({
      requestParameters: [
        'method.request.header.Authorization',
        'method.request.querystring.nextToken',
      ],
      path: '/orders/{orderId}',
    }),
    {
      resource: restMethod({ authorizerId: 'au1' }),
      with: [restAuthorizer()],
    },
  ],
  failed: [
    {
      resource: restMethod({
        requestParameters: ['method.request.querystring.access_token'],
      }),
      matching: {
        evidence: [
          {
            path: 'requestParameters',
            value: 'method.request.querystring.access_token',
          },
        ],
      },
    },
    {
      resource: restMethod({ path: '/users/{email}' }),
      matching: { evidence: [{ path: 'path', value: '{email}' }] },
    },
    {
      resource: restMethod({ authorizerId: 'au1' }),
      with: [
        restAuthorizer({
          identitySources: ['method.request.querystring.auth'],
        }),
      ],
    },
  ],
  notAvailable: [
    restMethod({ requestParameters: unknown('denied') }),
    {
      resource: restMethod({ authorizerId: 'au1' }),
      unlisted: { 'AWS::ApiGateway::Authorizer': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [restMethod({ httpMethod: 'OPTIONS' })],
});
