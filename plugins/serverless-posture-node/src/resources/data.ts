/**
 * What serverless resources keep and pass data with. Collectors read only those of them that functions, integrations and
 * the policies of their roles name.
 */

/** Source: SQS GetQueueAttributes. @public */
export interface Queue {
  /** The queue's policy as JSON text; `null` without one. */
  policy: string | null;
  /** Key id, ARN or alias of SSE-KMS; `null` without it. */
  kmsKeyId: string | null;
  /** Whether SQS encrypts with a key of its own (SSE-SQS). */
  managedSse: boolean;
}

/** What SNS delivers to. @public */
export type SubscriptionProtocol =
  | 'application'
  | 'email'
  | 'email-json'
  | 'firehose'
  | 'http'
  | 'https'
  | 'lambda'
  | 'sms'
  | 'sqs';

/** Source: SNS GetTopicAttributes. @public */
export interface Topic {
  /** The topic's policy as JSON text; `null` without one. */
  policy: string | null;
  /** Key id, ARN or alias; `null` without encryption. */
  kmsKeyId: string | null;
  /** Protocols whose failed deliveries are logged: those that have a failure feedback role. */
  loggedProtocols: SubscriptionProtocol[];
}

/** One confirmed subscription of a topic. Source: SNS ListSubscriptionsByTopic. @public */
export interface Subscription {
  topicArn: string;
  protocol: SubscriptionProtocol;
  /** Account that owns the subscription. */
  owner: string;
  /** ARN of the queue, function or stream; the host of a URL; `null` for addresses of people and devices, which aren't kept. */
  endpoint: string | null;
}

/** Source: DynamoDB DescribeTable, DescribeContinuousBackups, GetResourcePolicy. @public */
export interface DynamoDbTable {
  /** ARN of the KMS key of the account that encrypts it; `null` for DynamoDB's own key. */
  kmsKeyArn: string | null;
  deletionProtection: boolean;
  billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  /** ARN of the latest stream; `null` where the stream is off. */
  streamArn: string | null;
  pointInTimeRecovery: boolean;
  /** The table's policy as JSON text; `null` without one. */
  policy: string | null;
  /** The policy of its stream as JSON text; `null` without policy or stream. */
  streamPolicy: string | null;
}

/** Source: DAX DescribeClusters. @public */
export interface DaxCluster {
  /** Status of encryption at rest, such as `ENABLED`. */
  encryptionAtRest: string;
  endpointEncryption: 'NONE' | 'TLS';
}

/** Tables that AWS Backup holds backups of: one per account and Region. Source: Backup ListProtectedResources. @public */
export interface BackupProtectedResources {
  tables: {
    arn: string;
    /** Of the latest backup, as ISO date and time. */
    lastBackup: string;
  }[];
}

/** What scales a table. Source: Application Auto Scaling DescribeScalableTargets. @public */
export interface ScalableTarget {
  /** Such as `table/orders` or `table/orders/index/by-date`. */
  resourceId: string;
  /** Such as `dynamodb:table:ReadCapacityUnits`. */
  dimension: string;
}

/** The four switches that hold public access off. Source: S3 GetPublicAccessBlock. @public */
export interface PublicAccessBlock {
  blockPublicAcls: boolean;
  ignorePublicAcls: boolean;
  blockPublicPolicy: boolean;
  restrictPublicBuckets: boolean;
}

/** The public access block of the account: one per account and Region that has buckets. Source: S3 Control GetPublicAccessBlock. @public */
export interface AccountPublicAccessBlock {
  /** All off where the account has none. */
  publicAccessBlock: PublicAccessBlock;
}

/**
 * Source: S3 ListBuckets, GetPublicAccessBlock, GetBucketPolicy, GetBucketPolicyStatus, GetBucketAcl, GetBucketEncryption,
 * GetBucketNotificationConfiguration.
 * @public
 */
export interface Bucket {
  /** False for a name that deployment tools rely upon and that isn't among the account's buckets: nothing else is known of it. */
  owned: boolean;
  /** All off where the bucket has none. */
  publicAccessBlock: PublicAccessBlock;
  /** The bucket policy as JSON text; `null` without one. */
  policy: string | null;
  /** S3's own judgement of the policy; false without one. */
  policyIsPublic: boolean;
  /** What the access control list grants to everyone or to every AWS account, such as `READ (AllUsers)`. */
  publicGrants: string[];
  /** Default encryption; `null` without it. */
  encryption: { algorithm: string; kmsKeyId: string | null } | null;
  /** ARNs of functions, queues and topics that are notified. */
  notificationTargets: string[];
}

/** Source: Kinesis DescribeStreamSummary. @public */
export interface KinesisStream {
  encryptionType: 'NONE' | 'KMS';
}

/** Source: Firehose DescribeDeliveryStream. @public */
export interface DeliveryStream {
  /** Such as `ENABLED`; `null` where it was never set. */
  encryptionStatus: string | null;
  /** Such as `DirectPut` or `KinesisStreamAsSource`. */
  source: string;
}

/** An identity that mail is sent from. Source: SES v2 GetEmailIdentity. @public */
export interface EmailIdentity {
  /** Its policies with their documents as JSON text. */
  policies: { name: string; document: string }[];
}

/** The master password of a database in Secrets Manager. @public */
export interface ManagedMasterSecret {
  secretArn: string;
  /** Such as `active`, `rotating` or `impaired`. */
  status: string;
}

