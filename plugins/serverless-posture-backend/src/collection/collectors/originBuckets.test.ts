import { bucketOf, isBucketWebsite } from './originBuckets';

it.each([
  ['shop.s3.amazonaws.com', 'shop'],
  ['shop.example.com.s3.eu-west-1.amazonaws.com', 'shop.example.com'],
  ['shop.s3-eu-west-1.amazonaws.com', 'shop'],
  ['shop.s3.dualstack.us-gov-west-1.amazonaws.com', 'shop'],
  ['SHOP.s3.cn-north-1.amazonaws.com.cn', 'shop'],
  ['shop.s3-website-eu-west-1.amazonaws.com', 'shop'],
  ['shop.s3-website.eu-central-1.amazonaws.com', 'shop'],
  ['shop-1.s3-accesspoint.eu-west-1.amazonaws.com', undefined],
  ['s3.eu-west-1.amazonaws.com', undefined],
  ['shop.s3.amazonaws.com.example.com', undefined],
])('finds the bucket of %s', (host, bucket) => {
  expect(bucketOf(host)).toBe(bucket);
});

it('tells web sites from buckets', () => {
  expect(isBucketWebsite('a.s3-website.eu-central-1.amazonaws.com')).toBe(true);
  expect(isBucketWebsite('a.s3.eu-central-1.amazonaws.com')).toBe(false);
  expect(isBucketWebsite('example.com')).toBe(false);
});
