import { AwsError } from '../protocol/awsError';
import { uuid } from '../world/random';
import type { SimulatedTopic } from '../world/things/data';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, page } from './handlers';

const invalid = 'InvalidParameter';

/** SNS has one size of page. */
const limit = 100;

const arnOf = ({ region, accountId }: Call, { name }: SimulatedTopic) =>
  `arn:aws:sns:${region}:${accountId}:${name}`;

function topicOf(arn: string, call: Call): SimulatedTopic {
  const found = thingsOf(call.cell, 'topics').find(
    topic => arnOf(call, topic) === arn,
  );
  if (found) return found;
  throw new AwsError('NotFoundException', 'Topic does not exist', 404);
}

/** Amazon SNS. */
export const sns: Handlers = {
  ListTopics(input: { NextToken?: string }, call) {
    const { items, next } = page(thingsOf(call.cell, 'topics'), call, {
      token: input.NextToken,
      limit,
      invalid,
    });
    return {
      Topics: items.map(topic => ({ TopicArn: arnOf(call, topic) })),
      NextToken: next,
    };
  },

  GetTopicAttributes({ TopicArn }: { TopicArn: string }, call) {
    const topic = topicOf(TopicArn, call);
    // A topic always has a policy; the one it begins with lets its own account alone in.
    const policy = topic.policy ?? {
      Version: '2008-10-17',
      Id: '__default_policy_ID',
      Statement: [
        {
          Sid: '__default_statement_ID',
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['SNS:Publish', 'SNS:Subscribe'],
          Resource: TopicArn,
          Condition: { StringEquals: { 'AWS:SourceOwner': call.accountId } },
        },
      ],
    };
    return {
      Attributes: {
        TopicArn,
        Owner: call.accountId,
        ...topic.attributes,
        Policy: JSON.stringify(policy),
      },
    };
  },

  ListSubscriptionsByTopic(
    { TopicArn, NextToken }: { TopicArn: string; NextToken?: string },
    call,
  ) {
    const { items, next } = page(topicOf(TopicArn, call).subscriptions, call, {
      token: NextToken,
      limit,
      invalid,
    });
    return {
      Subscriptions: items.map(
        ({ protocol, endpoint, owner = call.accountId, confirmed = true }) => ({
          SubscriptionArn: confirmed
            ? `${TopicArn}:${uuid(`${TopicArn}/${protocol}/${endpoint}`)}`
            : 'PendingConfirmation',
          Owner: owner,
          Protocol: protocol,
          Endpoint: endpoint,
          TopicArn,
        }),
      ),
      NextToken: next,
    };
  },
};
