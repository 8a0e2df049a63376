import { FunctionUrl, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpApi,
  httpIntegration,
  httpRoute,
  lambdaFunction,
  restApi,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaInternetExposure } from './lambda-internet-exposure';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

const from = (id: string) =>
  policyOf(
    allow(
      { Service: 'apigateway.amazonaws.com' },
      {
        Condition: {
          ArnLike: {
            'AWS:SourceArn': `arn:aws:execute-api:eu-west-1:111122223333:${id}/*`,
          },
        },
      },
    ),
  );
const byRest = lambdaFunction({ policy: from('a1b2c3d4e5') });
const byHttp = lambdaFunction({ policy: from('f6g7h8i9j0') });
const open = restMethod({ authorizationType: 'NONE', functionArn: FUNCTION });
const guarded = restMethod({ functionArn: FUNCTION });
const openRoute = httpRoute({ authorizationType: 'NONE' });
const otherRoute = httpRoute({ $: { arn: `${httpRoute().arn}2` } });

const viaUrl = policyOf(
  allow('*', {
    Action: 'lambda:InvokeFunctionUrl',
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  }),
);
const ROLE = 'arn:aws:iam::111122223333:role/api';
const openByRole = restMethod({
  authorizationType: 'NONE',
  functionArn: FUNCTION,
  integrationCredentials: ROLE,
});
const untoldByRole = restMethod({
  authorizationType: 'NONE',
  functionArn: unknown('not-read', 'apigateway:GetResources'),
  integrationCredentials: ROLE,
});
const routeByRole = httpIntegration({
  functionArn: FUNCTION,
  credentialsArn: ROLE,
});
const leading = { integrationId: 'i1' };
const socketRoute = (routeKey: string, authorizationType: 'NONE' | 'AWS_IAM') =>
  httpRoute({
    ...leading,
    $: { arn: `${httpApi().arn}/routes/${routeKey}` },
    protocolType: 'WEBSOCKET',
    routeKey,
    authorizationType,
  });

const viaCloudFront = policyOf(
  allow(
    { Service: 'cloudfront.amazonaws.com' },
    {
      Action: 'lambda:InvokeFunctionUrl',
      Condition: {
        ArnLike: {
          'AWS:SourceArn':
            'arn:aws:cloudfront::111122223333:distribution/E1AAAAAAAAAAAA',
        },
      },
    },
  ),
);
const url = (authType: FunctionUrl['authType']): FunctionUrl => ({
  functionArn: FUNCTION,
  authType,
  allowOrigins: null,
});

