import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import {
  DEPLOYS,
  linkedRole,
  roleGranting,
  unreadRole,
} from '../__testUtils__/roles';
import { policyOf } from '../policy/testPolicies';
import { iamServerlessFullAccess } from './iam-serverless-full-access';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
testControl(iamServerlessFullAccess, {
  passed: [
    roleGranting({ Action: 'lambda:GetFunction' }),
    roleGranting({ Action: 's3:*' }),
    {
      resource: roleGranting({
        Action: 'lambda:*',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
      }),
      note: 'on one function',
    },
    {
      resource: roleGranting({ Action: '*' }),
      parameters: { allowedRoles: ['check*'] },
      note: 'an allowed role',
    },
    {
      resource: roleGranting(
        { Action: 'lambda:*' },
        { Effect: 'Deny', Action: 'lambda:*' },
      ),
      note: 'denied',
    },
  ],
  failed: [
    roleGranting({ Action: 'lambda:*' }),
    roleGranting({ Action: 'apigateway:*' }),
    roleGranting({
      Action: 'appsync:*',
      Resource: 'arn:aws:appsync:*:*:apis/*',
    }),
    roleGranting({ Action: '*' }),
    roleGranting({ NotAction: 'iam:*' }),
    {
      resource: iamRole({
        trustPolicy: DEPLOYS,
        attachedPolicyArns: [ADMINISTRATOR],
        managedPolicies: unknown('denied'),
      }),
      note: 'an administrator by name',
    },
    {
      resource: iamRole({
        trustPolicy: DEPLOYS,
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
    unreadRole,
    iamRole({ trustPolicy: DEPLOYS, inlinePolicies: unknown('malformed') }),
  ],
  notApplicable: [linkedRole, iamRole()],
});
