import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRegistryPolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
  ImageDetail,
  RegistryScanningConfiguration,
  Repository,
} from '@aws-sdk/client-ecr';
import {
  Attribute,
  AwsReader,
  Collector,
  EcrImage,
  EcrRegistry,
  EcrRepository,
  Inventory,
  isUnknown,
  Operation,
  operation,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, oneOf, redactTags, required } from '../../fields';
import { policyText } from '../../policies';

const REPOSITORIES = ['arn:{partition}:ecr:*:*:repository/*'];

const describeRepositories = operation({
  id: 'ecr:DescribeRepositories',
  client: ECRClient,
  command: DescribeRepositoriesCommand,
  probe: { maxResults: 1 },
});

const describeImages = operation({
  id: 'ecr:DescribeImages',
  client: ECRClient,
  command: DescribeImagesCommand,
  resources: REPOSITORIES,
});

const getRepositoryPolicy = operation({
  id: 'ecr:GetRepositoryPolicy',
  client: ECRClient,
  command: GetRepositoryPolicyCommand,
  resources: REPOSITORIES,
  absent: ['RepositoryPolicyNotFoundException'],
});

const getLifecyclePolicy = operation({
  id: 'ecr:GetLifecyclePolicy',
  client: ECRClient,
  command: GetLifecyclePolicyCommand,
  resources: REPOSITORIES,
  absent: ['LifecyclePolicyNotFoundException'],
});

const getRegistryPolicy = operation({
  id: 'ecr:GetRegistryPolicy',
  client: ECRClient,
  command: GetRegistryPolicyCommand,
  absent: ['RegistryPolicyNotFoundException'],
  probe: {},
});

const getRegistryScanningConfiguration = operation({
  id: 'ecr:GetRegistryScanningConfiguration',
  client: ECRClient,
  command: GetRegistryScanningConfigurationCommand,
  probe: {},
});

/**
 * The repositories that hold the images of functions, found by the digests that Lambda pinned, and the registry. Nothing is
 * called where no function runs an image.
 */
export const imagesCollector: Collector = {
  id: 'images',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    describeRepositories,
    describeImages,
    getRepositoryPolicy,
    getLifecyclePolicy,
    getRegistryPolicy,
    getRegistryScanningConfiguration,
  },
  listings: [
    {
      id: 'registry',
      resourceTypes: ['AWS::ECR::Registry'],
      async page(aws, _token, inventory) {
        const digests = await digestsOf(inventory);
        return {
          resources: digests.size > 0 ? [await registry(aws)] : [],
        };
      },
    },
    {
      id: 'repositories',
      resourceTypes: ['AWS::ECR::Repository'],
      async page(aws, nextToken, inventory) {
        const digests = await digestsOf(inventory);
        if (digests.size === 0) return { resources: [] };
        const { repositories, nextToken: next } = await aws.call(
          describeRepositories,
          { maxResults: 1000, nextToken },
        );
        const found = await aws.all(
          required(repositories, 'repositories', describeRepositories),
          one => repository(aws, one, digests),
        );
        return {
          resources: found.flatMap(one => one ?? []),
          next: next || undefined,
        };
      },
    },
  ],
};

/** Of the images that functions run; an unknown one may be any. */
async function digestsOf(inventory: Inventory): Promise<Set<string>> {
  const functions = await inventory.of('AWS::Lambda::Function');
  return new Set(
    functions.flatMap(({ attributes: { imageDigest } }) =>
      typeof imageDigest === 'string' ? imageDigest : [],
    ),
  );
}

