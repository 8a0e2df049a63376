import {
  DescribeHubCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  Collector,
  CollectionError,
  isUnknown,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, redactTags, required } from '../fields';

const describeHub = operation({
  id: 'securityhub:DescribeHub',
  client: SecurityHubClient,
  command: DescribeHubCommand,
  probe: {},
  // "Account … is not subscribed to AWS Security Hub"
  absent: ['InvalidAccessException'],
});

/** Whether Security Hub is on: one resource in every scope. */
export const securityHubCollector: Collector = {
  id: 'securityhub',
  scope: 'regional',
  everywhere: [{ type: 'AWS::SecurityHub::Hub' }],
  operations: { describeHub },
  listings: [
    {
      id: 'hub',
      resourceTypes: ['AWS::SecurityHub::Hub'],
      async page(aws) {
        const enabled = await aws.read<object, { HubArn?: string }, boolean>(
          describeHub,
          {},
          ({ HubArn }) => required(HubArn, 'HubArn', describeHub) !== '',
          false,
        );
        if (isUnknown(enabled)) throw new CollectionError(enabled.$unknown);
        return {
          resources: [
            {
              type: 'AWS::SecurityHub::Hub',
              arn: `arn:${aws.partition}:securityhub:${aws.region}:${aws.accountId}:hub/default`,
              name: 'Security Hub',
              ...inScope(aws),
              tags: redactTags(),
              attributes: { enabled },
            },
          ],
        };
      },
    },
  ],
};
