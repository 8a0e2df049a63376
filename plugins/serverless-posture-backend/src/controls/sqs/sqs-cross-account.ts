import { control } from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';
import { changeQueuePolicy } from './remedies';

/** Source: SQS guide, "Basic examples of Amazon SQS policies". */
export const sqsCrossAccount = control({
  id: 'sqs-cross-account',
  title: 'The queue trusts only accounts of the organization or approved ones',
  description:
    'A foreign account that may use a queue feeds functions or takes messages, and is invisible to ' +
    'guardrails. Accounts are read from principals and from conditions on callers and sources, for any ' +
    'action; a policy open to everyone fails, too. Suspended accounts are outside. Sources that name no ' +
    'account, such as buckets, are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SQS::Queue',
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Basic examples of Amazon SQS policies',
        url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate: (queue, context) =>
    judgeOutsiders([{ text: queue.policy }], queue.$.accountId, context),
  remedy: queue =>
    changeQueuePolicy(
      queue,
      `Drop the foreign account from the policy of queue ${queue.name}, or approve of it in the configuration.`,
    ),
});
