import {
  Attribute,
  StageCache,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  ResourceOptions,
  restApi,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestCacheCrossUser } from './apigw-rest-cache-cross-user';

const everyGet = [{ method: '*/*', cachingEnabled: true }];
const authorization = ['method.request.header.Authorization'];

/** A method of an API with one stage that caches by these settings. */
function cached(
  note: string,
  method: ResourceOptions<'AWS::ApiGateway::Method'>,
  settings: StageCache['settings'] = everyGet,
  matching: object = {},
) {
  return {
    resource: restMethod(method),
    with: [restApi({ caches: [{ stage: 'orders/prod', settings }] })],
    note,
    matching,
  };
}

const withCaches = (caches: Attribute<StageCache[]>) => [restApi({ caches })];

testControl(apigwRestCacheCrossUser, {
  passed: [
    cached('kept by the header', { cacheKeyParameters: authorization }),
    cached('in any case', {
      cacheKeyParameters: [
        'method.request.querystring.page',
        'method.request.header.authorization',
      ],
    }),
    cached('kept by the principal', {
      authorizationType: 'CUSTOM',
      cacheKeyParameters: ['context.authorizer.principalId'],
    }),
  ],
  failed: [
    cached('kept by the path alone', {}, everyGet, {
      evidence: [{ path: 'methodIntegration.cacheKeyParameters', value: '' }],
      reason: 'cached in orders/prod',
    }),
    cached('kept by a page', {
      cacheKeyParameters: ['method.request.querystring.page'],
    }),
    cached('Cognito reads no query parameter', {
      authorizationType: 'COGNITO_USER_POOLS',
      cacheKeyParameters: ['method.request.querystring.token'],
    }),
    cached('kept by a constant', {
      authorizationType: 'CUSTOM',
      cacheKeyParameters: ['constant', 'method.request.path.id'],
    }),
    cached('a POST that a setting caches', { httpMethod: 'POST' }, [
      { method: '/orders/POST', cachingEnabled: true },
    ]),
    cached('ANY holds GET', { httpMethod: 'ANY' }),
    cached('ANY, of which one verb is cached', { httpMethod: 'ANY' }, [
      { method: '/orders/GET', cachingEnabled: true },
    ]),
    cached('ANY, of which another verb is cached', { httpMethod: 'ANY' }, [
      { method: '/orders/POST', cachingEnabled: true },
    ]),
    cached('the root', { path: '/' }, [
      { method: '//GET', cachingEnabled: true },
    ]),
  ],
  notAvailable: [
    cached('cache keys that were not told', {
      cacheKeyParameters: unknown('malformed', 'apigateway:GetResources'),
    }),
    cached('a header that the authorizer may read', {
      authorizationType: 'CUSTOM',
      cacheKeyParameters: ['method.request.header.X-Token'],
    }),
    cached('a header that a Cognito authorizer may read', {
      authorizationType: 'COGNITO_USER_POOLS',
      cacheKeyParameters: ['method.request.header.X-Token'],
    }),
    cached('something that a Lambda authorizer says', {
      authorizationType: 'CUSTOM',
      cacheKeyParameters: ['context.authorizer.tier'],
    }),
    cached('an unknown authorization', {
      authorizationType: unknown('malformed'),
    }),
    {
      resource: restMethod(),
      with: withCaches(unknown('denied', 'apigateway:GetStages')),
      note: 'stages that could not be read',
    },
    {
      resource: restMethod(),
      unlisted: { 'AWS::ApiGateway::RestApi': { errorClass: 'throttled' } },
      note: 'an API that could not be listed',
    },
    { resource: restMethod(), note: 'an API that is not there' },
  ],
  notApplicable: [
    { resource: restMethod(), with: withCaches([]), note: 'no cache' },
    cached('no caller is asked', { authorizationType: 'NONE' }),
    cached('POST is not cached by default', { httpMethod: 'POST' }),
    cached('an override that caches nothing', {}, [
      ...everyGet,
      { method: '/orders/GET', cachingEnabled: false },
    ]),
    cached('another method is cached', {}, [
      { method: '/orders/{id}/GET', cachingEnabled: true },
    ]),
    cached('ANY of another path', { httpMethod: 'ANY' }, [
      { method: '/orders/{id}/GET', cachingEnabled: true },
    ]),
  ],
});
