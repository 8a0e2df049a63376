import { AwsError } from '../protocol/awsError';
import { AccountState } from '../world/world';
import { thingsOf } from '../world/things/things';
import { Handlers } from './handlers';

const bucketIn = (account: AccountState, name: string | undefined) =>
  thingsOf(account, 'originBuckets').find(bucket => bucket.name === name);

/** Amazon S3, as far as origins need it. */
export const originBuckets: Handlers = {
  ListBuckets: (_input: object, { account }) => ({
    Buckets: thingsOf(account, 'originBuckets').map(({ name, region }) => ({
      Name: name,
      BucketRegion: region,
      CreationDate: new Date('2025-03-04T08:00:00Z'),
    })),
  }),

  GetBucketLocation(input: { Bucket?: string }, { account, state }) {
    const own = bucketIn(account, input.Bucket);
    // Buckets of the first Region have no location.
    if (own)
      return own.region === 'us-east-1'
        ? {}
        : { LocationConstraint: own.region };
    const isOthers = [...state.accounts.values()].some(other =>
      bucketIn(other, input.Bucket),
    );
    throw isOthers
      ? new AwsError('AccessDenied', 'Access Denied', 403)
      : new AwsError(
          'NoSuchBucket',
          'The specified bucket does not exist',
          404,
        );
  },
};
