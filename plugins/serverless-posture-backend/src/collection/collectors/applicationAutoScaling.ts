import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, required } from '../fields';

const describeScalableTargets = operation({
  id: 'application-autoscaling:DescribeScalableTargets',
  client: ApplicationAutoScalingClient,
  command: DescribeScalableTargetsCommand,
  probe: { ServiceNamespace: 'dynamodb', MaxResults: 1 },
});

/** What scales tables; not asked for where every table that is known is on demand. */
export const applicationAutoScalingCollector: Collector = {
  id: 'application-autoscaling',
  scope: 'regional',
  follows: ['AWS::DynamoDB::Table'],
  operations: { describeScalableTargets },
  listings: [
    {
      id: 'scalable-targets',
      resourceTypes: ['AWS::ApplicationAutoScaling::ScalableTarget'],
      async page(aws, token, inventory) {
        const tables = await inventory.of('AWS::DynamoDB::Table');
        const provisioned = tables.some(
          ({ attributes }) => attributes.billingMode === 'PROVISIONED',
        );
        if (!provisioned) return { resources: [] };
        const { ScalableTargets, NextToken } = await aws.call(
          describeScalableTargets,
          { ServiceNamespace: 'dynamodb', MaxResults: 50, NextToken: token },
        );
        return {
          resources: required(
            ScalableTargets,
            'ScalableTargets',
            describeScalableTargets,
          ).map(
            ({
              ResourceId,
              ScalableDimension,
            }): Resource<'AWS::ApplicationAutoScaling::ScalableTarget'> => {
              const from = describeScalableTargets;
              const resourceId = required(ResourceId, 'ResourceId', from);
              const dimension = required(
                ScalableDimension,
                'ScalableDimension',
                from,
              );
              return {
                type: 'AWS::ApplicationAutoScaling::ScalableTarget',
                // AWS names targets by these two; their ARNs are missing on older ones.
                arn: `arn:${aws.partition}:application-autoscaling:${aws.region}:${aws.accountId}:scalable-target/${resourceId}/${dimension}`,
                name: `${resourceId} ${dimension}`,
                ...inScope(aws),
                tags: {},
                attributes: { resourceId, dimension },
              };
            },
          ),
          next: NextToken,
        };
      },
    },
  ],
};
