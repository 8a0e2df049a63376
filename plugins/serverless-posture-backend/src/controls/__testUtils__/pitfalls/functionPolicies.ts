import { lambdaFunction } from 'backstage-plugin-serverless-posture-node/testUtils';
import {
  QualifiedPolicy,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { lambdaResourcePolicyConfusedDeputy } from '../../lambda/lambda-resource-policy-confused-deputy';
import { lambdaResourcePolicyExtraActions } from '../../lambda/lambda-resource-policy-extra-actions';
import { lambdaResourcePolicyOutsideOrg } from '../../lambda/lambda-resource-policy-outside-org';
import { lambdaResourcePolicyPublic } from '../../lambda/lambda-resource-policy-public';
import { lambdaResourcePolicyS3SourceAccount } from '../../lambda/lambda-resource-policy-s3-source-account';
import { allow, deny, policyOf } from '../../policy/testPolicies';
import { pitfall } from './pitfall';

const OURS = '111122223333';
const MEMBER = '444455556666';
const OUTSIDER = '999900001111';
const ROLE = `arn:aws:iam::${MEMBER}:role/caller`;

const letting = (...statements: object[]) =>
  lambdaFunction({ policy: policyOf(...statements) });

const everyoneIf = (operator: string, key: string, value: unknown) =>
  letting(allow('*', { Condition: { [operator]: { [key]: value } } }));

const service = (Service: string, condition?: object) =>
  letting(allow({ Service }, condition ? { Condition: condition } : {}));

const ofAlias = (policy: QualifiedPolicy['policy']): QualifiedPolicy => ({
  qualifier: 'live',
  functionArn: `${lambdaFunction().arn}:live`,
  policy,
});

const inOrganization = (principal: unknown) => ({
  resource: letting(allow(principal)),
  // Of its accounts only the active ones are known.
  accounts: [OURS, MEMBER],
  organizationId: 'o-a1b2c3d4e5',
});

const formsOf = (account: string) => [
  account,
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${account}:role/path/caller`,
  `arn:aws:iam::${account}:user/somebody`,
];

/** Who may invoke a function. */
export const functionPolicyPitfalls = [
  pitfall(
    'everyone is written in six ways, alone and among others',
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        '*',
        { AWS: '*' },
        { AWS: ['*'] },
        { AWS: ['*', ROLE] },
        { CanonicalUser: '*' },
        { Federated: '*' },
      ].map(principal => letting(allow(principal))),
    },
    {
      control: lambdaResourcePolicyPublic,
      passed: [{ AWS: ['*', ROLE] }, { CanonicalUser: '*' }].map(principal =>
        letting(
          allow(principal, {
            Condition: { StringEquals: { 'aws:SourceAccount': OURS } },
          }),
        ),
      ),
    },
  ),
  pitfall('a condition key with a fixed value restricts, in any case', {
    control: lambdaResourcePolicyPublic,
    passed: [
      everyoneIf('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'),
      everyoneIf(
        'ForAnyValue:StringLike',
        'aws:PrincipalOrgPaths',
        'o-a1b2c3d4e5/r-ab12/*',
      ),
      everyoneIf('StringEquals', 'aws:PrincipalAccount', MEMBER),
      everyoneIf('StringEquals', 'aws:SourceAccount', OURS),
      everyoneIf('StringEquals', 'aws:SourceOrgID', 'o-a1b2c3d4e5'),
      everyoneIf('ArnLike', 'AWS:SourceArn', 'arn:aws:s3:::uploads'),
      everyoneIf('StringEquals', 'aws:SourceVpce', 'vpce-0a1b2c3d4e5f60718'),
      everyoneIf('StringEquals', 'aws:SourceVpc', 'vpc-0a1b2c3d'),
    ],
  }),
  pitfall(
    'the widest value of a key decides, and one good key is enough',
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        everyoneIf('StringLike', 'aws:SourceArn', '*'),
        everyoneIf('StringLike', 'aws:PrincipalOrgID', 'o-*'),
        everyoneIf('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*'),
        everyoneIf('ArnLike', 'aws:SourceArn', [
          'arn:aws:s3:::uploads',
          'arn:aws:s3:::*',
        ]),
        everyoneIf('StringEquals', 'aws:SourceAccount', '${aws:userid}'),
      ],
    },
    {
      control: lambdaResourcePolicyPublic,
      passed: [
        letting(
          allow('*', {
            Condition: {
              StringLike: { 'aws:SourceArn': '*' },
              StringEquals: { 'aws:SourceAccount': OURS },
            },
          }),
        ),
      ],
    },
  ),
  pitfall('some keys say nothing of who calls', {
    control: lambdaResourcePolicyPublic,
    failed: [
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
    ].map(key => everyoneIf('StringEquals', key, OURS)),
  }),
  pitfall(
    'an operator that a call without the key meets restricts nobody',
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        everyoneIf('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4'),
        everyoneIf(
          'ForAllValues:StringLike',
          'aws:PrincipalOrgPaths',
          'o-a1b2c3d4e5/*',
        ),
        everyoneIf('StringNotEquals', 'aws:PrincipalAccount', OUTSIDER),
        everyoneIf('ArnNotLike', 'aws:PrincipalArn', ROLE),
        everyoneIf('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'),
        everyoneIf('Null', 'aws:PrincipalOrgID', 'false'),
      ],
    },
    {
      control: lambdaResourcePolicyPublic,
      passed: [
        everyoneIf(
          'ForAnyValue:StringEquals',
          'aws:PrincipalOrgPaths',
          'o-a1b2c3d4e5/r-ab12/ou-1/',
        ),
        everyoneIf('StringEqualsIgnoreCase', 'aws:SourceAccount', OURS),
        everyoneIf('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::uploads'),
      ],
    },
  ),
  pitfall(
    'an address range restricts unless it holds half of the internet',
    {
      control: lambdaResourcePolicyPublic,
      passed: [
        everyoneIf('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
        everyoneIf('IpAddress', 'aws:SourceIp', '10.0.0.0/8'),
      ],
    },
    {
      control: lambdaResourcePolicyPublic,
      failed: ['0.0.0.0/0', '::/0', ['0.0.0.0/1', '128.0.0.0/1']].map(range =>
        everyoneIf('IpAddress', 'aws:SourceIp', range),
      ),
    },
  ),
  pitfall(
    'a Deny takes away what it covers surely, and nothing else',
    {
      control: lambdaResourcePolicyPublic,
      passed: [
        letting(allow('*'), deny()),
        letting(
          allow('*'),
          deny({
            Condition: {
              StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            },
          }),
        ),
      ],
    },
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        letting(allow('*'), deny({ Action: 'lambda:GetFunction' })),
        letting(allow('*'), deny({ Principal: { AWS: ROLE } })),
      ],
    },
  ),
  pitfall('everybody but a few is everybody', {
    control: lambdaResourcePolicyPublic,
    failed: [letting(allow(undefined, { NotPrincipal: { AWS: ROLE } }))],
  }),
  pitfall(
    'wildcards within an action, and all but some actions',
    {
      control: lambdaResourcePolicyExtraActions,
      failed: [
        { Action: 'lambda:*' },
        { Action: 'lambda:*Function*' },
        { Action: '*' },
        { Action: undefined, NotAction: 'lambda:GetFunction' },
      ].map(actions => letting(allow({ AWS: MEMBER }, actions))),
      passed: [letting(allow({ AWS: MEMBER }, { Action: 'LAMBDA:invoke*' }))],
    },
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        letting(allow('*', { Action: undefined, NotAction: 'lambda:Get*' })),
      ],
      passed: [
        letting(
          allow('*', {
            Action: undefined,
            NotAction: ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'],
          }),
        ),
      ],
    },
  ),
  pitfall('one statement without a list, no policy, and a policy unread', {
    control: lambdaResourcePolicyPublic,
    failed: [
      lambdaFunction({ policy: JSON.stringify({ Statement: allow('*') }) }),
    ],
    passed: [lambdaFunction({ policy: null })],
    notAvailable: [
      lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
      lambdaFunction({ policy: unknown('throttled', 'lambda:GetPolicy') }),
    ],
  }),
  pitfall('a grant on an alias or version does not show without it', {
    control: lambdaResourcePolicyPublic,
    failed: [
      lambdaFunction({ qualifiedPolicies: [ofAlias(policyOf(allow('*')))] }),
    ],
    notAvailable: [
      lambdaFunction({ qualifiedPolicies: unknown('denied') }),
      lambdaFunction({ qualifiedPolicies: [ofAlias('{')] }),
    ],
  }),
  pitfall(
    'a principal that was deleted is stale, and not everyone',
    {
      control: lambdaResourcePolicyPublic,
      passed: ['AIDAEXAMPLEEXAMPLE123', 'AROAEXAMPLEEXAMPLE123'].map(id =>
        letting(allow({ AWS: id })),
      ),
    },
    {
      control: lambdaResourcePolicyOutsideOrg,
      failed: [inOrganization({ AWS: 'AIDAEXAMPLEEXAMPLE123' })],
      severity: 'LOW',
    },
  ),
  pitfall(
    'a wildcard within the ARN of a principal means nothing that IAM documents',
    {
      control: lambdaResourcePolicyPublic,
      notAvailable: [letting(allow({ AWS: 'arn:aws:iam::*:root' }))],
      reason: 'arn:aws:iam::*:root',
    },
  ),
  pitfall(
    'a service without a source calls for any of its customers',
    {
      control: lambdaResourcePolicyConfusedDeputy,
      failed: ['s3', 'sns', 'events', 'apigateway'].map(name =>
        service(`${name}.amazonaws.com`),
      ),
    },
    {
      control: lambdaResourcePolicyPublic,
      passed: [service('s3.amazonaws.com')],
    },
  ),
  pitfall('some services call within their account only, or send a token', {
    control: lambdaResourcePolicyConfusedDeputy,
    passed: [
      service('secretsmanager.amazonaws.com'),
      service('eks.amazonaws.com'),
      service('alexa-appkit.amazon.com', {
        StringEquals: { 'lambda:EventSourceToken': 'amzn1.ask.skill.1' },
      }),
    ],
  }),
  pitfall('a service has several names', {
    control: lambdaResourcePolicyConfusedDeputy,
    failed: [
      'sns.amazonaws.com.cn',
      'events.eu-west-1.amazonaws.com',
      'alexa-appkit.amazon.com',
    ].map(name => service(name)),
  }),
  pitfall('the ARN of a bucket does not say whose it is', {
    control: lambdaResourcePolicyS3SourceAccount,
    failed: [
      service('s3.amazonaws.com', {
        ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
      }),
    ],
    severity: 'MEDIUM',
    passed: [
      service('s3.amazonaws.com', {
        ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
        StringEquals: { 'AWS:SourceAccount': OURS },
      }),
    ],
  }),
  pitfall('an account is written in four ways; suspended ones are outside', {
    control: lambdaResourcePolicyOutsideOrg,
    passed: formsOf(MEMBER).map(form => inOrganization({ AWS: form })),
    failed: formsOf(OUTSIDER).map(form => inOrganization({ AWS: form })),
  }),
];
