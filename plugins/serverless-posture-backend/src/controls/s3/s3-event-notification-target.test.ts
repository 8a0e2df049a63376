import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { s3EventNotificationTarget } from './s3-event-notification-target';

const FUNCTION = lambdaFunction().arn;
const notifying = (...notificationTargets: string[]) =>
  bucket({ notificationTargets });
const queueOf = (account: string) => `arn:aws:sqs:eu-west-1:${account}:orders`;

testControl(s3EventNotificationTarget, {
  passed: [
    { resource: notifying(FUNCTION), with: [lambdaFunction()] },
    {
      resource: notifying(`${FUNCTION}:live`),
      with: [lambdaFunction()],
      note: 'an alias',
    },
    notifying(queueOf('111122223333')),
    {
      resource: notifying(queueOf('444455556666')),
      accounts: ['444455556666'],
      note: 'an account of the organization',
    },
    {
      resource: notifying(queueOf('999988887777')),
      parameters: { approvedAccounts: ['999988887777'] },
    },
  ],
  failed: [
    {
      resource: notifying(queueOf('999988887777')),
      matching: {
        reason: 'a target outside the organization',
        evidence: [{ value: queueOf('999988887777') }],
      },
    },
    {
      resource: notifying(FUNCTION),
      matching: { reason: 'the function does not exist' },
    },
  ],
  notAvailable: [
    bucket({
      notificationTargets: unknown(
        'denied',
        's3:GetBucketNotificationConfiguration',
      ),
    }),
    {
      resource: notifying(FUNCTION),
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'denied' } },
    },
    {
      resource: notifying(queueOf('444455556666')),
      accounts: { unknown: { errorClass: 'denied' } },
    },
    { resource: notifying('nonsense'), note: 'no ARN' },
  ],
  notApplicable: [bucket(), bucket({ owned: false })],
});
