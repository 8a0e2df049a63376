import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleTrustBroad } from './lambda-role-trust-broad';

const LAMBDA = { Service: 'lambda.amazonaws.com' };

function trusting(...principals: object[]) {
  const Statement = principals.map(one => ({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    ...('Effect' in one || 'NotPrincipal' in one ? one : { Principal: one }),
  }));
  return {
    resource: lambdaFunction(),
    with: [iamRole({ trustPolicy: JSON.stringify({ Statement }) })],
    note: JSON.stringify(principals),
  };
}

testControl(lambdaRoleTrustBroad, {
  passed: [
    trusting(LAMBDA),
    trusting({ Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] }),
    trusting(LAMBDA, {
      Effect: 'Allow',
      Action: 'sts:TagSession',
      Principal: { AWS: '111122223333' },
    }),
    trusting(LAMBDA, { Effect: 'Deny', Principal: '*' }),
  ],
  failed: [
    {
      ...trusting(LAMBDA, { AWS: 'arn:aws:iam::999988887777:root' }),
      matching: {
        evidence: [
          {
            arn: 'arn:aws:iam::111122223333:role/checkout',
            path: 'AssumeRolePolicyDocument.Statement[1]',
          },
        ],
        reason: 'arn:aws:iam::999988887777:root may assume it',
      },
    },
    trusting({ AWS: '111122223333' }),
    trusting({ ...LAMBDA, AWS: '*' }),
    trusting({ Federated: 'cognito-identity.amazonaws.com' }),
    trusting({
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'accounts.google.com' },
    }),
    trusting({ NotPrincipal: LAMBDA }),
    trusting({
      Effect: 'Allow',
      Action: 'sts:*',
      Principal: { AWS: '999988887777' },
      Condition: { StringEquals: { 'sts:ExternalId': 'vendor' } },
    }),
    {
      ...trusting({
        Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'],
      }),
      matching: { severity: 'MEDIUM' },
    },
    {
      ...trusting(LAMBDA, { AWS: 'AROAEXAMPLEEXAMPLE123' }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction(),
      with: [iamRole({ trustPolicy: unknown('malformed') })],
    },
    {
      resource: lambdaFunction(),
      with: [iamRole({ trustPolicy: '{' })],
    },
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
});
