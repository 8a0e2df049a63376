import { Severity } from 'backstage-plugin-serverless-posture-common';
import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ResourceOptions,
  restApi,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestMethodAuthorization } from './apigw-rest-method-authorization';

const open = restMethod({ authorizationType: 'NONE' });
const everyone = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};

function behind(
  api: ResourceOptions<'AWS::ApiGateway::RestApi'>,
  note: string,
  severity: Severity = 'HIGH',
) {
  return {
    resource: open,
    with: [restApi(api)],
    note,
    severity,
  };
}

function policy(...statements: object[]) {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

testControl(apigwRestMethodAuthorization, {
  passed: (['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const).map(
    authorizationType => restMethod({ authorizationType }),
  ),
  failed: [
    behind({}, 'a regional API without policy'),
    behind({ endpointTypes: ['PRIVATE'] }, 'a private API without policy'),
    behind(
      { endpointTypes: ['PRIVATE'], policy: policy(everyone) },
      'a private API that any endpoint reaches',
    ),
    behind(
      {
        policy: policy({
          ...everyone,
          Condition: {
            StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' },
          },
        }),
      },
      'one VPC endpoint',
      'LOW',
    ),
    behind(
      {
        policy: policy(everyone, {
          ...everyone,
          Effect: 'Deny',
          Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
        }),
      },
      'all addresses denied but ours',
      'LOW',
    ),
    behind({ policy: unknown('denied') }, 'a policy that could not be read'),
    behind({ policy: '{' }, 'a malformed policy'),
    {
      resource: open,
      unlisted: { 'AWS::ApiGateway::RestApi': { errorClass: 'denied' } },
      note: 'an API that could not be listed',
    },
    {
      resource: restMethod({
        authorizationType: 'NONE',
        integrationType: 'MOCK',
      }),
      note: 'a mock',
      matching: { severity: 'LOW' },
    },
    {
      resource: restMethod({ authorizationType: 'NONE', apiKeyRequired: true }),
      note: 'an API key',
      matching: {
        evidence: [{ path: 'authorizationType', value: 'NONE' }],
        reason: 'an API key is no authentication',
      },
    },
  ],
  notAvailable: [
    restMethod({ authorizationType: unknown('throttled') }),
    restMethod({ httpMethod: unknown('throttled') }),
  ],
  notApplicable: [
    restMethod({ httpMethod: 'OPTIONS', authorizationType: 'NONE' }),
  ],
});

it('keeps the severity of an open API high', () => {
  const verdict = apigwRestMethodAuthorization.evaluate(
    { ...open.attributes, $: open } as any,
    { resource: () => undefined } as any,
  );
  expect(verdict).toEqual({
    status: 'FAILED',
    evidence: [{ path: 'authorizationType', value: 'NONE' }],
  });
});
