import {
  DescribeStreamSummaryCommand,
  DescribeStreamSummaryOutput,
  KinesisClient,
  ListStreamsCommand,
} from '@aws-sdk/client-kinesis';
import {
  Collector,
  KinesisStream,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, required } from '../fields';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const listStreams = operation({
  id: 'kinesis:ListStreams',
  client: KinesisClient,
  command: ListStreamsCommand,
  probe: { Limit: 1 },
});

const describeStreamSummary = operation({
  id: 'kinesis:DescribeStreamSummary',
  client: KinesisClient,
  command: DescribeStreamSummaryCommand,
  resources: ['arn:{partition}:kinesis:*:*:stream/*'],
});

/** The streams that serverless resources refer to. */
export const kinesisCollector: Collector = {
  id: 'kinesis',
  scope: 'regional',
  follows: referringTypes,
  operations: { listStreams, describeStreamSummary, getTaggedResources },
  listings: [
    referredListing({
      id: 'streams',
      resourceTypes: ['AWS::Kinesis::Stream'],
      services: ['kinesis'],
      async page(aws, token, references) {
        const output = await aws.call(listStreams, {
          Limit: 1000,
          NextToken: token,
        });
        const arns = required(output.StreamNames, 'StreamNames', listStreams)
          .map(
            name =>
              `arn:${aws.partition}:kinesis:${aws.region}:${aws.accountId}:stream/${name}`,
          )
          .filter(arn => references.has(arn));
        const tags = await tagsOf(aws, arns);
        return {
          resources: await aws.all(
            arns,
            async (arn): Promise<Resource<'AWS::Kinesis::Stream'>> => ({
              type: 'AWS::Kinesis::Stream',
              arn,
              name: arn.slice(arn.indexOf('/') + 1),
              ...inScope(aws),
              tags: tags(arn),
              attributes: {
                encryptionType: await aws.read<
                  any,
                  DescribeStreamSummaryOutput,
                  KinesisStream['encryptionType']
                >(
                  describeStreamSummary,
                  { StreamARN: arn },
                  ({ StreamDescriptionSummary }) =>
                    oneOf(
                      StreamDescriptionSummary?.EncryptionType,
                      ['NONE', 'KMS'],
                      'EncryptionType',
                      describeStreamSummary,
                    ),
                ),
              },
            }),
          ),
          next: output.HasMoreStreams ? output.NextToken : undefined,
        };
      },
    }),
  ],
};
