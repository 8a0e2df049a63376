import {
  GetResourcePolicyCommand,
  GetResourcePolicyResponse,
  ListSecretsCommand,
  SecretListEntry,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  Attribute,
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, redactTags, required } from '../fields';
import { policyText } from '../policies';

const listSecrets = operation({
  id: 'secretsmanager:ListSecrets',
  client: SecretsManagerClient,
  command: ListSecretsCommand,
  probe: { MaxResults: 1 },
});

const getResourcePolicy = operation({
  id: 'secretsmanager:GetResourcePolicy',
  client: SecretsManagerClient,
  command: GetResourcePolicyCommand,
  resources: ['arn:{partition}:secretsmanager:*:*:secret:*'],
});

/**
 * The secrets of Regions with functions: their settings and policies, never their values. All of them: which one a function
 * reads stands in its code or in a variable, whose value is not kept, so that nothing tells the others apart.
 */
export const secretsManagerCollector: Collector = {
  id: 'secretsmanager',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listSecrets, getResourcePolicy },
  listings: [
    {
      id: 'secrets',
      resourceTypes: ['AWS::SecretsManager::Secret'],
      recordedAs: ['AWS::SecretsManager::Secret'],
      async page(aws, token) {
        const { SecretList, NextToken } = await aws.call(listSecrets, {
          MaxResults: 100,
          NextToken: token,
        });
        return {
          resources: await aws.all(
            required(SecretList, 'SecretList', listSecrets),
            entry => secret(aws, entry),
          ),
          next: NextToken || undefined,
        };
      },
    },
  ],
};

async function secret(
  aws: AwsReader,
  entry: SecretListEntry,
): Promise<Resource<'AWS::SecretsManager::Secret'>> {
  const arn = required(entry.ARN, 'ARN', listSecrets);
  const { PrimaryRegion, RotationRules, Tags = [] } = entry;
  return {
    type: 'AWS::SecretsManager::Secret',
    arn,
    name: required(entry.Name, 'Name', listSecrets),
    ...inScope(aws),
    tags: redactTags(Object.fromEntries(Tags.map(tag => [tag.Key, tag.Value]))),
    attributes: {
      policy: await policyOf(aws, arn),
      rotationEnabled: entry.RotationEnabled ?? false,
      rotationFunctionArn: entry.RotationLambdaARN || null,
      rotationDays: RotationRules?.AutomaticallyAfterDays ?? null,
      owningService: entry.OwningService || null,
      replicaOf:
        PrimaryRegion && PrimaryRegion !== aws.region ? PrimaryRegion : null,
      created: dateOf(entry.CreatedDate),
      lastChanged: dateOf(entry.LastChangedDate),
      lastRotated: dateOf(entry.LastRotatedDate),
      nextRotation: dateOf(entry.NextRotationDate),
      lastAccessed: dateOf(entry.LastAccessedDate),
    },
  };
}

function dateOf(date: Date | undefined): string | null {
  return date?.toISOString() ?? null;
}

/** Secrets Manager leaves the policy out where a secret has none. */
async function policyOf(
  aws: AwsReader,
  SecretId: string,
): Promise<Attribute<string | null>> {
  const text = await aws.read<any, GetResourcePolicyResponse, string | null>(
    getResourcePolicy,
    { SecretId },
    ({ ARN, ResourcePolicy }) =>
      required(ARN, 'ARN', getResourcePolicy) && (ResourcePolicy ?? null),
  );
  return typeof text === 'string'
    ? policyText(text, getResourcePolicy.id)
    : text;
}
