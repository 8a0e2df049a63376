import type { ListBucketsRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../protocol/awsError';
import type { SimulatedBucket } from '../world/things/data';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';
import { originBuckets } from './originBuckets';

const invalid = 'InvalidArgument';

/** The buckets of an account with their Regions; of origins nothing else is known. */
function bucketsOf({
  account,
}: Call): (SimulatedBucket & { region: string })[] {
  const own = [...account.cells].flatMap(([region, cell]) =>
    thingsOf(cell, 'buckets').map(bucket => ({ ...bucket, region })),
  );
  const known = new Set(own.map(({ name }) => name));
  const origins = thingsOf(account, 'originBuckets')
    .filter(({ name }) => !known.has(name))
    .map(origin => ({ ...origin, tags: {} }));
  return [...own, ...origins];
}

function bucketOf(
  { Bucket: name }: { Bucket: string },
  call: Call,
): SimulatedBucket {
  const found = bucketsOf(call).find(bucket => bucket.name === name);
  if (found) return found;
  throw new AwsError(
    'NoSuchBucket',
    'The specified bucket does not exist',
    404,
  );
}

const missing = (code: string, message: string) =>
  new AwsError(code, message, 404);

/** Amazon S3: buckets, never objects. */
export const s3: Handlers = {
  ...originBuckets,

  ListBuckets(input: ListBucketsRequest, call) {
    const buckets = bucketsOf(call).filter(
      ({ region }) => !input.BucketRegion || region === input.BucketRegion,
    );
    const { items, next } = page(buckets, call, {
      token: input.ContinuationToken,
      limit: limitOf(input.MaxBuckets, {
        standard: 10_000,
        maximum: 10_000,
        invalid,
      }),
      invalid,
    });
    return {
      Buckets: items.map(({ name, region }) => ({
        Name: name,
        BucketRegion: region,
        CreationDate: new Date('2025-03-04T08:00:00Z'),
      })),
      Owner: { ID: call.accountId },
      ContinuationToken: next,
    };
  },

  GetPublicAccessBlock(input, call) {
    const { publicAccessBlock } = bucketOf(input, call);
    if (!publicAccessBlock) {
      throw missing(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },

  GetBucketPolicy(input, call) {
    const { policy } = bucketOf(input, call);
    if (!policy)
      throw missing('NoSuchBucketPolicy', 'The bucket policy does not exist');
    return { Policy: JSON.stringify(policy) };
  },

  GetBucketPolicyStatus(input, call) {
    const { policy, policyIsPublic = false } = bucketOf(input, call);
    if (!policy)
      throw missing('NoSuchBucketPolicy', 'The bucket policy does not exist');
    return { PolicyStatus: { IsPublic: policyIsPublic } };
  },

  GetBucketLogging(input, call) {
    const { logsTo } = bucketOf(input, call);
    return logsTo
      ? { LoggingEnabled: { TargetBucket: logsTo, TargetPrefix: '' } }
      : {};
  },

  GetBucketAcl(input, call) {
    const owner = { ID: call.accountId };
    return {
      Owner: owner,
      Grants: [
        {
          Grantee: { Type: 'CanonicalUser', ...owner },
          Permission: 'FULL_CONTROL',
        },
        ...(bucketOf(input, call).grants ?? []),
      ],
    };
  },

  GetBucketEncryption(input, call) {
    // Since 2023 every bucket has one.
    const rule = bucketOf(input, call).encryption ?? {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
    };
    return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
  },

  GetBucketNotificationConfiguration: (input, call) =>
    bucketOf(input, call).notifications ?? {},
};

/** Amazon S3 Control. */
export const s3Control: Handlers = {
  GetPublicAccessBlock(_input: object, { account }) {
    const [block] = thingsOf(account, 'publicAccessBlocks');
    if (block) return { PublicAccessBlockConfiguration: block };
    throw missing(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    );
  },
};
