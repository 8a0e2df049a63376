import {
  DescribeSubscriptionCommand,
  ListProtectionsCommand,
  ShieldClient,
} from '@aws-sdk/client-shield';
import {
  AwsReader,
  Collector,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { accountFact, known } from '../facts';
import { attributeOf, everyPage, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const describeSubscription = operation({
  id: 'shield:DescribeSubscription',
  client: ShieldClient,
  command: DescribeSubscriptionCommand,
  absent: ['ResourceNotFoundException'],
  probe: {},
});

const listProtections = operation({
  id: 'shield:ListProtections',
  client: ShieldClient,
  command: ListProtectionsCommand,
  absent: ['ResourceNotFoundException'],
  probe: {},
});

/** Whether the account pays for Shield Advanced, and what that protects. */
export const shieldCollector: Collector = {
  id: 'shield',
  scope: 'global',
  follows: serverlessTypes,
  operations: { describeSubscription, listProtections },
  listings: [
    {
      id: 'subscription',
      resourceTypes: ['AWS::Shield::Subscription'],
      async page(aws) {
        const subscription = await subscriptionOf(aws);
        return {
          resources: [
            accountFact(
              'AWS::Shield::Subscription',
              aws,
              {
                service: 'shield',
                path: 'subscription',
                name: 'Shield Advanced',
              },
              {
                ...subscription,
                protections: subscription.subscribed
                  ? await attributeOf(() => protectionsOf(aws))
                  : [],
              },
            ),
          ],
        };
      },
    },
  ],
};

function subscriptionOf(aws: AwsReader) {
  const none = {
    subscribed: false,
    autoRenew: false,
    endTime: null as string | null,
  };
  return known(
    aws.read(
      describeSubscription,
      {},
      ({ Subscription }) => {
        const { AutoRenew, EndTime } = required(
          Subscription,
          'Subscription',
          describeSubscription,
        );
        return {
          subscribed: true,
          autoRenew: AutoRenew === 'ENABLED',
          endTime: EndTime?.toISOString() ?? null,
        };
      },
      none,
    ),
  );
}

async function protectionsOf(aws: AwsReader): Promise<string[]> {
  const protections = await everyPage(
    listProtections,
    NextToken => aws.call(listProtections, { MaxResults: 1000, NextToken }),
    output => ({
      items: required(output.Protections, 'Protections', listProtections),
      next: output.NextToken,
    }),
  );
  return protections.map(({ ResourceArn }) =>
    required(ResourceArn, 'ResourceArn', listProtections),
  );
}
