import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';
import { tagQueue } from './remedies';

/** Source: Security Hub SQS.2. */
export const sqsTagged = control({
  id: 'sqs-tagged',
  title: 'The queue carries the required tags',
  description:
    'Tags lead a finding to the team that owns the queue. Which keys must be there is a parameter; without ' +
    'any, one tag is enough. Tags that AWS sets itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::SQS::Queue',
  references: {
    securityHub: ['SQS.2'],
    documents: [
      {
        title: 'Tagging your AWS resources',
        url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: queue => tagQueue(queue, `Tag queue ${queue.name} with its owner.`),
});
