import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamRoleConfusedDeputy } from './iam-role-confused-deputy';

function trusting(principal: unknown, condition?: object) {
  const statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: principal,
    ...(condition ? { Condition: condition } : {}),
  };
  return {
    resource: iamRole({
      trustPolicy: JSON.stringify({ Statement: [statement] }),
    }),
    note: JSON.stringify([principal, condition]),
  };
}

const STATES = { Service: 'states.amazonaws.com' };

testControl(iamRoleConfusedDeputy, {
  passed: [
    trusting(STATES, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    trusting(
      { Service: ['scheduler.amazonaws.com', 'lambda.amazonaws.com'] },
      {
        ArnLike: {
          'aws:SourceArn':
            'arn:aws:scheduler:eu-west-1:111122223333:schedule-group/shop',
        },
      },
    ),
    trusting(STATES, { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }),
  ],
  failed: [
    {
      ...trusting(STATES),
      matching: {
        evidence: [{ path: 'AssumeRolePolicyDocument.Statement[0]' }],
        reason: 'states.amazonaws.com may assume it for anyone',
      },
    },
    ...['apigateway', 'appsync', 'events', 'scheduler', 'pipes'].map(name =>
      trusting({ Service: ['lambda.amazonaws.com', `${name}.amazonaws.com`] }),
    ),
    trusting(STATES, {
      StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' },
    }),
    trusting(STATES, { StringLike: { 'aws:SourceAccount': '*' } }),
    trusting(STATES, { Bool: { 'aws:SecureTransport': 'true' } }),
  ],
  notAvailable: [
    iamRole({ trustPolicy: unknown('malformed') }),
    iamRole({ trustPolicy: '{' }),
    trusting({ AWS: 'arn:aws:iam::*:root' }),
  ],
  notApplicable: [
    iamRole(),
    trusting({ Service: 'ec2.amazonaws.com' }),
    trusting({ AWS: '111122223333' }),
  ],
});
