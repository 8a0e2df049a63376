/** One basic event selector of a trail. @public */
export interface TrailEventSelector {
  readWriteType: 'All' | 'ReadOnly' | 'WriteOnly';
  includeManagementEvents: boolean;
  /** Such as `kms.amazonaws.com`. */
  excludedManagementSources: string[];
  /** Such as type `AWS::Lambda::Function` with the value `arn:aws:lambda`. */
  dataResources: { type: string; values: string[] }[];
}

/** One condition of an advanced event selector: all conditions must hold, each by any of its values. @public */
export interface TrailFieldSelector {
  /** Such as `eventCategory`, `readOnly` or `resources.type`. */
  field: string;
  equals: string[];
  startsWith: string[];
  endsWith: string[];
  notEquals: string[];
  notStartsWith: string[];
  notEndsWith: string[];
}

/**
 * Which events a trail records: basic selectors, or else advanced ones.
 * Source: CloudTrail GetEventSelectors.
 * @public
 */
export interface TrailSelectors {
  basic: TrailEventSelector[];
  advanced: TrailFieldSelector[][];
}

/** Source: CloudTrail GetTrailStatus. @public */
export interface TrailStatus {
  isLogging: boolean;
  /** What S3 answered to the last delivery that failed; `null` while deliveries succeed. */
  latestDeliveryError: string | null;
  /** ISO 8601; `null` where nothing was ever delivered to CloudWatch Logs. */
  latestCloudWatchLogsDelivery: string | null;
  /** `null` while deliveries to CloudWatch Logs succeed. */
  latestCloudWatchLogsError: string | null;
}

/**
 * A trail that sees the account: its own ones of every Region, and the organization's.
 * Source: CloudTrail DescribeTrails, ListTrails, GetTrailStatus, GetEventSelectors; S3 GetBucketPolicyStatus,
 * GetBucketAcl, GetBucketLogging.
 * @public
 */
export interface CloudTrail {
  /** False for the one that stands for an account without any trail. */
  exists: boolean;
  homeRegion: string;
  isMultiRegion: boolean;
  isOrganizationTrail: boolean;
  includesGlobalServiceEvents: boolean;
  logFileValidation: boolean;
  /** `null`: encrypted by S3's own key. */
  kmsKeyId: string | null;
  logGroupArn: string | null;
  bucketName: string;
  /** Not read for a single-Region trail of another Region than the partition's global one. */
  status: TrailStatus;
  /** Not read as `status`. */
  selectors: TrailSelectors;
  /** Whether the policy of the bucket admits everyone. Not read for buckets of other accounts, as the two that follow. */
  bucketPolicyIsPublic: boolean;
  /** Whether the access control list of the bucket names everyone. */
  bucketAclIsPublic: boolean;
  /** Bucket that gets the server access logs; `null` without. */
  bucketLogsTo: string | null;
}

/** Where CloudTrail Lake keeps events. Source: CloudTrail ListEventDataStores, GetEventDataStore. @public */
export interface EventDataStore {
  /** Whether it takes in events: those that are stopped or about to be deleted don't. */
  isEnabled: boolean;
  /** Which events it takes in, by advanced selectors only. */
  selectors: TrailSelectors;
}
