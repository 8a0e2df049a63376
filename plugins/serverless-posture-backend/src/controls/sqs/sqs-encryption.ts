import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { setQueue } from './remedies';

/** Source: Security Hub SQS.1. */
export const sqsEncryption = control({
  id: 'sqs-encryption',
  title: 'The queue is encrypted at rest',
  description:
    'Messages wait in a queue for up to 14 days. SQS encrypts them with a key of its own (SSE-SQS) or with a ' +
    'KMS key; either passes. Old queues and those that were told so have neither.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SQS::Queue',
  references: {
    securityHub: ['SQS.1'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Data encryption in Amazon SQS',
        url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
      },
    ],
  },
  evaluate: queue =>
    queue.kmsKeyId !== null || queue.managedSse
      ? passed()
      : failed([evidence('Attributes.SqsManagedSseEnabled', false)]),
  remedy: queue =>
    setQueue(queue, `Turn encryption of queue ${queue.name} on.`, {
      page: 'Encryption',
      attributes: 'SqsManagedSseEnabled=true',
      cloudformation: `# ${queue.name}, AWS::SQS::Queue\nSqsManagedSseEnabled: true`,
      terraform: `# aws_sqs_queue ${queue.name}\nsqs_managed_sse_enabled = true`,
    }),
});
