import type {
  GetQueueAttributesRequest,
  ListQueuesRequest,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterValue';

/** Amazon SQS: queues by their URLs. */
export const sqs: Handlers = {
  ListQueues(input: ListQueuesRequest, call) {
    const urls = thingsOf(call.cell, 'queues').map(
      ({ name }) =>
        `https://sqs.${call.region}.amazonaws.com/${call.accountId}/${name}`,
    );
    const { items, next } = page(urls, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 1000,
        maximum: 1000,
        invalid,
      }),
      invalid,
    });
    // SQS pages only where a size was asked for, and leaves the list out where it is empty.
    return {
      QueueUrls: items.length ? items : undefined,
      NextToken: input.MaxResults ? next : undefined,
    };
  },

  GetQueueAttributes(input: GetQueueAttributesRequest, call) {
    const name = input.QueueUrl!.split('/').pop();
    const queue = thingsOf(call.cell, 'queues').find(one => one.name === name);
    if (!queue) {
      throw new AwsError(
        'QueueDoesNotExist',
        'The specified queue does not exist.',
        400,
      );
    }
    const all: Record<string, string> = {
      ...queue.attributes,
      ...(queue.policy ? { Policy: JSON.stringify(queue.policy) } : {}),
      QueueArn: `arn:aws:sqs:${call.region}:${call.accountId}:${queue.name}`,
    };
    const asked = input.AttributeNames ?? [];
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(
          ([key]) => asked.includes('All') || asked.includes(key as any),
        ),
      ),
    };
  },
};
