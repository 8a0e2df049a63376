import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { iamServerlessPrivilegeEscalation } from './iam-serverless-privilege-escalation';

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

testControl(iamServerlessPrivilegeEscalation, {
  passed: [
    granting({ Action: 's3:GetObject' }),
    {
      resource: granting(
        {
          Action: 'iam:PassRole',
          Condition: {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          },
        },
        { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'] },
      ),
      note: 'passes to another service only',
    },
  ],
  failed: [
    granting({
      Action: [
        'iam:PassRole',
        'lambda:CreateFunction',
        'lambda:InvokeFunction',
      ],
    }),
    granting({ Action: 'lambda:UpdateFunctionCode' }),
    {
      resource: granting({
        Action: 'lambda:UpdateFunctionCode',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
      }),
      matching: { severity: 'LOW' },
    },
    {
      resource: {
        ...granting({
          Action: [
            'iam:PassRole',
            'lambda:CreateFunction',
            'lambda:InvokeFunction',
          ],
        }),
        attributes: {
          ...granting({
            Action: [
              'iam:PassRole',
              'lambda:CreateFunction',
              'lambda:InvokeFunction',
            ],
          }).attributes,
          boundary: {
            arn: null,
            name: 'limit',
            document: policyOf({
              Effect: 'Allow',
              Action: 's3:*',
              Resource: '*',
            }),
          },
        },
      },
      matching: { severity: 'MEDIUM' },
    },
  ],
  notAvailable: [
    unread,
    iamRole({ trustPolicy: deploys, inlinePolicies: unknown('malformed') }),
    iamRole({ trustPolicy: unknown('malformed') }),
  ],
  notApplicable: [linked, iamRole(), granting({ Action: '*' })],
});
