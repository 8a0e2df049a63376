import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';
import { changeTopicPolicy } from './remedies';

/** Source: Security Hub SNS.4. */
export const snsPublic = control({
  id: 'sns-public',
  title: 'The topic policy does not let everyone publish or subscribe',
  description:
    'Whoever may publish calls every function that is subscribed; whoever may subscribe reads along. The ' +
    'policy is evaluated for any action: every form of principal, conditions by operator, key and value (a ' +
    'fixed domain or owner in sns:Endpoint limits, sns:Protocol does not), Deny statements. Service control ' +
    'policies are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::SNS::Topic',
  references: {
    securityHub: ['SNS.4'],
    config: ['sns-topic-no-public-access'],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Example cases for Amazon SNS access control',
        url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
      },
    ],
  },
  evaluate: topic => judgeOpen([{ text: topic.policy }]),
  remedy: topic =>
    changeTopicPolicy(
      topic,
      `Name who may use topic ${topic.name}, or limit the statement to an owner or the organization.`,
    ),
});
