import {
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  AwsReader,
  Collector,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { regionalFact } from '../facts';
import { attributeOf, malformed, required } from '../fields';

const listSecrets = operation({
  id: 'secretsmanager:ListSecrets',
  client: SecretsManagerClient,
  command: ListSecretsCommand,
  probe: { MaxResults: 1 },
});

const describeParameters = operation({
  id: 'ssm:DescribeParameters',
  client: SSMClient,
  command: DescribeParametersCommand,
  probe: { MaxResults: 1 },
});

/** Whether a Region with functions has any secret where secrets belong. Names of secrets are not kept. */
export const secretStoresCollector: Collector = {
  id: 'secret-stores',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listSecrets, describeParameters },
  listings: [
    {
      id: 'usage',
      resourceTypes: ['AWS::SecretsManager::Usage'],
      page: async aws => ({
        resources: [
          regionalFact(
            'AWS::SecretsManager::Usage',
            aws,
            {
              service: 'secretsmanager',
              path: 'secret-stores',
              name: 'Secret stores',
            },
            {
              hasSecrets: await attributeOf(() => hasSecrets(aws)),
              hasSecureParameters: await attributeOf(() =>
                hasSecureParameters(aws),
              ),
            },
          ),
        ],
      }),
    },
  ],
};

function hasSecrets(aws: AwsReader): Promise<boolean> {
  return anyItem(listSecrets, async NextToken => {
    const output = await aws.call(listSecrets, { MaxResults: 1, NextToken });
    return {
      items: required(output.SecretList, 'SecretList', listSecrets).length,
      next: output.NextToken,
    };
  });
}

function hasSecureParameters(aws: AwsReader): Promise<boolean> {
  return anyItem(describeParameters, async NextToken => {
    const output = await aws.call(describeParameters, {
      ParameterFilters: [{ Key: 'Type', Values: ['SecureString'] }],
      MaxResults: 1,
      NextToken,
    });
    return {
      items: required(output.Parameters, 'Parameters', describeParameters)
        .length,
      next: output.NextToken,
    };
  });
}

/** Whether a listing holds anything: pages may be empty and yet not the last. */
async function anyItem(
  from: typeof listSecrets | typeof describeParameters,
  read: (
    token: string | undefined,
  ) => Promise<{ items: number; next: string | undefined }>,
): Promise<boolean> {
  const seen = new Set<string>();
  for (let token: string | undefined; ; ) {
    const { items, next } = await read(token);
    if (items > 0) return true;
    if (!next) return false;
    if (seen.has(next))
      throw malformed(from, 'the service repeats a page token');
    seen.add(next);
    token = next;
  }
}
