import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { iamInvokeWildcard } from './iam-invoke-wildcard';

const deploys = policyOf({
  Effect: 'Allow',
  Principal: { Service: 'codebuild.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const granting = (...statements: object[]) =>
  iamRole({
    trustPolicy: deploys,
    inlinePolicies: [
      {
        arn: null,
        name: 'permissions',
        document: policyOf(
          ...statements.map(one => ({
            Effect: 'Allow',
            Resource: '*',
            ...one,
          })),
        ),
      },
    ],
  });
const linked = iamRole({
  $: {
    arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  },
  managedPolicies: unknown('not-read'),
});
const unread = iamRole({
  trustPolicy: deploys,
  managedPolicies: unknown('denied', 'iam:GetPolicy'),
});

testControl(iamInvokeWildcard, {
  passed: [
    granting({
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
    }),
    iamRole(),
    {
      resource: granting(
        { Action: 'lambda:InvokeFunction' },
        { Effect: 'Deny', Action: 'lambda:Invoke*' },
      ),
      note: 'denied',
    },
  ],
  failed: [
    granting({ Action: 'lambda:InvokeFunction' }),
    granting({
      Action: 'lambda:Invoke*',
      Resource: 'arn:aws:lambda:*:*:function:*',
    }),
    granting({ Action: 'execute-api:Invoke' }),
  ],
  notAvailable: [unread, iamRole({ inlinePolicies: unknown('malformed') })],
  notApplicable: [linked, granting({ Action: '*' })],
});
