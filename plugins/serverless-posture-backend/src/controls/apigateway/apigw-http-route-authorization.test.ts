import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpRoute,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpRouteAuthorization } from './apigw-http-route-authorization';

testControl(apigwHttpRouteAuthorization, {
  passed: (['JWT', 'AWS_IAM', 'CUSTOM'] as const).map(authorizationType =>
    httpRoute({ authorizationType }),
  ),
  failed: [
    {
      resource: httpRoute({ authorizationType: 'NONE' }),
      matching: { evidence: [{ path: 'AuthorizationType', value: 'NONE' }] },
    },
    {
      resource: httpRoute({ authorizationType: 'NONE', routeKey: '$default' }),
      note: '$default',
    },
    {
      resource: httpRoute({ authorizationType: 'NONE', apiKeyRequired: true }),
      note: 'an API key is no authentication',
    },
  ],
  notAvailable: [
    httpRoute({ authorizationType: unknown('denied') }),
    httpRoute({ protocolType: unknown('denied') }),
    httpRoute({ routeKey: unknown('denied') }),
  ],
  notApplicable: [
    httpRoute({ authorizationType: 'NONE', routeKey: 'OPTIONS /items' }),
    httpRoute({
      authorizationType: 'NONE',
      protocolType: 'WEBSOCKET',
      routeKey: '$connect',
    }),
  ],
});
