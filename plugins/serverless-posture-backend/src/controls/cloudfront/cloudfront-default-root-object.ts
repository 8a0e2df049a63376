import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.1. */
export const cloudfrontDefaultRootObject = control({
  id: 'cloudfront-default-root-object',
  title: 'The distribution of a bucket has a default root object',
  description:
    'Without one, the root of the domain shows what the bucket answers there, which may be the list of its objects. Judged ' +
    'are distributions whose default behavior leads to a bucket; those before APIs and web servers need none.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.1'],
    config: ['cloudfront-default-root-object-configured'],
    documents: [
      {
        title: 'Specify a default root object',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html',
      },
    ],
  },
  evaluate(distribution) {
    const [{ targetOriginId }] = distribution.behaviors;
    const { origins } = distribution;
    // The target may also be a group of origins.
    const targets = origins.some(({ id }) => id === targetOriginId)
      ? origins.filter(({ id }) => id === targetOriginId)
      : origins;
    if (targets.every(one => one.bucket === null || one.isBucketWebsite))
      return notApplicable('the default behavior leads to no bucket');
    return distribution.defaultRootObject === null
      ? failed([evidence('DefaultRootObject', null)])
      : passed(distribution.defaultRootObject);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Name the default root object of ${distribution.name}, such as index.html.`,
      {
        page: 'General > Settings',
        cloudformation: 'DefaultRootObject: index.html',
        terraform: 'default_root_object = "index.html"',
      },
    ),
  fix: distributionFix,
});
