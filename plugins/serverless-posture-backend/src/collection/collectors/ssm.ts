import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, required } from '../fields';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const describeParameters = operation({
  id: 'ssm:DescribeParameters',
  client: SSMClient,
  command: DescribeParametersCommand,
  probe: { MaxResults: 1 },
});

/** The parameters that serverless resources refer to: names and types, never values. */
export const ssmCollector: Collector = {
  id: 'ssm',
  scope: 'regional',
  follows: referringTypes,
  operations: { describeParameters, getTaggedResources },
  listings: [
    referredListing({
      id: 'parameters',
      resourceTypes: ['AWS::SSM::Parameter'],
      services: ['ssm'],
      async page(aws, token, references) {
        const { Parameters, NextToken } = await aws.call(describeParameters, {
          MaxResults: 50,
          NextToken: token,
        });
        const parameters = required(
          Parameters,
          'Parameters',
          describeParameters,
        )
          .map(({ Name, Type, KeyId }) => {
            const name = required(Name, 'Name', describeParameters);
            return {
              name,
              arn: `arn:${aws.partition}:ssm:${aws.region}:${
                aws.accountId
              }:parameter/${name.replace(/^\//, '')}`,
              parameterType: oneOf(
                Type,
                ['String', 'StringList', 'SecureString'],
                'Type',
                describeParameters,
              ),
              keyId: KeyId || null,
            };
          })
          .filter(({ arn }) => references.has(arn));
        const tags = await tagsOf(
          aws,
          parameters.map(({ arn }) => arn),
        );
        return {
          resources: parameters.map(
            ({
              arn,
              name,
              ...attributes
            }): Resource<'AWS::SSM::Parameter'> => ({
              type: 'AWS::SSM::Parameter',
              arn,
              name,
              ...inScope(aws),
              tags: tags(arn),
              attributes,
            }),
          ),
          next: NextToken,
        };
      },
    }),
  ],
};
