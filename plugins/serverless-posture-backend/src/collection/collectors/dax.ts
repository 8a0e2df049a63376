import { DAXClient, DescribeClustersCommand } from '@aws-sdk/client-dax';
import {
  Collector,
  DaxCluster,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, required } from '../fields';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const describeClusters = operation({
  id: 'dax:DescribeClusters',
  client: DAXClient,
  command: DescribeClustersCommand,
  probe: {},
});

/** The DAX clusters that serverless resources refer to. */
export const daxCollector: Collector = {
  id: 'dax',
  scope: 'regional',
  follows: referringTypes,
  operations: { describeClusters, getTaggedResources },
  listings: [
    referredListing({
      id: 'clusters',
      resourceTypes: ['AWS::DAX::Cluster'],
      services: ['dax'],
      async page(aws, token, references) {
        const { Clusters, NextToken } = await aws.call(describeClusters, {
          MaxResults: 100,
          NextToken: token,
        });
        const clusters = required(
          Clusters,
          'Clusters',
          describeClusters,
        ).filter(({ ClusterArn }) =>
          references.has(required(ClusterArn, 'ClusterArn', describeClusters)),
        );
        const tags = await tagsOf(
          aws,
          clusters.map(({ ClusterArn }) => ClusterArn!),
        );
        return {
          resources: clusters.map(
            (cluster): Resource<'AWS::DAX::Cluster'> => ({
              type: 'AWS::DAX::Cluster',
              arn: cluster.ClusterArn!,
              name: required(
                cluster.ClusterName,
                'ClusterName',
                describeClusters,
              ),
              ...inScope(aws),
              tags: tags(cluster.ClusterArn!),
              attributes: {
                // Clusters from before encryption have no description.
                encryptionAtRest: cluster.SSEDescription?.Status ?? 'DISABLED',
                endpointEncryption: oneOf<DaxCluster['endpointEncryption']>(
                  cluster.ClusterEndpointEncryptionType ?? 'NONE',
                  ['NONE', 'TLS'],
                  'ClusterEndpointEncryptionType',
                  describeClusters,
                ),
              },
            }),
          ),
          next: NextToken,
        };
      },
    }),
  ],
};
