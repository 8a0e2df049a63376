import {
  DescribeKeyCommand,
  DescribeKeyResponse,
  GetKeyPolicyCommand,
  GetKeyPolicyResponse,
  GetKeyRotationStatusCommand,
  GetKeyRotationStatusResponse,
  GrantListEntry,
  KeyMetadata,
  KMSClient,
  ListGrantsCommand,
} from '@aws-sdk/client-kms';
import {
  Attribute,
  AwsReader,
  CollectionError,
  Collector,
  isUnknown,
  KeyGrant,
  KmsKey,
  operation,
  Resource,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, inScope, oneOf, required } from '../fields';
import { policyText } from '../policies';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const KEYS = ['arn:{partition}:kms:*:*:key/*'];

const describeKey = operation({
  id: 'kms:DescribeKey',
  client: KMSClient,
  command: DescribeKeyCommand,
  resources: KEYS,
  absent: ['NotFoundException'],
});

const getKeyPolicy = operation({
  id: 'kms:GetKeyPolicy',
  client: KMSClient,
  command: GetKeyPolicyCommand,
  resources: KEYS,
});

const getKeyRotationStatus = operation({
  id: 'kms:GetKeyRotationStatus',
  client: KMSClient,
  command: GetKeyRotationStatusCommand,
  resources: KEYS,
});

const listGrants = operation({
  id: 'kms:ListGrants',
  client: KMSClient,
  command: ListGrantsCommand,
  resources: KEYS,
});

/** The keys that serverless resources name by their id or alias: what they use a pattern for could be any key. */
export const kmsCollector: Collector = {
  id: 'kms',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    describeKey,
    getKeyPolicy,
    getKeyRotationStatus,
    listGrants,
    getTaggedResources,
  },
  listings: [
    referredListing({
      id: 'keys',
      resourceTypes: ['AWS::KMS::Key'],
      services: ['kms'],
      async page(aws, _token, references) {
        const found = await aws.all(references.exact('kms'), KeyId =>
          keyOf(aws, KeyId),
        );
        // Several aliases may lead to one key.
        const keys = new Map(
          found.flatMap(key => (key ? [[key.arn, key]] : [])),
        );
        const tags = await tagsOf(aws, [...keys.keys()]);
        const resources = await aws.all([...keys.values()], async key =>
          resourceOf(aws, key, tags(key.arn)),
        );
        return { resources };
      },
    }),
  ],
};

interface FoundKey {
  arn: string;
  metadata: Attribute<KeyMetadata>;
}

/** Undefined where there is no such key. */
async function keyOf(
  aws: AwsReader,
  KeyId: string,
): Promise<FoundKey | undefined> {
  const metadata = await aws.read<any, DescribeKeyResponse, KeyMetadata | null>(
    describeKey,
    { KeyId },
    output => required(output.KeyMetadata, 'KeyMetadata', describeKey),
    null,
  );
  if (metadata === null) return undefined;
  if (!isUnknown(metadata))
    return { arn: required(metadata.Arn, 'Arn', describeKey), metadata };
  // Which key an alias means isn't known without its metadata.
  if (!/:key\//.test(KeyId)) throw new CollectionError(metadata.$unknown);
  return { arn: KeyId, metadata };
}

async function resourceOf(
  aws: AwsReader,
  { arn, metadata }: FoundKey,
  tags: Attribute<Tags>,
): Promise<Resource<'AWS::KMS::Key'>> {
  return {
    type: 'AWS::KMS::Key',
    arn,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    ...inScope(aws),
    tags,
    attributes: {
      ...(isUnknown(metadata)
        ? {
            manager: metadata,
            state: metadata,
            spec: metadata,
            origin: metadata,
            rotation: metadata,
            grants: metadata,
          }
        : await described(aws, arn, metadata)),
      policy: await policyOf(aws, arn),
    },
  };
}

async function described(aws: AwsReader, arn: string, key: KeyMetadata) {
  const manager = oneOf<KmsKey['manager']>(
    key.KeyManager,
    ['AWS', 'CUSTOMER'],
    'KeyManager',
    describeKey,
  );
  return {
    manager,
    state: required(key.KeyState, 'KeyState', describeKey),
    spec: required(key.KeySpec, 'KeySpec', describeKey),
    origin: required(key.Origin, 'Origin', describeKey),
    rotation: mayRotate(key) ? await rotationOf(aws, arn) : null,
    // AWS writes and uses the grants of its own keys by itself.
    grants: manager === 'CUSTOMER' ? await grantsOf(aws, arn) : [],
  };
}

/** KMS rotates symmetric keys whose material it made. Source: KMS guide, "Rotating AWS KMS keys". */
function mayRotate(key: KeyMetadata): boolean {
  return (
    key.KeyManager === 'CUSTOMER' &&
    key.KeySpec === 'SYMMETRIC_DEFAULT' &&
    key.Origin === 'AWS_KMS' &&
    ['Enabled', 'Disabled'].includes(key.KeyState ?? '')
  );
}

async function policyOf(
  aws: AwsReader,
  KeyId: string,
): Promise<Attribute<string>> {
  const text = await aws.read<any, GetKeyPolicyResponse, string>(
    getKeyPolicy,
    { KeyId, PolicyName: 'default' },
    ({ Policy }) => required(Policy, 'Policy', getKeyPolicy),
  );
  return isUnknown(text) ? text : policyText(text, getKeyPolicy.id);
}

function rotationOf(
  aws: AwsReader,
  KeyId: string,
): Promise<Attribute<KmsKey['rotation']>> {
  return aws.read<any, GetKeyRotationStatusResponse, KmsKey['rotation']>(
    getKeyRotationStatus,
    { KeyId },
    ({ KeyRotationEnabled, RotationPeriodInDays }) => ({
      enabled: required(
        KeyRotationEnabled,
        'KeyRotationEnabled',
        getKeyRotationStatus,
      ),
      periodInDays: RotationPeriodInDays ?? null,
    }),
  );
}

function grantsOf(
  aws: AwsReader,
  KeyId: string,
): Promise<Attribute<KeyGrant[]>> {
  return attributeOf(async () => {
    const grants = await everyPage(
      listGrants,
      Marker => aws.call(listGrants, { KeyId, Limit: 100, Marker }),
      output => ({
        items: required(output.Grants, 'Grants', listGrants),
        next: output.Truncated ? output.NextMarker : undefined,
      }),
    );
    return grants.map(grantOf);
  });
}

function grantOf(entry: GrantListEntry): KeyGrant {
  const { GrantId, GranteePrincipal, GranteeServicePrincipal } = entry;
  const { Operations, Constraints } = entry;
  return {
    id: required(GrantId, 'GrantId', listGrants),
    grantee: required(
      GranteePrincipal ?? GranteeServicePrincipal,
      'GranteePrincipal',
      listGrants,
    ),
    operations: required(Operations, 'Operations', listGrants),
    constrained: Object.values(Constraints ?? {}).some(
      value => value && Object.keys(value).length > 0,
    ),
  };
}
