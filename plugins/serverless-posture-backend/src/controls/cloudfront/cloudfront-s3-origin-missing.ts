import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.12. */
export const cloudfrontS3OriginMissing = control({
  id: 'cloudfront-s3-origin-missing',
  title: 'No origin points to a bucket that does not exist',
  description:
    'Whoever creates a bucket of that name serves content under the domain of the distribution. Origins that are REST or ' +
    'web site endpoints of buckets are judged, those of disabled distributions too. Buckets of the account are listed; ' +
    'S3 is asked about any other, and where it refuses to tell, because the bucket is of another account, nothing is known.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.12'],
    config: ['cloudfront-s3-origin-non-existent-bucket'],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Restrict access to an Amazon S3 origin',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      },
    ],
  },
  evaluate({ origins, missingBuckets }) {
    const ofBuckets = origins.filter(({ bucket }) => bucket !== null);
    if (ofBuckets.length === 0) return notApplicable('no origin is a bucket');
    const found = ofBuckets
      .filter(({ bucket }) => missingBuckets.includes(bucket!))
      .map(({ id, domainName }) =>
        evidence(`Origins[${id}].DomainName`, domainName),
      );
    return found.length ? failed(found) : passed();
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Remove the origin from ${distribution.name}, or create the bucket again before anybody else does.`,
      {
        page: 'Origins',
        cloudformation: 'Origins: [] # without the missing bucket',
        terraform: '# remove the origin of the missing bucket',
      },
    ),
  fix: distributionFix,
});
