import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  Attributes,
  Collector,
  isUnknown,
  operation,
  Queue,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { inScope } from '../fields';
import { policyText } from '../policies';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const listQueues = operation({
  id: 'sqs:ListQueues',
  client: SQSClient,
  command: ListQueuesCommand,
  probe: { MaxResults: 1 },
});

const getQueueAttributes = operation({
  id: 'sqs:GetQueueAttributes',
  client: SQSClient,
  command: GetQueueAttributesCommand,
  resources: ['arn:{partition}:sqs:*:*:*'],
  // Queues come and go: one that is gone by now is no failure.
  absent: [
    'QueueDoesNotExist',
    'AWS.SimpleQueueService.NonExistentQueue',
    'QueueDeletedRecently',
  ],
});

/** The queues that serverless resources refer to. */
export const sqsCollector: Collector = {
  id: 'sqs',
  scope: 'regional',
  follows: referringTypes,
  operations: { listQueues, getQueueAttributes, getTaggedResources },
  listings: [
    referredListing({
      id: 'queues',
      resourceTypes: ['AWS::SQS::Queue'],
      services: ['sqs'],
      async page(aws, token, references) {
        const { QueueUrls = [], NextToken } = await aws.call(listQueues, {
          MaxResults: 1000,
          NextToken: token,
        });
        const queues = QueueUrls.map(url => ({
          url,
          name: url.slice(url.lastIndexOf('/') + 1),
        }))
          .map(queue => ({
            ...queue,
            arn: `arn:${aws.partition}:sqs:${aws.region}:${aws.accountId}:${queue.name}`,
          }))
          .filter(({ arn }) => references.has(arn));
        const tags = await tagsOf(
          aws,
          queues.map(({ arn }) => arn),
        );
        const resources = await aws.all(
          queues,
          async ({
            url,
            name,
            arn,
          }): Promise<Resource<'AWS::SQS::Queue'>[]> => {
            const attributes = await aws.read<
              any,
              { Attributes?: Record<string, string> },
              Attributes<Queue> | null
            >(
              getQueueAttributes,
              {
                QueueUrl: url,
                AttributeNames: [
                  'Policy',
                  'KmsMasterKeyId',
                  'SqsManagedSseEnabled',
                ],
              },
              output => queueAttributes(output.Attributes),
              null,
            );
            if (attributes === null) return [];
            return [
              {
                type: 'AWS::SQS::Queue',
                arn,
                name,
                ...inScope(aws),
                tags: tags(arn),
                attributes: isUnknown(attributes)
                  ? {
                      policy: attributes,
                      kmsKeyId: attributes,
                      managedSse: attributes,
                    }
                  : attributes,
              },
            ];
          },
        );
        return { resources: resources.flat(), next: NextToken || undefined };
      },
    }),
  ],
};

/** SQS leaves out attributes that a queue doesn't have; it always says whether it encrypts with its own key. */
function queueAttributes(
  attributes: Record<string, string> = {},
): Attributes<Queue> {
  const { Policy, KmsMasterKeyId, SqsManagedSseEnabled } = attributes;
  return {
    policy: Policy ? policyText(Policy, getQueueAttributes.id) : null,
    kmsKeyId: KmsMasterKeyId || null,
    managedSse:
      SqsManagedSseEnabled === undefined && !KmsMasterKeyId
        ? unknown(
            'malformed',
            getQueueAttributes.id,
            'SqsManagedSseEnabled is missing',
          )
        : SqsManagedSseEnabled === 'true',
  };
}
