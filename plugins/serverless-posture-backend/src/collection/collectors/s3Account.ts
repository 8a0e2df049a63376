import {
  GetPublicAccessBlockCommand,
  GetPublicAccessBlockOutput,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import {
  Collector,
  operation,
  PublicAccessBlock,
} from 'backstage-plugin-serverless-posture-node';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { required } from '../fields';
import { referringTypes } from '../references';
import { publicAccessBlockOf } from './s3';

const getPublicAccessBlock = operation({
  id: 's3control:GetPublicAccessBlock',
  action: 's3:GetAccountPublicAccessBlock',
  client: S3ControlClient,
  command: GetPublicAccessBlockCommand,
  absent: ['NoSuchPublicAccessBlockConfiguration'],
});

/** What holds public access off all buckets of an account. */
export const s3AccountCollector: Collector = {
  id: 's3-account',
  scope: 'global',
  follows: referringTypes,
  operations: { getPublicAccessBlock },
  listings: [
    {
      id: 'public-access-block',
      resourceTypes: ['AWS::S3::AccountPublicAccessBlock'],
      async page(aws) {
        return {
          resources: [
            {
              type: 'AWS::S3::AccountPublicAccessBlock',
              arn: `arn:${aws.partition}:s3::${aws.accountId}:account-public-access-block`,
              name: 'Block Public Access of the account',
              accountId: aws.accountId,
              region: GLOBAL_REGION,
              tags: {},
              attributes: {
                publicAccessBlock: await aws.read<
                  any,
                  GetPublicAccessBlockOutput,
                  PublicAccessBlock
                >(
                  getPublicAccessBlock,
                  { AccountId: aws.accountId },
                  output =>
                    publicAccessBlockOf(
                      required(
                        output.PublicAccessBlockConfiguration,
                        'PublicAccessBlockConfiguration',
                        getPublicAccessBlock,
                      ),
                    ),
                  publicAccessBlockOf({}),
                ),
              },
            },
          ],
        };
      },
    },
  ],
};
