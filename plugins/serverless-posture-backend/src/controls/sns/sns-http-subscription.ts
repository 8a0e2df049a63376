import {
  control,
  evidence,
  Evidence,
  failed,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';

/** Source: SNS guide, "Enforce encryption of data in transit". */
export const snsHttpSubscription = control({
  id: 'sns-http-subscription',
  title: 'Subscriptions deliver over HTTPS, not over plain HTTP',
  description:
    'A subscription with the protocol http sends every message in clear through the internet. Confirmed ' +
    'subscriptions are judged: to others nothing is delivered yet. What a receiver behind HTTPS does with the ' +
    'message is not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::SNS::Subscription',
  references: {
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Amazon SNS security best practices',
        url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
      },
    ],
  },
  evaluate: subscription =>
    subscription.protocol === 'http'
      ? failed([evidence('Protocol', 'http'), ...hostOf(subscription)])
      : passed(),
  remedy: ({ name, arn, region, parentArn }) => {
    const topic = parentArn ?? '<topic ARN>';
    return {
      summary: `Subscribe the endpoint of ${name} by HTTPS, then remove the subscription by HTTP.`,
      console: `Amazon SNS (${region}) > Subscriptions > ${name}`,
      cli: `aws sns subscribe --region ${region} --topic-arn ${topic} --protocol https --notification-endpoint https://<host>\naws sns unsubscribe --region ${region} --subscription-arn ${arn}`,
      cloudformation: `# ${name}, AWS::SNS::Subscription\nProtocol: https\nEndpoint: https://<host>`,
      terraform: `# aws_sns_topic_subscription ${name}\nprotocol = "https"\nendpoint = "https://<host>"`,
    };
  },
});

/** The host alone: a URL may hold a password. */
function hostOf(
  subscription: ResourceView<'AWS::SNS::Subscription'>,
): Evidence[] {
  const host = whereKnown(() => subscription.endpoint);
  return host ? [evidence('Endpoint', host)] : [];
}
