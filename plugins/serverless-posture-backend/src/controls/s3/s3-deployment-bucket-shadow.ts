import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** As CDK names the bucket that it uploads to. */
const PREDICTABLE = /^cdk-[a-z0-9]+-assets-\d{12}-[a-z0-9-]+$/;

/** Source: AWS CDK guide, "Customize AWS CDK bootstrapping". */
export const s3DeploymentBucketShadow = control({
  id: 's3-deployment-bucket-shadow',
  title: 'Deployment buckets with predictable names belong to the account',
  description:
    'AWS CDK uploads code to a bucket whose name follows from account and Region. Where that bucket was ' +
    'deleted and its roles were not, anyone may create one of this name in their account and receive, or ' +
    'replace, what is deployed. Judged are the buckets that the roles of CDK in the account rely upon: each ' +
    'must be among the buckets of the account. Whether somebody has taken the name already is not asked.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  references: {
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'AWS CDK bootstrapping',
        url: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping.html',
      },
      {
        title: 'Customize AWS CDK bootstrapping',
        url: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html',
      },
    ],
  },
  evaluate({ $, owned }) {
    if (!owned)
      return failed([evidence('Buckets.Name', null, $.arn)], {
        reason: 'deployments rely upon it, and the account does not own it',
      });
    return PREDICTABLE.test($.name)
      ? passed()
      : notApplicable('its name cannot be foreseen');
  },
  remedy: bucket => ({
    summary: `Create bucket ${bucket.name} in the account by bootstrapping again, or remove the roles that rely upon it.`,
    console: `CloudFormation (${bucket.region}) > Stacks > CDKToolkit`,
    cli: `npx cdk bootstrap aws://${bucket.accountId}/${bucket.region} # creates ${bucket.name}; bootstrap version 21 or later checks its owner`,
    cloudformation: `# ${bucket.name} comes with the stack CDKToolkit\nFileAssetsBucketName: cdk-<random>-assets`,
    terraform: `resource "aws_s3_bucket" "assets" {\n  bucket = "${bucket.name}"\n}`,
  }),
});
