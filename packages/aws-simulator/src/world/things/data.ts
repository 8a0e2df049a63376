import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import type { ProtectedResource } from '@aws-sdk/client-backup';
import type {
  AccountPolicy,
  ResourcePolicy,
  SubscriptionFilter,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Cluster } from '@aws-sdk/client-dax';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { GrantListEntry, KeyMetadata } from '@aws-sdk/client-kms';
import type {
  DBCluster,
  DBInstance,
  DBProxy,
  Parameter,
} from '@aws-sdk/client-rds';
import type {
  Grant,
  NotificationConfiguration,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionRule,
} from '@aws-sdk/client-s3';
import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import { PolicyDocument } from '../../identity/policy';

type Tags = Record<string, string>;

/** A queue by its name. */
export interface SimulatedQueue {
  name: string;
  /** As GetQueueAttributes names them, `Policy` aside. */
  attributes: Record<string, string>;
  policy?: PolicyDocument;
  tags: Tags;
}

/** A topic by its name, with its subscriptions. */
export interface SimulatedTopic {
  name: string;
  /** As GetTopicAttributes names them, `Policy` aside. */
  attributes: Record<string, string>;
  policy?: PolicyDocument;
  subscriptions: {
    protocol: string;
    endpoint: string;
    /** Account; left out: that of the topic. */
    owner?: string;
    /** False: nobody has confirmed it yet. */
    confirmed?: boolean;
  }[];
  tags: Tags;
}

/** A table with what is read beside its description. */
export interface SimulatedTable {
  table: Omit<TableDescription, 'TableName'> & { TableName: string };
  pointInTimeRecovery: boolean;
  policy?: PolicyDocument;
  streamPolicy?: PolicyDocument;
  tags: Tags;
}

/** A bucket; what is left out it doesn't have. */
export interface SimulatedBucket {
  name: string;
  publicAccessBlock?: PublicAccessBlockConfiguration;
  policy?: PolicyDocument;
  /** What S3 says of the policy. */
  policyIsPublic?: boolean;
  /** Beside those of the owner. */
  grants?: Grant[];
  encryption?: ServerSideEncryptionRule;
  notifications?: NotificationConfiguration;
  /** Bucket that gets the server access logs. */
  logsTo?: string;
  tags: Tags;
}

/** A key with what is read beside its metadata. */
export interface SimulatedKey {
  metadata: KeyMetadata & { KeyId: string; Arn: string };
  policy: PolicyDocument;
  rotates: boolean;
  grants: GrantListEntry[];
  /** Such as `alias/orders`. */
  aliases: string[];
  tags: Tags;
}

/** A group of database parameters. */
export interface SimulatedParameterGroup {
  name: string;
  of: 'instance' | 'cluster';
  parameters: Parameter[];
}

/** Where functions keep and pass data. */
export interface DataThings {
  queues: SimulatedQueue;
  topics: SimulatedTopic;
  tables: SimulatedTable;
  daxClusters: { cluster: Cluster & { ClusterArn: string }; tags: Tags };
  protectedResources: ProtectedResource;
  scalableTargets: ScalableTarget;
  buckets: SimulatedBucket;
  /** Of an account: its public access block; none without one. */
  publicAccessBlocks: PublicAccessBlockConfiguration;
  streams: { name: string; encryptionType: 'NONE' | 'KMS'; tags: Tags };
  deliveryStreams: {
    name: string;
    type: 'DirectPut' | 'KinesisStreamAsSource';
    encryptionStatus?: 'ENABLED' | 'DISABLED';
    tags: Tags;
  };
  emailIdentities: {
    name: string;
    policies: Record<string, PolicyDocument>;
    tags: Tags;
  };
  databases: DBInstance;
  databaseClusters: DBCluster;
  databaseProxies: DBProxy;
  parameterGroups: SimulatedParameterGroup;
  secrets: {
    entry: SecretListEntry & { ARN: string; Name: string };
    policy?: PolicyDocument;
  };
  parameters: { metadata: ParameterMetadata & { Name: string }; tags: Tags };
  keys: SimulatedKey;
  logResourcePolicies: ResourcePolicy;
  subscriptionFilters: SubscriptionFilter;
  subscriptionPolicies: AccountPolicy;
}
