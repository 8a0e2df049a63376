import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { apigwIntegrationRoleWildcard } from './apigw-integration-role-wildcard';

const trusts = policyOf({
  Effect: 'Allow',
  Principal: { Service: 'apigateway.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const granting = (statement: object) =>
  iamRole({
    trustPolicy: trusts,
    inlinePolicies: [
      {
        arn: null,
        name: 'permissions',
        document: policyOf({ Effect: 'Allow', Resource: '*', ...statement }),
      },
    ],
  });

testControl(apigwIntegrationRoleWildcard, {
  passed: [
    granting({
      Action: 'sqs:SendMessage',
      Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders',
    }),
    {
      resource: iamRole({
        trustPolicy: trusts,
        attachedPolicyArns: [
          'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
        ],
        managedPolicies: [
          {
            arn: 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
            name: 'push',
            document: policyOf({
              Effect: 'Allow',
              Action: 'logs:*',
              Resource: '*',
            }),
          },
        ],
      }),
      note: 'the role for logs',
    },
  ],
  failed: [
    granting({ Action: 'sqs:SendMessage' }),
    granting({
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:*:*:function:*',
    }),
    granting({ Action: '*' }),
  ],
  notAvailable: [
    iamRole({
      trustPolicy: trusts,
      managedPolicies: unknown('denied', 'iam:GetPolicy'),
    }),
    iamRole({ trustPolicy: unknown('malformed') }),
  ],
  notApplicable: [iamRole()],
});
