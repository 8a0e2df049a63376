import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { kmsDecryptAllKeys } from './kms-decrypt-all-keys';

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

testControl(kmsDecryptAllKeys, {
  passed: [
    granting({
      Action: 'kms:Decrypt',
      Resource: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    }),
    {
      resource: granting(
        { Action: 'kms:*' },
        { Effect: 'Deny', Action: 'kms:*' },
      ),
      note: 'denied',
    },
    {
      resource: iamRole({
        attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        managedPolicies: [
          {
            arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
            name: 'AdministratorAccess',
            document: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
          },
        ],
      }),
      note: 'a policy of AWS',
    },
  ],
  failed: [
    granting({ Action: 'kms:Decrypt' }),
    granting({ Action: 'kms:*', Resource: 'arn:aws:kms:*:*:key/*' }),
    granting({ Action: 'kms:ReEncrypt*' }),
    {
      resource: granting({
        Action: 'kms:Decrypt',
        Condition: {
          StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
        },
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [unread, iamRole({ inlinePolicies: unknown('malformed') })],
  notApplicable: [linked],
});
