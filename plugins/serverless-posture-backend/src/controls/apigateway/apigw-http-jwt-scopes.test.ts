import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpRoute,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpJwtScopes } from './apigw-http-jwt-scopes';

testControl(apigwHttpJwtScopes, {
  passed: [httpRoute({ authorizationScopes: ['catalog/read'] })],
  failed: [
    {
      resource: httpRoute({ authorizationScopes: [] }),
      matching: { evidence: [{ path: 'AuthorizationScopes', value: null }] },
    },
  ],
  notAvailable: [
    httpRoute({ authorizationScopes: unknown('denied') }),
    httpRoute({ authorizationType: unknown('malformed') }),
  ],
  notApplicable: (['NONE', 'AWS_IAM', 'CUSTOM'] as const).map(
    authorizationType => httpRoute({ authorizationType }),
  ),
});
