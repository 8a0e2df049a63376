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
import { iamServerlessPrivilegeEscalation } from './iam-serverless-privilege-escalation';

const passesToLambda = roleGranting({
  Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
});

testControl(iamServerlessPrivilegeEscalation, {
  passed: [
    roleGranting({ Action: 's3:GetObject' }),
    {
      resource: roleGranting(
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
    passesToLambda,
    roleGranting({ Action: 'lambda:UpdateFunctionCode' }),
    {
      resource: roleGranting({
        Action: 'lambda:UpdateFunctionCode',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
      }),
      matching: { severity: 'LOW' },
    },
    {
      resource: {
        ...passesToLambda,
        attributes: {
          ...passesToLambda.attributes,
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
    unreadRole,
    iamRole({ trustPolicy: DEPLOYS, inlinePolicies: unknown('malformed') }),
    iamRole({ trustPolicy: unknown('malformed') }),
  ],
  notApplicable: [linkedRole, iamRole(), roleGranting({ Action: '*' })],
});
