import type { Origin } from '@aws-sdk/client-cloudfront';
import { lasting } from '../lifetime';
import { SimulatedDistribution } from '../things/edge';
import { ThingsDefinition } from '../world';

const tags = { service: 'storefront', team: 'storefront' };

const bucketOrigin = (bucket: string): Origin => ({
  Id: bucket,
  DomainName: `${bucket}.s3.eu-west-1.amazonaws.com`,
  OriginPath: '',
  CustomHeaders: { Quantity: 0 },
  S3OriginConfig: { OriginAccessIdentity: '' },
  OriginAccessControlId: 'E2QWRUHAPOMQZL',
});

function distribution(
  accountId: string,
  id: string,
  alias: string,
  bucket: string,
  isCareful: boolean,
): SimulatedDistribution {
  return {
    summary: {
      Id: id,
      ARN: `arn:aws:cloudfront::${accountId}:distribution/${id}`,
      Status: 'Deployed',
      LastModifiedTime: new Date('2025-09-01T08:00:00Z'),
      DomainName: `${id.toLowerCase()}.cloudfront.net`,
      Aliases: { Quantity: 1, Items: [alias] },
      Origins: { Quantity: 1, Items: [bucketOrigin(bucket)] },
      OriginGroups: { Quantity: 0 },
      DefaultCacheBehavior: {
        TargetOriginId: bucket,
        ViewerProtocolPolicy: isCareful ? 'redirect-to-https' : 'allow-all',
        TrustedKeyGroups: { Enabled: false, Quantity: 0 },
        TrustedSigners: { Enabled: false, Quantity: 0 },
      },
      CacheBehaviors: { Quantity: 0 },
      CustomErrorResponses: { Quantity: 0 },
      Comment: alias,
      PriceClass: 'PriceClass_100',
      Enabled: true,
      ViewerCertificate: {
        CloudFrontDefaultCertificate: false,
        ACMCertificateArn: `arn:aws:acm:us-east-1:${accountId}:certificate/${id.toLowerCase()}`,
        SSLSupportMethod: 'sni-only',
        MinimumProtocolVersion: isCareful ? 'TLSv1.2_2021' : 'TLSv1.1_2016',
        CertificateSource: 'acm',
      },
      Restrictions: {
        GeoRestriction: { RestrictionType: 'none', Quantity: 0 },
      },
      WebACLId: isCareful
        ? `arn:aws:wafv2:us-east-1:${accountId}:global/webacl/shop-cdn/1`
        : '',
      HttpVersion: 'http2and3',
      IsIPV6Enabled: true,
      Staging: false,
    },
    config: {
      DefaultRootObject: isCareful ? 'index.html' : '',
      Logging: {
        Enabled: isCareful,
        IncludeCookies: false,
        Bucket: isCareful ? 'shop-cdn-logs.s3.amazonaws.com' : '',
        Prefix: '',
      },
    },
    tags,
  };
}

/** The shop's web site, and the page of a campaign whose bucket somebody deleted. */
export function edgeDistributions(accountId: string): ThingsDefinition {
  return {
    distributions: [
      lasting(
        distribution(
          accountId,
          'E1SHOPWEB00001',
          'www.shop.example.com',
          'shop-web-assets',
          true,
        ),
      ),
      lasting(
        distribution(
          accountId,
          'E2CAMPAIGN0001',
          'summer.shop.example.com',
          'shop-summer-campaign',
          false,
        ),
      ),
    ],
    originBuckets: [
      lasting({ name: 'shop-web-assets', region: 'eu-west-1' }),
      lasting({ name: 'shop-cdn-logs', region: 'eu-west-1' }),
    ],
  };
}
