import { FunctionUrl, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyPublic } from './lambda-resource-policy-public';

const ROLE = 'arn:aws:iam::444455556666:role/caller';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

function one(note: string, ...statements: object[]) {
  return {
    resource: lambdaFunction({ policy: policyOf(...statements) }),
    note,
  };
}

const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

/** Everyone, under a condition. */
function everyoneWhen(operator: string, key: string, value: unknown) {
  return one(
    `${operator} ${key} ${JSON.stringify(value)}`,
    allow('*', when(operator, key, value)),
  );
}

function viaUrl(authType: string) {
  return allow('*', {
    Action: 'lambda:InvokeFunctionUrl',
    ...when('StringEquals', 'lambda:FunctionUrlAuthType', authType),
  });
}

const url = (
  authType: FunctionUrl['authType'],
  functionArn = FUNCTION,
): FunctionUrl => ({
  functionArn,
  authType,
  allowOrigins: null,
});

function withUrls(
  note: string,
  urls: FunctionUrl[],
  matching: object,
  authType = 'NONE',
) {
  const policy = policyOf(viaUrl(authType));
  return { resource: lambdaFunction({ policy, urls }), note, matching };
}

testControl(lambdaResourcePolicyPublic, {
  passed: [
    { resource: lambdaFunction({ policy: null }), note: 'no policy' },
    one('a named account', allow({ AWS: '444455556666' })),
    one('a named role', allow({ AWS: [ROLE] })),
    one('a service', allow({ Service: 's3.amazonaws.com' })),
    one('a deleted role', allow({ AWS: 'AROAEXAMPLEEXAMPLE123' })),
    one('another action', allow('*', { Action: 'lambda:GetFunction' })),
    one(
      'both actions left out',
      allow('*', { Action: undefined, NotAction: 'lambda:Invoke*' }),
    ),
    everyoneWhen('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'),
    everyoneWhen(
      'ForAnyValue:StringLike',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/r-ab12/*',
    ),
    everyoneWhen('StringEquals', 'aws:PrincipalAccount', [
      '111122223333',
      '444455556666',
    ]),
    everyoneWhen('StringEqualsIgnoreCase', 'AWS:SourceAccount', '111122223333'),
    everyoneWhen('StringEquals', 'aws:SourceOrgID', 'o-a1b2c3d4e5'),
    everyoneWhen(
      'ArnLike',
      'AWS:SourceArn',
      'arn:aws:sns:eu-west-1:111122223333:*',
    ),
    everyoneWhen('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::uploads'),
    everyoneWhen('StringEquals', 'aws:SourceVpce', 'vpce-0a1b2c3d4e5f60718'),
    everyoneWhen('StringEquals', 'aws:SourceVpc', 'vpc-0a1b2c3d'),
    everyoneWhen('IpAddress', 'aws:SourceIp', [
      '203.0.113.0/24',
      '2001:db8::/48',
    ]),
    everyoneWhen('IpAddress', 'aws:SourceIp', '10.0.0.0/8'),
    one(
      'one good key is enough',
      allow('*', {
        Condition: {
          StringLike: { 'aws:SourceArn': '*' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    ),
    one('a Deny of everyone', allow('*'), deny()),
    one(
      'a Deny of everyone outside the organization',
      allow('*'),
      deny(when('StringNotEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')),
    ),
    one(
      'a data perimeter that spares services',
      allow('*'),
      deny({
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ),
    one(
      'a Deny of all but one role',
      allow('*'),
      deny({ Principal: undefined, NotPrincipal: { AWS: ROLE } }),
    ),
    one(
      'the half of a URL that invokes',
      allow('*', when('Bool', 'lambda:InvokedViaFunctionUrl', 'true')),
    ),
  ],
  failed: [
    ...[
      '*',
      { AWS: '*' },
      { AWS: ['*'] },
      { AWS: ['*', ROLE] },
      { CanonicalUser: '*' },
      { Federated: '*' },
    ].map(principal => ({
      ...one(JSON.stringify(principal), allow(principal)),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    })),
    one('NotPrincipal', allow(undefined, { NotPrincipal: { AWS: ROLE } })),
    ...[
      '*',
      'lambda:*',
      'lambda:Invoke*',
      'LAMBDA:*function',
      'lambda:InvokeFunctio?',
    ].map(action => one(action, allow('*', { Action: action }))),
    one(
      'NotAction',
      allow('*', { Action: undefined, NotAction: 'lambda:Delete*' }),
    ),
    {
      resource: lambdaFunction({
        policy: JSON.stringify({ Statement: allow('*') }),
      }),
      note: 'a single statement',
    },
    everyoneWhen('StringLike', 'aws:SourceArn', '*'),
    everyoneWhen('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*'),
    everyoneWhen('ArnLike', 'aws:SourceArn', 'arn:aws:sns:eu-west-1:*:topic'),
    everyoneWhen('ArnLike', 'aws:SourceArn', [
      'arn:aws:s3:::uploads',
      'arn:aws:s3:::*',
    ]),
    everyoneWhen('StringLike', 'aws:PrincipalOrgID', 'o-*'),
    everyoneWhen('StringEquals', 'aws:PrincipalOrgID', '${aws:ResourceOrgID}'),
    everyoneWhen('StringEquals', 'aws:PrincipalAccount', []),
    ...[
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:SecureTransport',
      'aws:UserAgent',
      'aws:Referer',
      'aws:RequestedRegion',
      'aws:CurrentTime',
      'aws:username',
      'aws:CalledVia',
      'lambda:FunctionArn',
      'aws:PrincipalTag/team',
      'constructor',
    ].map(key => everyoneWhen('StringEquals', key, '111122223333')),
    everyoneWhen('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'),
    everyoneWhen(
      'ForAllValues:StringLike',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/*',
    ),
    everyoneWhen('StringNotEquals', 'aws:PrincipalAccount', '444455556666'),
    everyoneWhen('ArnNotLike', 'aws:PrincipalArn', ROLE),
    everyoneWhen('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'),
    everyoneWhen('Null', 'aws:PrincipalOrgID', 'false'),
    everyoneWhen('IpAddress', 'aws:SourceIp', '0.0.0.0/0'),
    everyoneWhen('IpAddress', 'aws:SourceIp', '::/0'),
    everyoneWhen('IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1']),
    everyoneWhen('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', 'anywhere']),
    one(
      'a Deny of another action',
      allow('*'),
      deny({ Action: 'lambda:GetFunction' }),
    ),
    one('a Deny of one caller', allow('*'), deny({ Principal: { AWS: ROLE } })),
    one(
      'a Deny of another resource',
      allow('*'),
      deny({ Resource: `${FUNCTION}:live` }),
    ),
    one(
      'a Deny that may not apply',
      allow('*'),
      deny(when('Bool', 'aws:SecureTransport', 'false')),
    ),
    one(
      'a Deny that a call without the key escapes',
      allow('*'),
      deny(
        when(
          'ForAnyValue:StringNotLike',
          'aws:PrincipalOrgPaths',
          'o-a1b2c3d4e5/*',
        ),
      ),
    ),
    one(
      'beside a principal that nobody can read',
      allow({ AWS: 'arn:aws:iam::*:root' }),
      allow('*'),
    ),
    withUrls('a URL for everyone', [url('NONE')], {
      reason: 'everyone on the internet may call the function URL',
    }),
    withUrls(
      'a URL for AWS principals',
      [url('AWS_IAM')],
      { reason: 'every AWS principal may call the function URL' },
      'AWS_IAM',
    ),
    withUrls('no URL', [], { severity: 'LOW' }),
    withUrls('a URL that asks for IAM', [url('AWS_IAM')], { severity: 'LOW' }),
    withUrls('a URL of an alias', [url('NONE', `${FUNCTION}:live`)], {
      severity: 'LOW',
    }),
    {
      resource: lambdaFunction({
        policy: policyOf(viaUrl('NONE')),
        urls: unknown('unsupported'),
      }),
      note: 'URLs that could not be read',
      matching: { reason: 'whether the function has a URL could not be read' },
    },
    {
      ...one(
        'the key beside the condition',
        allow('*', {
          Action: 'lambda:InvokeFunctionUrl',
          FunctionUrlAuthType: 'NONE',
        }),
      ),
      matching: { severity: 'LOW' },
    },
    {
      ...one(
        'both halves of a URL',
        viaUrl('NONE'),
        allow('*', when('Bool', 'lambda:InvokedViaFunctionUrl', 'true')),
      ),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    lambdaFunction({ policy: unknown('throttled', 'lambda:GetPolicy') }),
    { resource: lambdaFunction({ policy: '{"Statement":' }), note: 'no JSON' },
    { resource: lambdaFunction({ policy: '{}' }), note: 'no statement' },
    {
      resource: lambdaFunction({
        policy:
          '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Action":"x"}}',
      }),
      note: 'a key that stands twice',
    },
    one('a partial wildcard', allow({ AWS: 'arn:aws:iam::*:root' })),
    one('an unknown element', allow('*', { Unless: 'it rains' })),
    one(
      'an unknown operator',
      allow('*', when('StringSounds', 'aws:SourceArn', 'x')),
    ),
  ],
});
