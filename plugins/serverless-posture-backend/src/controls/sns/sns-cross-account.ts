import {
  control,
  evidence,
  Evidence,
  failed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';
import { Insiders, insidersOf } from '../policy/outsiders';
import { changeTopicPolicy } from './remedies';

/** Source: SNS guide, "Example cases for Amazon SNS access control". */
export const snsCrossAccount = control({
  id: 'sns-cross-account',
  title:
    'The topic and its subscribers stay in the organization or with approved accounts',
  description:
    'A foreign account that publishes calls our functions; one that subscribes reads along. Accounts are read ' +
    'from the principals of the policy and its conditions on callers and sources, and from the owners and ' +
    'endpoints of confirmed subscriptions; a policy open to everyone fails, too. Who stands behind URLs and ' +
    'addresses is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SNS::Topic',
  reads: ['AWS::SNS::Subscription'],
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Example cases for Amazon SNS access control',
        url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate(topic, context) {
    const { accountId, arn } = topic.$;
    const inside = insidersOf(
      accountId,
      context,
      context.parameter<string[]>('approvedAccounts'),
    );
    const foreign = context
      .resources('AWS::SNS::Subscription')
      .filter(({ topicArn }) => topicArn === arn)
      .flatMap(subscription => foreignPart(subscription, inside));
    return foreign.length > 0
      ? failed(foreign, { reason: 'a subscriber outside the organization' })
      : judgeOutsiders([{ text: topic.policy }], accountId, context);
  },
  remedy: topic =>
    changeTopicPolicy(
      topic,
      `Drop the foreign account from the policy or the subscriptions of topic ${topic.name}.`,
    ),
});

/** The owner or endpoint of a subscription that is an account outside. */
function foreignPart(
  { $, owner, endpoint }: ResourceView<'AWS::SNS::Subscription'>,
  inside: Insiders,
): Evidence[] {
  if (!inside.account(owner))
    return [evidence('Subscriptions.Owner', owner, $.arn)];
  const account = endpoint?.startsWith('arn:') && endpoint.split(':')[4];
  return account && !inside.account(account)
    ? [evidence('Subscriptions.Endpoint', endpoint, $.arn)]
    : [];
}
