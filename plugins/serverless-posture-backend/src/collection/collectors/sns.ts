import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
  Subscription as SnsSubscription,
} from '@aws-sdk/client-sns';
import {
  AnyResource,
  Attributes,
  AwsReader,
  Collector,
  isUnknown,
  operation,
  Page,
  Resource,
  SubscriptionProtocol,
  Topic,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, oneOf, required } from '../fields';
import { policyText } from '../policies';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { children, mergePages } from './children';
import { referredListing } from './referred';

const TOPICS = ['arn:{partition}:sns:*:*:*'];

const listTopics = operation({
  id: 'sns:ListTopics',
  client: SNSClient,
  command: ListTopicsCommand,
  probe: {},
});

const getTopicAttributes = operation({
  id: 'sns:GetTopicAttributes',
  client: SNSClient,
  command: GetTopicAttributesCommand,
  resources: TOPICS,
  absent: ['NotFound', 'NotFoundException'],
});

const listSubscriptionsByTopic = operation({
  id: 'sns:ListSubscriptionsByTopic',
  client: SNSClient,
  command: ListSubscriptionsByTopicCommand,
  resources: TOPICS,
});

/**
 * The topics that serverless resources refer to, with their subscriptions. They are asked for topic by topic, because
 * ListSubscriptions leaves out what other accounts own.
 */
export const snsCollector: Collector = {
  id: 'sns',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    listTopics,
    getTopicAttributes,
    listSubscriptionsByTopic,
    getTaggedResources,
  },
  listings: [
    referredListing({
      id: 'topics',
      resourceTypes: ['AWS::SNS::Topic', 'AWS::SNS::Subscription'],
      services: ['sns'],
      async page(aws, token, references) {
        const { Topics, NextToken } = await aws.call(listTopics, {
          NextToken: token,
        });
        const arns = required(Topics, 'Topics', listTopics)
          .map(({ TopicArn }) => required(TopicArn, 'TopicArn', listTopics))
          .filter(arn => references.has(arn));
        const tags = await tagsOf(aws, arns);
        const pages = await aws.all(arns, async (arn): Promise<Page> => {
          const attributes = await aws.read<
            any,
            { Attributes?: Record<string, string> },
            Attributes<Topic> | null
          >(
            getTopicAttributes,
            { TopicArn: arn },
            output =>
              topicAttributes(
                required(output.Attributes, 'Attributes', getTopicAttributes),
              ),
            null,
          );
          if (attributes === null) return { resources: [] };
          const topic: Resource<'AWS::SNS::Topic'> = {
            type: 'AWS::SNS::Topic',
            arn,
            name: arn.slice(arn.lastIndexOf(':') + 1),
            ...inScope(aws),
            tags: tags(arn),
            attributes: isUnknown(attributes)
              ? {
                  policy: attributes,
                  kmsKeyId: attributes,
                  loggedProtocols: attributes,
                }
              : attributes,
          };
          const below = await children(topic, 'AWS::SNS::Subscription', () =>
            subscriptionsOf(aws, topic),
          );
          return { ...below, resources: [topic, ...below.resources] };
        });
        return mergePages(pages, NextToken);
      },
    }),
  ],
};

/** Attributes that hold the role with which failed deliveries are logged. */
const FEEDBACK: Record<string, SubscriptionProtocol[]> = {
  ApplicationFailureFeedbackRoleArn: ['application'],
  FirehoseFailureFeedbackRoleArn: ['firehose'],
  HTTPFailureFeedbackRoleArn: ['http', 'https'],
  LambdaFailureFeedbackRoleArn: ['lambda'],
  SQSFailureFeedbackRoleArn: ['sqs'],
};

function topicAttributes(
  attributes: Record<string, string>,
): Attributes<Topic> {
  const { Policy, KmsMasterKeyId } = attributes;
  return {
    policy: Policy ? policyText(Policy, getTopicAttributes.id) : null,
    kmsKeyId: KmsMasterKeyId || null,
    loggedProtocols: Object.entries(FEEDBACK).flatMap(([name, protocols]) =>
      attributes[name] ? protocols : [],
    ),
  };
}

async function subscriptionsOf(
  aws: AwsReader,
  topic: Resource<'AWS::SNS::Topic'>,
): Promise<AnyResource[]> {
  const subscriptions = await everyPage(
    listSubscriptionsByTopic,
    NextToken =>
      aws.call(listSubscriptionsByTopic, { TopicArn: topic.arn, NextToken }),
    output => ({
      items: required(
        output.Subscriptions,
        'Subscriptions',
        listSubscriptionsByTopic,
      ),
      next: output.NextToken,
    }),
  );
  // Nothing is delivered to what nobody confirmed yet.
  return subscriptions
    .filter(({ SubscriptionArn = '' }) => SubscriptionArn.startsWith('arn:'))
    .map(one => subscription(aws, topic, one));
}

const PROTOCOLS: SubscriptionProtocol[] = [
  'application',
  'email',
  'email-json',
  'firehose',
  'http',
  'https',
  'lambda',
  'sms',
  'sqs',
];

function subscription(
  aws: AwsReader,
  topic: Resource<'AWS::SNS::Topic'>,
  { SubscriptionArn, Protocol, Owner, Endpoint }: SnsSubscription,
): Resource<'AWS::SNS::Subscription'> {
  const from = listSubscriptionsByTopic;
  const protocol = oneOf(Protocol, PROTOCOLS, 'Protocol', from);
  return {
    type: 'AWS::SNS::Subscription',
    arn: required(SubscriptionArn, 'SubscriptionArn', from),
    name: `${topic.name} to ${protocol}`,
    parentArn: topic.arn,
    ...inScope(aws),
    tags: {},
    attributes: {
      topicArn: topic.arn,
      protocol,
      owner: required(Owner, 'Owner', from),
      endpoint: endpointOf(required(Endpoint, 'Endpoint', from)),
    },
  };
}

/** URLs may hold passwords and tokens, addresses belong to people: of the former the host is kept, of the latter nothing. */
function endpointOf(endpoint: string): string | null {
  if (endpoint.startsWith('arn:')) return endpoint;
  if (!/^https?:/i.test(endpoint)) return null;
  try {
    return new URL(endpoint).host;
  } catch {
    return null;
  }
}
