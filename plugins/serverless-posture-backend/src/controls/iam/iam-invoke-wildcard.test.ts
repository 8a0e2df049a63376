import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { linkedRole, roleGranting, unreadRole } from '../__testUtils__/roles';
import { iamInvokeWildcard } from './iam-invoke-wildcard';

testControl(iamInvokeWildcard, {
  passed: [
    roleGranting({
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
    }),
    iamRole(),
    {
      resource: roleGranting(
        { Action: 'lambda:InvokeFunction' },
        { Effect: 'Deny', Action: 'lambda:Invoke*' },
      ),
      note: 'denied',
    },
  ],
  failed: [
    roleGranting({ Action: 'lambda:InvokeFunction' }),
    roleGranting({
      Action: 'lambda:Invoke*',
      Resource: 'arn:aws:lambda:*:*:function:*',
    }),
    roleGranting({ Action: 'execute-api:Invoke' }),
  ],
  notAvailable: [unreadRole, iamRole({ inlinePolicies: unknown('malformed') })],
  notApplicable: [linkedRole, roleGranting({ Action: '*' })],
});