testControl(lambdaInternetExposure, {
  passed: [
    { resource: lambdaFunction(), matching: { reason: 'no way in' } },
    { resource: byRest, with: [restApi(), guarded] },
    {
      resource: byRest,
      with: [restApi({ endpointTypes: ['PRIVATE'] }), open],
      note: 'a private API',
    },
    {
      resource: byRest,
      with: [
        restApi({
          policy: policyOf(
            allow({ AWS: '444455556666' }, { Action: 'execute-api:Invoke' }),
          ),
        }),
        open,
      ],
      note: 'an API whose policy names the callers',
    },
    {
      resource: byRest,
      with: [
        restApi(),
        restMethod({
          httpMethod: 'OPTIONS',
          authorizationType: 'NONE',
          functionArn: FUNCTION,
        }),
      ],
      note: 'OPTIONS, which browsers send without credentials',
    },
    { resource: byHttp, with: [httpApi(), httpRoute()] },
    { resource: byHttp, note: 'an API that is gone' },
    {
      resource: lambdaFunction({ policy: viaUrl, urls: [url('AWS_IAM')] }),
    },
    {
      resource: lambdaFunction({ policy: viaCloudFront, urls: [url('NONE')] }),
      note: 'a URL without IAM, which a grant to CloudFront does not open',
    },
    {
      resource: lambdaFunction(),
      with: [
        restApi(),
        restMethod({ functionArn: FUNCTION, integrationCredentials: ROLE }),
      ],
      matching: { reason: '1 ways that ask who calls' },
      note: 'a method that asks and calls with a role',
    },
    {
      resource: lambdaFunction(),
      with: [restApi({ endpointTypes: ['PRIVATE'] }), openByRole, untoldByRole],
      note: 'a private API that calls with a role',
    },
    {
      resource: lambdaFunction(),
      with: [
        restApi(),
        restMethod({
          authorizationType: 'NONE',
          functionArn: FUNCTION,
          integrationCredentials: 'arn:aws:iam::*:user/*',
        }),
      ],
      note: 'the credentials of the caller',
    },
    {
      resource: lambdaFunction(),
      with: [
        restApi(),
        restMethod({ authorizationType: 'NONE', integrationCredentials: ROLE }),
      ],
      matching: { reason: 'no way in' },
      note: 'a role that calls something else',
    },
    {
      resource: lambdaFunction(),
      with: [httpApi(), httpRoute(leading), routeByRole],
      matching: { reason: '1 ways that ask who calls' },
      note: 'a route that asks and calls with a role',
    },
    {
      resource: lambdaFunction(),
      with: [
        httpApi(),
        httpRoute({ authorizationType: 'NONE', integrationId: 'i2' }),
        routeByRole,
      ],
      note: 'an open route that leads elsewhere',
    },
    {
      resource: lambdaFunction(),
      with: [
        httpApi({ protocolType: 'WEBSOCKET' }),
        socketRoute('$connect', 'AWS_IAM'),
        socketRoute('$default', 'NONE'),
        routeByRole,
      ],
      note: 'a WebSocket API that asks at $connect',
    },
  ],
  failed: [
    {
      resource: byRest,
      with: [restApi(), open],
      matching: {
        evidence: [{ arn: open.arn, path: 'authorizationType', value: 'NONE' }],
      },
    },
    { resource: byHttp, with: [httpApi(), openRoute] },
    { resource: lambdaFunction({ policy: viaUrl, urls: [url('NONE')] }) },
    {
      resource: lambdaFunction({
        qualifiedPolicies: [
          {
            qualifier: 'live',
            functionArn: `${FUNCTION}:live`,
            policy: from('a1b2c3d4e5'),
          },
        ],
      }),
      with: [restApi(), open],
      note: 'through an alias',
    },
    {
      resource: lambdaFunction(),
      with: [restApi(), openByRole],
      matching: { evidence: [{ arn: openByRole.arn, value: 'NONE' }] },
      note: 'a method that calls with a role',
    },
    {
      resource: lambdaFunction({
        policy: unknown('denied', 'lambda:GetPolicy'),
      }),
      with: [restApi(), openByRole],
      note: 'a method that calls with a role, whatever the policy says',
    },
    {
      resource: lambdaFunction({ policy: viaUrl, urls: [url('NONE')] }),
      with: [restApi(), openByRole],
      matching: { evidence: [{ arn: openByRole.arn }, { arn: FUNCTION }] },
      note: 'a method that calls with a role beside an open URL',
    },
    {
      resource: lambdaFunction(),
      with: [
        httpApi(),
        httpRoute({ authorizationType: 'NONE', ...leading }),
        otherRoute,
        routeByRole,
      ],
      matching: { evidence: [{ arn: openRoute.arn, value: 'NONE' }] },
      note: 'one of the routes, which calls with a role',
    },
    {
      resource: lambdaFunction(),
      with: [
        httpApi({ protocolType: 'WEBSOCKET' }),
        socketRoute('$default', 'NONE'),
        routeByRole,
      ],
      note: 'a WebSocket API that never asks',
    },
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    {
      resource: lambdaFunction({
        policy: viaCloudFront,
        urls: [url('AWS_IAM')],
      }),
      matching: {
        reason: expect.stringContaining(
          'whether a CloudFront distribution lets everybody in is not followed',
        ),
      },
      note: 'a URL behind CloudFront',
    },
    {
      resource: lambdaFunction(),
      with: [restApi(), untoldByRole],
      matching: {
        reason: expect.stringContaining('GET /orders calls with its role'),
      },
      note: 'a role that calls what a stage variable names',
    },
    {
      resource: lambdaFunction(),
      with: [
        httpApi(),
        httpRoute({ authorizationType: 'NONE', ...leading }),
        httpIntegration({
          functionArn: FUNCTION,
          credentialsArn: unknown('not-read'),
        }),
      ],
      note: 'a route whose role is not known',
    },
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'denied' } },
      note: 'methods that may call with a role',
    },
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::ApiGatewayV2::Integration': { errorClass: 'denied' } },
      note: 'integrations that may call with a role',
    },
    {
      resource: byHttp,
      with: [httpApi(), openRoute, otherRoute],
      note: 'routes of which only some ask',
    },
    {
      resource: lambdaFunction({
        policy: policyOf(
          allow({ Service: 'elasticloadbalancing.amazonaws.com' }),
        ),
      }),
      note: 'a load balancer',
    },
    {
      resource: lambdaFunction({
        policy: policyOf(allow({ Service: 'apigateway.amazonaws.com' })),
      }),
      note: 'any API',
    },
    {
      resource: byRest,
      with: [
        restApi(),
        restMethod({ authorizationType: 'NONE', functionArn: null }),
      ],
      note: 'a method whose function a stage variable names',
    },
    {
      resource: byRest,
      with: [restApi()],
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'denied' } },
    },
    lambdaFunction({ policy: viaUrl, urls: unknown('throttled') }),
  ],
});
