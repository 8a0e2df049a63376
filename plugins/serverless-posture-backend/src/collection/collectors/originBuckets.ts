import {
  GetBucketLocationCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  Attribute,
  AwsReader,
  isUnknown,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, required } from '../fields';

export const listBuckets = operation({
  id: 's3:ListBuckets',
  client: S3Client,
  command: ListBucketsCommand,
  action: 's3:ListAllMyBuckets',
  probe: { MaxBuckets: 1 },
});

/** Tells a bucket that doesn't exist from one of another account, which it refuses. */
export const getBucketLocation = operation({
  id: 's3:GetBucketLocation',
  client: S3Client,
  command: GetBucketLocationCommand,
  absent: ['NoSuchBucket'],
});

/** Host names of buckets: by their REST endpoints, old and dual-stack ones too, and by their web sites. */
const BUCKET =
  /^(.+)\.s3(-website)?(?:\.dualstack)?(?:[.-][a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/;

/** The bucket whose endpoint a host name is. */
export function bucketOf(host: string): string | undefined {
  return BUCKET.exec(host.toLowerCase())?.[1];
}

/** Whether a host name is the web site of a bucket. */
export function isBucketWebsite(host: string): boolean {
  return BUCKET.exec(host.toLowerCase())?.[2] !== undefined;
}

/** Which of the buckets don't exist: one call for those of the account, one for each of the others. */
export async function missingBuckets(
  aws: AwsReader,
  names: string[],
): Promise<Map<string, Attribute<boolean>>> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const own = await attributeOf(() => ownBuckets(aws));
  const entries = await aws.all(
    asked,
    async (name): Promise<[string, Attribute<boolean>]> => {
      if (isUnknown(own)) return [name, own];
      if (own.has(name)) return [name, false];
      const isMissing = await aws.read<
        { Bucket: string | undefined },
        object,
        boolean
      >(getBucketLocation, { Bucket: name }, () => false, true);
      return [name, isMissing];
    },
  );
  return new Map(entries);
}

async function ownBuckets(aws: AwsReader): Promise<Set<string>> {
  const buckets = await everyPage(
    listBuckets,
    ContinuationToken =>
      aws.call(listBuckets, { MaxBuckets: 10_000, ContinuationToken }),
    output => ({
      items: required(output.Buckets, 'Buckets', listBuckets),
      next: output.ContinuationToken,
    }),
  );
  return new Set(buckets.flatMap(({ Name }) => Name ?? []));
}
