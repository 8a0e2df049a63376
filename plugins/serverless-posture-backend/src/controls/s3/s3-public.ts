import {
  control,
  EvaluationContext,
  evidence,
  failed,
  passed,
  PublicAccessBlock,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { ownedBucket } from './ownedBucket';

/** The four switches, and what AWS calls them. */
const SWITCHES: [keyof PublicAccessBlock, string][] = [
  ['blockPublicAcls', 'BlockPublicAcls'],
  ['ignorePublicAcls', 'IgnorePublicAcls'],
  ['blockPublicPolicy', 'BlockPublicPolicy'],
  ['restrictPublicBuckets', 'RestrictPublicBuckets'],
];

/** Source: Security Hub S3.1, S3.2, S3.3 and S3.8; S3 guide, "Blocking public access to your Amazon S3 storage". */
export const s3Public = control({
  id: 's3-public',
  title: 'Public access is blocked, and no policy or ACL opens the bucket',
  description:
    'A bucket that everyone reads leaks what functions store; one that everyone writes feeds them. Judged is ' +
    'what counts in the end: S3 holds public access off where the account or the bucket says so, switch by ' +
    'switch. An open policy or access control list that nothing holds off fails as critical; switches that ' +
    'are off while nothing is open, with medium severity. Whether a policy is open S3 itself says. Access ' +
    'points are not read.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  reads: ['AWS::S3::AccountPublicAccessBlock'],
  references: {
    securityHub: ['S3.1', 'S3.2', 'S3.3', 'S3.8'],
    config: [
      's3-account-level-public-access-blocks',
      's3-bucket-level-public-access-prohibited',
      's3-bucket-public-read-prohibited',
      's3-bucket-public-write-prohibited',
    ],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Blocking public access to your Amazon S3 storage',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
      },
    ],
  },
  evaluate: ownedBucket((bucket, context) => {
    // What the bucket itself holds off needs no look at the account.
    const own = bucket.publicAccessBlock;
    const isOff = (name: keyof PublicAccessBlock) =>
      !own[name] && !accountBlock(context)[name];
    const open = [
      ...(bucket.policyIsPublic && isOff('restrictPublicBuckets')
        ? [evidence('PolicyStatus.IsPublic', true)]
        : []),
      ...(bucket.publicGrants.length > 0 && isOff('ignorePublicAcls')
        ? bucket.publicGrants.map(grant => evidence('Grants', grant))
        : []),
    ];
    if (open.length > 0) return failed(open, { reason: 'it is open' });
    const off = SWITCHES.filter(([name]) => isOff(name));
    return off.length > 0
      ? failed(
          off.map(([, field]) =>
            evidence(`PublicAccessBlockConfiguration.${field}`, false),
          ),
          {
            severity: 'MEDIUM',
            reason: 'nothing is open now, and nothing would hold it off',
          },
        )
      : passed();
  }),
  remedy: bucket => ({
    summary: `Turn all four switches on that block public access to bucket ${bucket.name}.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Permissions > Block public access`,
    cli: `aws s3api put-public-access-block --bucket ${bucket.name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    cloudformation: `# ${bucket.name}, AWS::S3::Bucket\nPublicAccessBlockConfiguration:\n  BlockPublicAcls: true\n  IgnorePublicAcls: true\n  BlockPublicPolicy: true\n  RestrictPublicBuckets: true`,
    terraform: `resource "aws_s3_bucket_public_access_block" "block" {\n  bucket                  = "${bucket.name}"\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}`,
  }),
});

function accountBlock(context: EvaluationContext): PublicAccessBlock {
  const [account] = context.resources('AWS::S3::AccountPublicAccessBlock');
  if (!account) {
    throw new UnknownAttributeError('publicAccessBlock', {
      errorClass: 'not-read',
      operation: 's3control:GetPublicAccessBlock',
    });
  }
  return account.publicAccessBlock;
}
