import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpAuthorizer,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpTokenInQuery } from './apigw-http-token-in-query';

const from = (...identitySources: string[]) =>
  httpAuthorizer({ identitySources });

testControl(apigwHttpTokenInQuery, {
  passed: [
    from('$request.header.Authorization'),
    from('route.request.header.Auth'),
    from(),
  ],
  failed: [
    {
      resource: from('$request.header.X', '$request.querystring.token'),
      matching: {
        evidence: [
          { path: 'IdentitySource', value: '$request.querystring.token' },
        ],
      },
    },
    from('route.request.querystring.auth'),
  ],
  notAvailable: [
    httpAuthorizer({
      identitySources: unknown('denied', 'apigatewayv2:GetAuthorizers'),
    }),
  ],
});