/** Source: RDS DescribeDBInstances, DescribeDBParameters, DescribeDBClusterParameters. @public */
export interface DbInstance {
  /** Such as `postgres` or `aurora-mysql`. */
  engine: string;
  /** Identifier of the cluster that it belongs to; `null` outside of one. */
  cluster: string | null;
  /** `null` outside a VPC. */
  vpcId: string | null;
  iamAuthentication: boolean;
  /** `null` where the password isn't managed; for a member of a cluster the cluster has it. */
  masterSecret: ManagedMasterSecret | null;
  /** The parameter that makes clients use TLS, with its value; `null` for engines that have none in their parameters. */
  tlsParameter: { name: string; value: string | null } | null;
}

/** Source: RDS DescribeDBClusters. @public */
export interface DbCluster {
  engine: string;
  iamAuthentication: boolean;
  /** `null` where the password isn't managed. */
  masterSecret: ManagedMasterSecret | null;
}

/** Source: RDS DescribeDBProxies. @public */
export interface DbProxy {
  requireTls: boolean;
  debugLogging: boolean;
  /** True where the proxy itself logs in to the database with IAM and needs no secret. */
  endToEndIam: boolean;
  auth: {
    /** `DISABLED`, `ENABLED` or `REQUIRED`. */
    iamAuth: string;
    /** `null` without a secret. */
    secretArn: string | null;
  }[];
}

/** Source: Secrets Manager ListSecrets, GetResourcePolicy. Dates are ISO dates and times, `null` where AWS names none. @public */
export interface Secret {
  /** The resource policy as JSON text; `null` without one. */
  policy: string | null;
  rotationEnabled: boolean;
  /** `null` without one, as for managed secrets. */
  rotationFunctionArn: string | null;
  /** Days between rotations; `null` where a schedule expression or nothing says when. */
  rotationDays: number | null;
  /** Such as `rds` for a secret that a service manages; `null` for one of your own. */
  owningService: string | null;
  /** Region of the secret that this is a replica of; `null` for the primary one. */
  replicaOf: string | null;
  created: string | null;
  lastChanged: string | null;
  lastRotated: string | null;
  nextRotation: string | null;
  /** The day, without time. */
  lastAccessed: string | null;
}

/** Source: Systems Manager DescribeParameters: names and types, never values. @public */
export interface SsmParameter {
  parameterType: 'String' | 'StringList' | 'SecureString';
  /** Key id, ARN or alias of a SecureString; `null` for other types. */
  keyId: string | null;
}

/** A grant on a key. @public */
export interface KeyGrant {
  id: string;
  /** ARN of the principal, or name of the AWS service. */
  grantee: string;
  /** Such as `Decrypt`. */
  operations: string[];
  /** Whether it asks for an encryption context or a source ARN. */
  constrained: boolean;
}

/** Source: KMS DescribeKey, GetKeyPolicy, GetKeyRotationStatus, ListGrants. @public */
export interface KmsKey {
  manager: 'AWS' | 'CUSTOMER';
  /** Such as `Enabled` or `PendingDeletion`. */
  state: string;
  /** Such as `SYMMETRIC_DEFAULT`. */
  spec: string;
  /** Such as `AWS_KMS` or `EXTERNAL`. */
  origin: string;
  /** The key policy as JSON text. */
  policy: string;
  /** `null` for keys that KMS can't rotate by itself. */
  rotation: { enabled: boolean; periodInDays: number | null } | null;
  grants: KeyGrant[];
}

/** Source: CloudWatch Logs DescribeResourcePolicies. @public */
export interface LogResourcePolicy {
  /** The document as JSON text. */
  policy: string;
}

/** What is sent on of log groups. Source: CloudWatch Logs DescribeSubscriptionFilters, DescribeAccountPolicies. @public */
export interface LogSubscriptionFilter {
  /** `null` for a policy of the account, which holds for all groups. */
  logGroup: string | null;
  destinationArn: string;
}

/** Where functions keep and pass data: queues, topics, tables, buckets, databases, secrets, keys. @public */
export interface DataResources {
  'AWS::SQS::Queue': Queue;
  'AWS::SNS::Topic': Topic;
  'AWS::SNS::Subscription': Subscription;
  'AWS::DynamoDB::Table': DynamoDbTable;
  'AWS::DAX::Cluster': DaxCluster;
  'AWS::Backup::ProtectedResources': BackupProtectedResources;
  'AWS::ApplicationAutoScaling::ScalableTarget': ScalableTarget;
  'AWS::S3::Bucket': Bucket;
  'AWS::S3::AccountPublicAccessBlock': AccountPublicAccessBlock;
  'AWS::Kinesis::Stream': KinesisStream;
  'AWS::KinesisFirehose::DeliveryStream': DeliveryStream;
  'AWS::SES::EmailIdentity': EmailIdentity;
  'AWS::RDS::DBInstance': DbInstance;
  'AWS::RDS::DBCluster': DbCluster;
  'AWS::RDS::DBProxy': DbProxy;
  'AWS::SecretsManager::Secret': Secret;
  'AWS::SSM::Parameter': SsmParameter;
  'AWS::KMS::Key': KmsKey;
  'AWS::Logs::ResourcePolicy': LogResourcePolicy;
  'AWS::Logs::SubscriptionFilter': LogSubscriptionFilter;
}
