import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyConfusedDeputy } from './lambda-resource-policy-confused-deputy';

function service(name: string, condition?: object, ...others: object[]) {
  const statement = allow(
    { Service: name },
    condition ? { Condition: condition } : {},
  );
  return {
    resource: lambdaFunction({ policy: policyOf(statement, ...others) }),
    note: `${name} ${JSON.stringify(condition ?? 'without condition')}`,
  };
}

const ORG = { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } };

testControl(lambdaResourcePolicyConfusedDeputy, {
  passed: [
    lambdaFunction({ policy: null }),
    service('events.amazonaws.com', {
      ArnLike: {
        'AWS:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/nightly',
      },
    }),
    service('s3.amazonaws.com', {
      StringEquals: { 'AWS:SourceAccount': '111122223333' },
    }),
    service('s3.amazonaws.com', {
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
    }),
    service('sns.amazonaws.com', ORG),
    service('alexa-appkit.amazon.com', {
      StringEquals: { 'lambda:EventSourceToken': 'amzn1.ask.skill.1' },
    }),
    service('secretsmanager.amazonaws.com'),
    service('eks.amazonaws.com'),
    service('s3.amazonaws.com', undefined, deny()),
    lambdaFunction({ policy: policyOf(allow('*')) }),
    lambdaFunction({
      policy: policyOf(
        allow(
          { Service: 's3.amazonaws.com' },
          { Action: 'lambda:GetFunction' },
        ),
      ),
    }),
  ],
  failed: [
    {
      ...service('events.amazonaws.com'),
      matching: {
        evidence: [{ path: 'Policy.Statement[0] (Sid open)' }],
        reason: 'events.amazonaws.com may invoke it for anyone',
      },
    },
    ...[
      's3.amazonaws.com',
      'apigateway.amazonaws.com',
      'sns.amazonaws.com.cn',
      'events.eu-west-1.amazonaws.com',
      'alexa-appkit.amazon.com',
      '*',
    ].map(name => service(name)),
    {
      resource: lambdaFunction({
        policy: policyOf(allow('sns.amazonaws.com')),
      }),
      note: 'as text',
    },
    service('s3.amazonaws.com', {
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::*' },
    }),
    service('s3.amazonaws.com', {
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    }),
    service('s3.amazonaws.com', {
      StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' },
    }),
    service('s3.amazonaws.com', undefined, deny({ Principal: { AWS: '*' } })),
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    lambdaFunction({ policy: '[]' }),
  ],
});
