import {
  DescribeDeliveryStreamCommand,
  DescribeDeliveryStreamOutput,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from '@aws-sdk/client-firehose';
import {
  Attributes,
  Collector,
  DeliveryStream,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, required } from '../fields';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const listDeliveryStreams = operation({
  id: 'firehose:ListDeliveryStreams',
  client: FirehoseClient,
  command: ListDeliveryStreamsCommand,
  probe: { Limit: 1 },
});

const describeDeliveryStream = operation({
  id: 'firehose:DescribeDeliveryStream',
  client: FirehoseClient,
  command: DescribeDeliveryStreamCommand,
  resources: ['arn:{partition}:firehose:*:*:deliverystream/*'],
});

/** The delivery streams that serverless resources refer to. */
export const firehoseCollector: Collector = {
  id: 'firehose',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    listDeliveryStreams,
    describeDeliveryStream,
    getTaggedResources,
  },
  listings: [
    referredListing({
      id: 'delivery-streams',
      resourceTypes: ['AWS::KinesisFirehose::DeliveryStream'],
      services: ['firehose'],
      async page(aws, token, references) {
        const output = await aws.call(listDeliveryStreams, {
          Limit: 1000,
          ExclusiveStartDeliveryStreamName: token,
        });
        const names = required(
          output.DeliveryStreamNames,
          'DeliveryStreamNames',
          listDeliveryStreams,
        );
        const arnOf = (name: string) =>
          `arn:${aws.partition}:firehose:${aws.region}:${aws.accountId}:deliverystream/${name}`;
        const named = names.filter(name => references.has(arnOf(name)));
        const tags = await tagsOf(aws, named.map(arnOf));
        const resources = await aws.all(
          named,
          async (
            name,
          ): Promise<Resource<'AWS::KinesisFirehose::DeliveryStream'>> => {
            const attributes = await aws.read<
              any,
              DescribeDeliveryStreamOutput,
              Attributes<DeliveryStream>
            >(
              describeDeliveryStream,
              { DeliveryStreamName: name },
              ({ DeliveryStreamDescription: stream }) => ({
                source: required(
                  stream?.DeliveryStreamType,
                  'DeliveryStreamType',
                  describeDeliveryStream,
                ),
                encryptionStatus:
                  stream?.DeliveryStreamEncryptionConfiguration?.Status ?? null,
              }),
            );
            return {
              type: 'AWS::KinesisFirehose::DeliveryStream',
              arn: arnOf(name),
              name,
              ...inScope(aws),
              tags: tags(arnOf(name)),
              attributes: isUnknown(attributes)
                ? { source: attributes, encryptionStatus: attributes }
                : attributes,
            };
          },
        );
        return {
          resources,
          next: output.HasMoreDeliveryStreams
            ? names[names.length - 1]
            : undefined,
        };
      },
    }),
  ],
};
