import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  SubscriptionProtocol,
} from 'backstage-plugin-serverless-posture-node';
import { setTopic } from './remedies';

/** The attribute that makes SNS log failures, by protocol. */
const ROLES = new Map<SubscriptionProtocol, string>([
  ['lambda', 'LambdaFailureFeedbackRoleArn'],
  ['sqs', 'SQSFailureFeedbackRoleArn'],
  ['http', 'HTTPFailureFeedbackRoleArn'],
  ['https', 'HTTPFailureFeedbackRoleArn'],
]);

/** Source: Security Hub SNS.2, which AWS retired. */
export const snsDeliveryLogging = control({
  id: 'sns-delivery-logging',
  title: 'Failed deliveries to functions, queues and HTTP endpoints are logged',
  description:
    'Without delivery status logging nobody learns of messages that never arrived. Judged are the protocols ' +
    'that the topic delivers by: functions, queues and HTTP endpoints each need a role for failure feedback. ' +
    'AWS retired its own control; what the logs say is not read.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SNS::Topic',
  reads: ['AWS::SNS::Subscription'],
  references: {
    securityHub: ['SNS.2'],
    config: ['sns-topic-message-delivery-notification-enabled'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Amazon SNS message delivery status',
        url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html',
      },
    ],
  },
  evaluate(topic, context) {
    const used = context
      .resources('AWS::SNS::Subscription')
      .filter(({ topicArn }) => topicArn === topic.$.arn)
      .map(({ protocol }) => protocol)
      .filter(protocol => ROLES.has(protocol));
    if (used.length === 0)
      return notApplicable('it delivers to no function, queue or endpoint');
    const unlogged = [...new Set(used)].filter(
      protocol => !topic.loggedProtocols.includes(protocol),
    );
    return unlogged.length > 0
      ? failed(
          unlogged.map(protocol =>
            evidence(`Attributes.${ROLES.get(protocol)}`, null),
          ),
        )
      : passed();
  },
  remedy: topic =>
    setTopic(
      topic,
      `Give topic ${topic.name} a role for the feedback of failed deliveries.`,
      {
        page: 'Delivery status logging',
        attribute: 'LambdaFailureFeedbackRoleArn',
        value: `arn:aws:iam::${topic.accountId}:role/<role>`,
        cloudformation:
          'DeliveryStatusLogging:\n  - Protocol: lambda\n    FailureFeedbackRoleArn: !GetAtt FeedbackRole.Arn',
        terraform:
          'lambda_failure_feedback_role_arn = aws_iam_role.feedback.arn',
      },
    ),
});
