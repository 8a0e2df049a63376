/* eslint-disable jest/no-standalone-expect -- the table calls it in a test */
import {
  distribution,
  distributionOrigin,
  domainName,
  eventApi,
  graphqlApi,
  graphqlAuthentication,
  httpApi,
  httpRoute,
  httpStage,
  routeSetting,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { collected } from '../../../__testUtils__/collected';
import { arnHere } from '../../../__testUtils__/referring';
import { apigwHttpEdgeProtection } from '../../apigateway/apigw-http-edge-protection';
import { apigwHttpRouteAuthorization } from '../../apigateway/apigw-http-route-authorization';
import { apigwHttpThrottling } from '../../apigateway/apigw-http-throttling';
import { apigwWsConnectAuthorization } from '../../apigateway/apigw-ws-connect-authorization';
import { apigwWsExecutionLogging } from '../../apigateway/apigw-ws-execution-logging';
import { appsyncApiKeyAdditionalAuth } from '../../appsync/appsync-api-key-additional-auth';
import { appsyncApiKeyDefaultAuth } from '../../appsync/appsync-api-key-default-auth';
import { appsyncCacheEncryption } from '../../appsync/appsync-cache-encryption';
import { appsyncEventsApiKey } from '../../appsync/appsync-events-api-key';
import { appsyncLogVerboseContent } from '../../appsync/appsync-log-verbose-content';
import { beside, pitfall, pitfallOfReading } from './pitfall';

const ENDPOINT = 'f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com';
const before = (domain: string) =>
  distribution({ origins: [distributionOrigin({ domainName: domain })] });

const limited = (
  throttlingRateLimit: number | null,
  throttlingBurstLimit: number | null,
) =>
  httpStage({
    routeSettings: [
      routeSetting({ throttlingRateLimit, throttlingBurstLimit }),
    ],
  });

const withKeyBehindIam = graphqlApi({
  authentication: [
    graphqlAuthentication(),
    graphqlAuthentication({ type: 'API_KEY' }),
  ],
});

/** HTTP, WebSocket, GraphQL and Event APIs. */
export const otherApiPitfalls = [
  pitfall('an HTTP API takes no web ACL: its front has one, or none has', {
    control: apigwHttpEdgeProtection,
    passed: [
      beside(
        httpApi({ disableExecuteApiEndpoint: true }),
        domainName({
          mutualTls: { truststoreVersion: 'v1', truststoreWarnings: [] },
          apiIds: ['f6g7h8i9j0'],
        }),
        before('api.example.com'),
        httpRoute(),
      ),
    ],
    failed: [beside(httpApi(), before(ENDPOINT), httpRoute())],
  }),
  pitfall('no limit leaves it to the account, and 0 lets nothing through', {
    control: apigwHttpThrottling,
    failed: [limited(null, null)],
    passed: [limited(0, 0)],
  }),
  pitfall('a route says in one word whether callers are known', {
    control: apigwHttpRouteAuthorization,
    failed: [
      httpRoute({ authorizationType: 'NONE' }),
      httpRoute({ authorizationType: 'NONE', routeKey: '$default' }),
    ],
    passed: (['AWS_IAM', 'CUSTOM', 'JWT'] as const).map(authorizationType =>
      httpRoute({ authorizationType }),
    ),
    notApplicable: [
      httpRoute({ authorizationType: 'NONE', routeKey: 'OPTIONS /items' }),
    ],
  }),
  pitfall(
    'a WebSocket API asks who calls when it is connected, and then only',
    {
      control: apigwWsConnectAuthorization,
      notApplicable: [
        httpRoute({
          protocolType: 'WEBSOCKET',
          routeKey: 'sendMessage',
          authorizationType: 'NONE',
        }),
      ],
      failed: [
        httpRoute({
          protocolType: 'WEBSOCKET',
          routeKey: '$connect',
          authorizationType: 'NONE',
        }),
      ],
    },
  ),
  pitfall('HTTP APIs have no execution logs', {
    control: apigwWsExecutionLogging,
    notApplicable: [httpStage({ protocolType: 'HTTP' })],
  }),
  pitfall(
    'an API key may hide behind a better first way in',
    { control: appsyncApiKeyDefaultAuth, passed: [withKeyBehindIam] },
    { control: appsyncApiKeyAdditionalAuth, failed: [withKeyBehindIam] },
  ),
  pitfallOfReading('an API without a cache encrypts none', async () => {
    const arn = arnHere('appsync', 'apis');
    const api = (apiId: string) => ({
      api: {
        apiId,
        arn: `${arn}/${apiId}`,
        name: apiId,
        authenticationType: 'AWS_IAM' as const,
      },
      environmentVariables: {},
      dataSources: [],
    });
    const cache = {
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: true,
    };
    const { of } = await collected(
      { things: { graphqlApis: [api('plain'), { ...api('fast'), cache }] } },
      ['appsync'],
    );
    const caches = of('AWS::AppSync::ApiCache');
    // What is not there is not judged.
    expect(caches.map(({ parentArn }) => parentArn)).toEqual([`${arn}/fast`]);
    return [{ control: appsyncCacheEncryption, passed: caches }];
  }),
  pitfall('a verbose log holds what users sent', {
    control: appsyncLogVerboseContent,
    failed: [
      graphqlApi({
        logging: { fieldLogLevel: 'ALL', excludeVerboseContent: false },
      }),
    ],
    passed: [
      graphqlApi({
        logging: { fieldLogLevel: 'ALL', excludeVerboseContent: true },
      }),
    ],
  }),
  pitfall(
    'Event APIs are listed elsewhere, and namespaces have their own ways in',
    {
      control: appsyncEventsApiKey,
      failed: [
        eventApi({ connectionAuthTypes: ['API_KEY'] }),
        eventApi({
          namespaces: [{ name: 'chat', publish: [], subscribe: ['API_KEY'] }],
        }),
      ],
      passed: [eventApi()],
    },
  ),
];
