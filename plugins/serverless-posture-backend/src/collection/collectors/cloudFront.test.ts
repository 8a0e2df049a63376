import { COLLECTED_ACCOUNT, collected } from '../../__testUtils__/collected';

jest.setTimeout(60_000);

const arnOf = (id: string) =>
  `arn:aws:cloudfront::${COLLECTED_ACCOUNT}:distribution/${id}`;

const bucketOrigin = (bucket: string) => ({
  Id: bucket,
  DomainName: `${bucket}.s3.eu-west-1.amazonaws.com`,
  S3OriginConfig: { OriginAccessIdentity: '' },
  OriginAccessControlId: 'E2OAC',
});

const apiOrigin = {
  Id: 'api',
  DomainName: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
  CustomHeaders: {
    Quantity: 1,
    Items: [{ HeaderName: 'X-Origin', HeaderValue: 'not-a-real-Pa55word!' }],
  },
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: 'https-only' as const,
    OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2' as const] },
  },
};

function distribution(id: string, origins: any[]): any {
  return {
    summary: {
      Id: id,
      ARN: arnOf(id),
      Status: 'Deployed',
      DomainName: `${id.toLowerCase()}.cloudfront.net`,
      Aliases: { Quantity: 1, Items: [`${id.toLowerCase()}.example.com`] },
      Origins: { Quantity: origins.length, Items: origins },
      DefaultCacheBehavior: {
        TargetOriginId: origins[0].Id,
        ViewerProtocolPolicy: 'redirect-to-https',
      },
      CacheBehaviors: {
        Quantity: 1,
        Items: [
          {
            PathPattern: '/private/*',
            TargetOriginId: origins[0].Id,
            ViewerProtocolPolicy: 'https-only',
            TrustedKeyGroups: { Enabled: true, Quantity: 0 },
          },
        ],
      },
      Comment: '',
      Enabled: true,
      ViewerCertificate: {
        CloudFrontDefaultCertificate: false,
        ACMCertificateArn: 'arn:aws:acm:us-east-1:222233334444:certificate/1',
        SSLSupportMethod: 'sni-only',
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      WebACLId: '',
    },
    config: {
      DefaultRootObject: 'index.html',
      Logging: {
        Enabled: true,
        IncludeCookies: false,
        Bucket: 'logs.s3.amazonaws.com',
        Prefix: '',
      },
    },
    tags: { team: 'shop' },
  };
}

const account = {
  accountThings: {
    distributions: [
      distribution('E1', [bucketOrigin('site'), apiOrigin]),
      distribution('E2', [bucketOrigin('gone')]),
      ...Array.from({ length: 99 }, (_, i) =>
        distribution(`M${i}`, [apiOrigin]),
      ),
    ],
    originBuckets: [{ name: 'site', region: 'eu-west-1' }],
    deliverySources: [
      {
        name: 'e2',
        arn: `arn:aws:logs:us-east-1:${COLLECTED_ACCOUNT}:delivery-source:e2`,
        resourceArns: [arnOf('E2')],
        service: 'cloudfront',
        logType: 'ACCESS_LOGS',
      },
      {
        name: 'idle',
        arn: `arn:aws:logs:us-east-1:${COLLECTED_ACCOUNT}:delivery-source:idle`,
        resourceArns: [arnOf('E1')],
        service: 'cloudfront',
        logType: 'ACCESS_LOGS',
      },
    ],
    deliveries: [{ id: 'd1', deliverySourceName: 'e2' }],
  },
};

it('reads distributions with as few calls as that takes, and no value of a header', async () => {
  const { of, calls, outcome } = await collected(account, ['cloudfront']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'cloudfront:ListDistributions': 2,
    'cloudfront:GetDistributionConfig': 101,
    'tag:GetResources': 2,
    's3:ListBuckets': 1,
    's3:GetBucketLocation': 1,
    'logs:DescribeDeliverySources': 1,
    'logs:DescribeDeliveries': 1,
  });
  const [first, second] = of('AWS::CloudFront::Distribution');
  expect(first).toMatchObject({
    arn: arnOf('E1'),
    name: 'e1.example.com',
    region: 'global',
    tags: { team: 'shop' },
    attributes: {
      enabled: true,
      webAclId: null,
      origins: [
        { bucket: 'site', custom: null, originAccessControlId: 'E2OAC' },
        {
          bucket: null,
          custom: { protocolPolicy: 'https-only', sslProtocols: ['TLSv1.2'] },
          customHeaders: ['x-origin'],
        },
      ],
      behaviors: [
        { pathPattern: '*', viewerProtocolPolicy: 'redirect-to-https' },
        { pathPattern: '/private/*', trustedKeyGroups: true },
      ],
      viewerCertificate: { isDefault: false, sslSupportMethod: 'sni-only' },
      missingBuckets: [],
      defaultRootObject: 'index.html',
      loggingBucket: 'logs.s3.amazonaws.com',
    },
  });
  expect(second.attributes.missingBuckets).toEqual(['gone']);
  expect(JSON.stringify(first)).not.toContain('Pa55word');
  expect(of('AWS::Logs::DeliverySource')).toMatchObject([
    {
      region: 'global',
      attributes: { resourceArns: [arnOf('E2')], isDelivered: true },
    },
    { attributes: { isDelivered: false } },
  ]);
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    {
      ...account,
      denied: ['cloudfront:GetDistributionConfig', 's3:ListAllMyBuckets'],
    },
    ['cloudfront'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  const [first, , third] = of('AWS::CloudFront::Distribution');
  const unknown = { $unknown: { errorClass: 'denied' } };
  expect(first.attributes).toMatchObject({
    missingBuckets: unknown,
    defaultRootObject: unknown,
    loggingBucket: unknown,
  });
  expect(third.attributes.missingBuckets).toEqual([]);
});
