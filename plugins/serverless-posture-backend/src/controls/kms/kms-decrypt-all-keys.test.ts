import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { linkedRole, roleGranting, unreadRole } from '../__testUtils__/roles';
import { policyOf } from '../policy/testPolicies';
import { kmsDecryptAllKeys } from './kms-decrypt-all-keys';

testControl(kmsDecryptAllKeys, {
  passed: [
    roleGranting({
      Action: 'kms:Decrypt',
      Resource: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    }),
    {
      resource: roleGranting(
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
    roleGranting({ Action: 'kms:Decrypt' }),
    roleGranting({ Action: 'kms:*', Resource: 'arn:aws:kms:*:*:key/*' }),
    roleGranting({ Action: 'kms:ReEncrypt*' }),
    {
      resource: roleGranting({
        Action: 'kms:Decrypt',
        Condition: {
          StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
        },
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [unreadRole, iamRole({ inlinePolicies: unknown('malformed') })],
  notApplicable: [linkedRole],
});
