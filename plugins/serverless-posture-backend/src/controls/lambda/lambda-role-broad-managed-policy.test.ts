import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleBroadManagedPolicy } from './lambda-role-broad-managed-policy';

const attached = (...attachedPolicyArns: string[]) => ({
  resource: lambdaFunction(),
  with: [iamRole({ attachedPolicyArns, managedPolicies: unknown('denied') })],
  note: attachedPolicyArns.join(),
});

const aws = (path: string) => `arn:aws:iam::aws:policy/${path}`;

testControl(lambdaRoleBroadManagedPolicy, {
  passed: [
    attached(),
    attached(
      aws('service-role/AWSLambdaBasicExecutionRole'),
      aws('AmazonDynamoDBReadOnlyAccess'),
    ),
    attached('arn:aws:iam::111122223333:policy/OrdersFullAccess'),
  ],
  failed: [
    {
      ...attached(
        aws('service-role/AWSLambdaBasicExecutionRole'),
        aws('AmazonS3FullAccess'),
      ),
      matching: {
        evidence: [
          {
            arn: 'arn:aws:iam::111122223333:role/checkout',
            path: 'AttachedManagedPolicies',
            value: aws('AmazonS3FullAccess'),
          },
        ],
      },
    },
    ...[
      'AdministratorAccess',
      'PowerUserAccess',
      'AWSLambda_FullAccess',
      'AmazonDynamoDBFullAccess_v2',
      'AmazonAPIGatewayAdministrator',
      'job-function/DatabaseAdministrator',
      'SecretsManagerReadWrite',
    ].map(name => attached(aws(name))),
    attached('arn:aws-cn:iam::aws:policy/AmazonS3FullAccess'),
  ],
  notAvailable: [
    {
      resource: lambdaFunction(),
      with: [iamRole({ attachedPolicyArns: unknown('throttled') })],
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