async function registry(
  aws: AwsReader,
): Promise<Resource<'AWS::ECR::Registry'>> {
  const scanning = await aws.read<
    object,
    { scanningConfiguration?: RegistryScanningConfiguration },
    Omit<EcrRegistry, 'policy'>
  >(getRegistryScanningConfiguration, {}, ({ scanningConfiguration }) => ({
    scanType: oneOf<EcrRegistry['scanType']>(
      scanningConfiguration?.scanType,
      ['BASIC', 'ENHANCED'],
      'scanningConfiguration.scanType',
      getRegistryScanningConfiguration,
    ),
    rules: (scanningConfiguration?.rules ?? []).map(
      ({ scanFrequency, repositoryFilters = [] }) => ({
        frequency: oneOf<EcrRegistry['rules'][number]['frequency']>(
          scanFrequency,
          ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'],
          'rules.scanFrequency',
          getRegistryScanningConfiguration,
        ),
        filters: repositoryFilters.map(({ filter }) =>
          required(
            filter,
            'rules.repositoryFilters.filter',
            getRegistryScanningConfiguration,
          ),
        ),
      }),
    ),
  }));
  return {
    type: 'AWS::ECR::Registry',
    arn: `arn:${aws.partition}:ecr:${aws.region}:${aws.accountId}:registry`,
    name: 'Container registry',
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      ...(isUnknown(scanning)
        ? { scanType: scanning, rules: scanning }
        : scanning),
      policy: await policy(aws, getRegistryPolicy, {}),
    },
  };
}

/** Undefined where it holds no image of a function. */
async function repository(
  aws: AwsReader,
  one: Repository,
  digests: Set<string>,
): Promise<Resource<'AWS::ECR::Repository'> | undefined> {
  const from = describeRepositories;
  const repositoryName = required(one.repositoryName, 'repositoryName', from);
  const details = await everyPage(
    describeImages,
    nextToken =>
      aws.call(describeImages, { repositoryName, maxResults: 1000, nextToken }),
    output => ({
      items: required(output.imageDetails, 'imageDetails', describeImages),
      next: output.nextToken,
    }),
  );
  const images = details
    .filter(({ imageDigest }) => imageDigest && digests.has(imageDigest))
    .map(image);
  if (images.length === 0) return undefined;
  const expiresImages = await aws.read<any, object, boolean>(
    getLifecyclePolicy,
    { repositoryName },
    () => true,
    false,
  );
  return {
    type: 'AWS::ECR::Repository',
    arn: required(one.repositoryArn, 'repositoryArn', from),
    name: repositoryName,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      images,
      scanOnPush: one.imageScanningConfiguration?.scanOnPush ?? false,
      tagMutability: oneOf<EcrRepository['tagMutability']>(
        one.imageTagMutability,
        [
          'MUTABLE',
          'IMMUTABLE',
          'MUTABLE_WITH_EXCLUSION',
          'IMMUTABLE_WITH_EXCLUSION',
        ],
        'imageTagMutability',
        from,
      ),
      tagExclusions: (one.imageTagMutabilityExclusionFilters ?? []).map(
        ({ filter }) =>
          required(filter, 'imageTagMutabilityExclusionFilters.filter', from),
      ),
      encryption: {
        type: one.encryptionConfiguration?.encryptionType ?? 'AES256',
        kmsKeyArn: one.encryptionConfiguration?.kmsKey ?? null,
      },
      policy: await policy(aws, getRepositoryPolicy, { repositoryName }),
      expiresImages,
      imageSecrets: unknown(
        'not-read',
        'ecr:GetDownloadUrlForLayer',
        'images are not pulled',
      ),
    },
  };
}

function image({
  imageDigest,
  imageTags = [],
  imagePushedAt,
  imageScanStatus,
  imageScanFindingsSummary: summary,
}: ImageDetail): EcrImage {
  const counts = summary?.findingSeverityCounts;
  return {
    digest: required(imageDigest, 'imageDigest', describeImages),
    tags: imageTags,
    pushedAt: required(
      imagePushedAt,
      'imagePushedAt',
      describeImages,
    ).toISOString(),
    scanStatus: imageScanStatus?.status ?? null,
    // A severity without findings is left out.
    findings: counts
      ? { critical: counts.CRITICAL ?? 0, high: counts.HIGH ?? 0 }
      : null,
  };
}

async function policy<I extends object>(
  aws: AwsReader,
  from: Operation<I, { policyText?: string }>,
  input: I,
): Promise<Attribute<string | null>> {
  const text = await aws.read<I, { policyText?: string }, string | null>(
    from,
    input,
    output => required(output.policyText, 'policyText', from),
    null,
  );
  return typeof text === 'string' ? policyText(text, from.id) : text;
}
