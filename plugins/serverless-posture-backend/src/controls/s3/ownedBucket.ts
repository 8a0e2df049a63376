import {
  EvaluationContext,
  notApplicable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

type Judge = (
  bucket: ResourceView<'AWS::S3::Bucket'>,
  context: EvaluationContext,
) => Verdict;

/** Judges buckets of the account; of a name that deployment tools rely upon and that the account lacks nothing else is known. */
export function ownedBucket(judge: Judge): Judge {
  return (bucket, context) =>
    bucket.owned
      ? judge(bucket, context)
      : notApplicable('the account has no such bucket');
}
