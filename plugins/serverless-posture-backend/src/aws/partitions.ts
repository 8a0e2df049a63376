/** AWS partitions that an organization may live in. An organization never spans two of them. */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

/** The partition of a Region; Regions that we don't know of belong to `aws`. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('cn-')) return 'aws-cn';
  return 'aws';
}

const globalRegions: Record<Partition, string> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-northwest-1',
};

/** The Region in which a partition's global services (IAM, Organizations) answer. */
export function globalRegionOf(partition: string): string {
  return globalRegions[partition as Partition] ?? globalRegions.aws;
}

/** Regions that were there before 20 March 2019 are always on; later ones must be opted in to (AWS account management guide). */
const alwaysOn = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** Whether an account must opt in to a Region before it can be used. */
export function isOptInRegion(region: string): boolean {
  return partitionOf(region) === 'aws' && !alwaysOn.has(region);
}
