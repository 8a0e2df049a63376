import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';
import { changeQueuePolicy } from './remedies';

/** Source: Security Hub SQS.3. */
export const sqsPublic = control({
  id: 'sqs-public',
  title: 'The queue policy does not let everyone send or receive',
  description:
    'Whoever may send to a queue feeds the function behind it; whoever may receive takes its messages. The ' +
    'policy is evaluated for any action: every form of principal, conditions by operator, key and value, Deny ' +
    'statements. Service control policies are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::SQS::Queue',
  references: {
    securityHub: ['SQS.3'],
    config: [
      'sqs-queue-no-public-access',
      'sqs-queue-policy-full-access-check',
    ],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Identity and access management in Amazon SQS',
        url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/security-iam.html',
      },
    ],
  },
  evaluate: queue => judgeOpen([{ text: queue.policy }]),
  remedy: queue =>
    changeQueuePolicy(
      queue,
      `Name who may use queue ${queue.name}, or bind the statement to a source ARN and account.`,
    ),
});
