import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { iamServerlessFullAccess } from './iam-serverless-full-access';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
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

testControl(iamServerlessFullAccess, {
  passed: [
    granting({ Action: 'lambda:GetFunction' }),
    granting({ Action: 's3:*' }),
    {
      resource: granting({
        Action: 'lambda:*',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
      }),
      note: 'on one function',
    },
    {
      resource: granting({ Action: '*' }),
      parameters: { allowedRoles: ['check*'] },
      note: 'an allowed role',
    },
    {
      resource: granting(
        { Action: 'lambda:*' },
        { Effect: 'Deny', Action: 'lambda:*' },
      ),
      note: 'denied',
    },
  ],
  failed: [
    granting({ Action: 'lambda:*' }),
    granting({ Action: 'apigateway:*' }),
    granting({ Action: 'appsync:*', Resource: 'arn:aws:appsync:*:*:apis/*' }),
    granting({ Action: '*' }),
    granting({ NotAction: 'iam:*' }),
    {
      resource: iamRole({
        trustPolicy: deploys,
        attachedPolicyArns: [ADMINISTRATOR],
        managedPolicies: unknown('denied'),
      }),
      note: 'an administrator by name',
    },
    {
      resource: iamRole({
        trustPolicy: deploys,
        attachedPolicyArns: [ADMINISTRATOR],
        managedPolicies: [
          {
            arn: ADMINISTRATOR,
            name: 'AdministratorAccess',
            document: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
          },
        ],
      }),
      note: 'an administrator by its document, shown once',
      matching: { evidence: [{ arn: ADMINISTRATOR }] },
    },
  ],
  notAvailable: [
    unread,
    iamRole({ trustPolicy: deploys, inlinePolicies: unknown('malformed') }),
  ],
  notApplicable: [linked, iamRole()],
});
