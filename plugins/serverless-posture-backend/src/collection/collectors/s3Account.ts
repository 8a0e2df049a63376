import {
  GetPublicAccessBlockCommand,
  GetPublicAccessBlockOutput,
  S3ControlClient,
  S3ControlClientConfig,
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

/** The SDK puts the account into the host's name; endpoints of one's own, such as a simulator's, have no such names. */
class AccountWideClient extends S3ControlClient {
  constructor(configuration: S3ControlClientConfig) {
    const endpoint = configuration.endpoint ?? process.env.AWS_ENDPOINT_URL;
    super({
      ...configuration,
      ...(typeof endpoint === 'string'
        ? {
            disableHostPrefix: true,
            endpointProvider: () => ({ url: new URL(endpoint) }),
          }
        : {}),
    });
  }
}

const getPublicAccessBlock = operation({
  id: 's3control:GetPublicAccessBlock',
  action: 's3:GetAccountPublicAccessBlock',
  client: AccountWideClient,
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
