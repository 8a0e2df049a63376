import { FunctionUrl, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpApi,
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
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
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
