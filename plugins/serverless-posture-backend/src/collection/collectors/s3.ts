import {
  GetBucketAclCommand,
  GetBucketAclOutput,
  GetBucketEncryptionCommand,
  GetBucketEncryptionOutput,
  GetBucketNotificationConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyOutput,
  GetBucketPolicyStatusCommand,
  GetBucketPolicyStatusOutput,
  GetPublicAccessBlockCommand,
  GetPublicAccessBlockOutput,
  ListBucketsCommand,
  NotificationConfiguration,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  Attribute,
  Attributes,
  AwsReader,
  Bucket,
  Collector,
  operation,
  PublicAccessBlock,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../fields';
import { policyText } from '../policies';
import { referencesOf, referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { deploymentBuckets } from './deploymentBuckets';

const BUCKETS = ['arn:{partition}:s3:::*'];

const listBuckets = operation({
  id: 's3:ListBuckets',
  action: 's3:ListAllMyBuckets',
  client: S3Client,
  command: ListBucketsCommand,
  probe: { MaxBuckets: 1 },
});

const getPublicAccessBlock = operation({
  id: 's3:GetPublicAccessBlock',
  action: 's3:GetBucketPublicAccessBlock',
  client: S3Client,
  command: GetPublicAccessBlockCommand,
  resources: BUCKETS,
  absent: ['NoSuchPublicAccessBlockConfiguration'],
});

const getBucketPolicy = operation({
  id: 's3:GetBucketPolicy',
  client: S3Client,
  command: GetBucketPolicyCommand,
  resources: BUCKETS,
  absent: ['NoSuchBucketPolicy'],
});

const getBucketPolicyStatus = operation({
  id: 's3:GetBucketPolicyStatus',
  client: S3Client,
  command: GetBucketPolicyStatusCommand,
  resources: BUCKETS,
  absent: ['NoSuchBucketPolicy'],
});

const getBucketAcl = operation({
  id: 's3:GetBucketAcl',
  client: S3Client,
  command: GetBucketAclCommand,
  resources: BUCKETS,
});

const getBucketEncryption = operation({
  id: 's3:GetBucketEncryption',
  action: 's3:GetEncryptionConfiguration',
  client: S3Client,
  command: GetBucketEncryptionCommand,
  resources: BUCKETS,
  absent: ['ServerSideEncryptionConfigurationNotFoundError'],
});

const getBucketNotification = operation({
  id: 's3:GetBucketNotificationConfiguration',
  action: 's3:GetBucketNotification',
  client: S3Client,
  command: GetBucketNotificationConfigurationCommand,
  resources: BUCKETS,
});

const notOurs = unknown(
  'not-read',
  listBuckets.id,
  'the account has no such bucket',
);

const ofOthers: Attributes<Bucket> = {
  owned: false,
  publicAccessBlock: notOurs,
  policy: notOurs,
  policyIsPublic: notOurs,
  publicGrants: notOurs,
  encryption: notOurs,
  notificationTargets: notOurs,
};

/** The buckets of a Region that serverless resources refer to, and those that deployment tools rely upon. */
export const s3Collector: Collector = {
  id: 's3',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    listBuckets,
    getPublicAccessBlock,
    getBucketPolicy,
    getBucketPolicyStatus,
    getBucketAcl,
    getBucketEncryption,
    getBucketNotification,
    getTaggedResources,
  },
  listings: [
    {
      id: 'buckets',
      resourceTypes: ['AWS::S3::Bucket'],
      async page(aws, _token, inventory) {
        const references = await referencesOf(aws, inventory);
        const expected = await deploymentBuckets(aws, inventory);
        if (!references.any('s3') && expected.length === 0)
          return { resources: [] };
        // All pages make one: which of the expected buckets is missing is known at the end only.
        const own = await namesIn(aws);
        const arnOf = (name: string) => `arn:${aws.partition}:s3:::${name}`;
        const names = own.filter(
          name => expected.includes(name) || references.has(arnOf(name)),
        );
        const tags = await tagsOf(aws, names.map(arnOf));
        const bucket = (
          name: string,
          attributes: Attributes<Bucket>,
        ): Resource<'AWS::S3::Bucket'> => ({
          type: 'AWS::S3::Bucket',
          arn: arnOf(name),
          name,
          ...inScope(aws),
          tags: tags(arnOf(name)),
          attributes,
        });
        return {
          resources: [
            ...(await aws.all(names, async name =>
              bucket(name, await attributesOf(aws, name)),
            )),
            ...expected
              .filter(name => !own.includes(name))
              .map(name => bucket(name, ofOthers)),
          ],
        };
      },
    },
  ],
};

function namesIn(aws: AwsReader): Promise<string[]> {
  return everyPage(
    listBuckets,
    ContinuationToken =>
      aws.call(listBuckets, {
        BucketRegion: aws.region,
        MaxBuckets: 10_000,
        ContinuationToken,
      }),
    ({ Buckets = [], ContinuationToken }) => ({
      items: Buckets.map(({ Name }) => required(Name, 'Name', listBuckets)),
      next: ContinuationToken,
    }),
  );
}

async function attributesOf(
  aws: AwsReader,
  name: string,
): Promise<Attributes<Bucket>> {
  // Never the bucket of the same name that somebody else may own by now.
  const input = { Bucket: name, ExpectedBucketOwner: aws.accountId };
  const policy = await policyOf(aws, input);
  return {
    owned: true,
    policy,
    publicAccessBlock: await aws.read<
      any,
      GetPublicAccessBlockOutput,
      PublicAccessBlock
    >(
      getPublicAccessBlock,
      input,
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
    policyIsPublic:
      policy === null
        ? false
        : await aws.read<any, GetBucketPolicyStatusOutput, boolean>(
            getBucketPolicyStatus,
            input,
            ({ PolicyStatus }) =>
              required(
                PolicyStatus?.IsPublic,
                'PolicyStatus.IsPublic',
                getBucketPolicyStatus,
              ),
            false,
          ),
    publicGrants: await aws.read<any, GetBucketAclOutput, string[]>(
      getBucketAcl,
      input,
      ({ Owner, Grants = [] }) => {
        // Without an owner this is no access control list, and not one that grants nothing.
        required(Owner, 'Owner', getBucketAcl);
        return Grants.flatMap(({ Grantee, Permission }) => {
          const group = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.exec(
            Grantee?.URI ?? '',
          )?.[1];
          return group ? [`${Permission} (${group})`] : [];
        });
      },
    ),
    encryption: await aws.read<
      any,
      GetBucketEncryptionOutput,
      Bucket['encryption']
    >(
      getBucketEncryption,
      input,
      ({ ServerSideEncryptionConfiguration: configuration }) => {
        const rule = required(
          configuration?.Rules,
          'ServerSideEncryptionConfiguration.Rules',
          getBucketEncryption,
        )[0]?.ApplyServerSideEncryptionByDefault;
        return rule
          ? {
              algorithm: required(
                rule.SSEAlgorithm,
                'SSEAlgorithm',
                getBucketEncryption,
              ),
              kmsKeyId: rule.KMSMasterKeyID || null,
            }
          : null;
      },
      null,
    ),
    notificationTargets: await aws.read<
      any,
      NotificationConfiguration,
      string[]
    >(
      getBucketNotification,
      input,
      ({
        LambdaFunctionConfigurations: functions = [],
        QueueConfigurations: queues = [],
        TopicConfigurations: topics = [],
      }) =>
        [
          ...functions.map(one => one.LambdaFunctionArn),
          ...queues.map(one => one.QueueArn),
          ...topics.map(one => one.TopicArn),
        ].map(arn => required(arn, 'Arn', getBucketNotification)),
    ),
  };
}

async function policyOf(
  aws: AwsReader,
  input: object,
): Promise<Attribute<string | null>> {
  const text = await aws.read<any, GetBucketPolicyOutput, string | null>(
    getBucketPolicy,
    input,
    ({ Policy }) => required(Policy, 'Policy', getBucketPolicy),
    null,
  );
  return typeof text === 'string' ? policyText(text, getBucketPolicy.id) : text;
}

/** A public access block in our words; what AWS leaves out is off. */
export function publicAccessBlockOf(configuration: {
  BlockPublicAcls?: boolean;
  IgnorePublicAcls?: boolean;
  BlockPublicPolicy?: boolean;
  RestrictPublicBuckets?: boolean;
}): PublicAccessBlock {
  return {
    blockPublicAcls: configuration.BlockPublicAcls ?? false,
    ignorePublicAcls: configuration.IgnorePublicAcls ?? false,
    blockPublicPolicy: configuration.BlockPublicPolicy ?? false,
    restrictPublicBuckets: configuration.RestrictPublicBuckets ?? false,
  };
}
