import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { Arn, canonicalArn, parseArn } from '../../aws';
import { approvedAccounts } from '../policy/documents';
import { insidersOf } from '../policy/outsiders';
import { ownedBucket } from './ownedBucket';

/** Source: S3 guide, "Amazon S3 Event Notifications". */
export const s3EventNotificationTarget = control({
  id: 's3-event-notification-target',
  title: 'Bucket notifications point to live targets of the organization',
  description:
    'A notification tells its target the names of all new objects. One that points outside the organization ' +
    'tells strangers; one whose function was deleted waits for whoever creates a function of that name. ' +
    'Functions of the account and Region must exist; of queues, topics and functions elsewhere the account ' +
    'alone is judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  reads: ['AWS::Lambda::Function'],
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-09'],
    documents: [
      {
        title: 'Amazon S3 Event Notifications',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate: ownedBucket((bucket, context) => {
    const targets = bucket.notificationTargets;
    if (targets.length === 0) return notApplicable('it notifies nobody');
    const { accountId, region } = bucket.$;
    const inside = insidersOf(
      accountId,
      context,
      context.parameter<string[]>('approvedAccounts'),
    );
    const wrong = (test: (arn: Arn, text: string) => boolean) =>
      targets
        .filter(text => test(arnOf(text), text))
        .map(text => evidence('NotificationConfiguration', text));
    const foreign = wrong(arn => !inside.account(arn.accountId));
    if (foreign.length > 0)
      return failed(foreign, { reason: 'a target outside the organization' });
    const gone = wrong(
      (arn, text) =>
        arn.service === 'lambda' &&
        arn.accountId === accountId &&
        arn.region === region &&
        !context.resource('AWS::Lambda::Function', canonicalArn(text)),
    );
    return gone.length > 0
      ? failed(gone, { reason: 'the function does not exist' })
      : passed();
  }),
  remedy: bucket => ({
    summary: `Remove the notification of bucket ${bucket.name}, or point it to a target that exists.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Properties > Event notifications`,
    cli: `aws s3api put-bucket-notification-configuration --bucket ${bucket.name} --notification-configuration file://notifications.json`,
    cloudformation: `# ${bucket.name}, AWS::S3::Bucket\nNotificationConfiguration:\n  LambdaConfigurations:\n    - Event: s3:ObjectCreated:*\n      Function: !GetAtt Function.Arn`,
    terraform: `resource "aws_s3_bucket_notification" "notifications" {\n  bucket = "${bucket.name}"\n  lambda_function {\n    lambda_function_arn = aws_lambda_function.function.arn\n    events              = ["s3:ObjectCreated:*"]\n  }\n}`,
  }),
});

function arnOf(text: string): Arn {
  const arn = parseArn(text);
  if (arn) return arn;
  throw new UnknownAttributeError('notificationTargets', {
    errorClass: 'malformed',
    operation: 's3:GetBucketNotificationConfiguration',
  });
}
