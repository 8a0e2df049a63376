import { PublicAccessBlock } from 'backstage-plugin-serverless-posture-node';
import { ACCOUNT, builder, REGION } from './builders';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** An encrypted queue without policy. @public */
export const queue = builder(
  'AWS::SQS::Queue',
  { arn: arn('sqs', 'orders'), name: 'orders' },
  { policy: null, kmsKeyId: null, managedSse: true },
);

/** An encrypted topic without policy. @public */
export const topic = builder(
  'AWS::SNS::Topic',
  { arn: arn('sns', 'orders'), name: 'orders' },
  {
    policy: null,
    kmsKeyId: 'alias/orders',
    loggedProtocols: ['lambda', 'sqs', 'http', 'https'],
  },
);

/** A subscription of {@link topic} by a function. @public */
export const subscription = builder(
  'AWS::SNS::Subscription',
  {
    arn: arn('sns', 'orders:a1b2c3d4'),
    name: 'orders to lambda',
    parentArn: arn('sns', 'orders'),
  },
  {
    topicArn: arn('sns', 'orders'),
    protocol: 'lambda',
    owner: ACCOUNT,
    endpoint: arn('lambda', 'function:checkout'),
  },
);

/** An on-demand table without stream and policy. @public */
export const dynamoDbTable = builder(
  'AWS::DynamoDB::Table',
  { arn: arn('dynamodb', 'table/orders'), name: 'orders' },
  {
    kmsKeyArn: arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    deletionProtection: true,
    billingMode: 'PAY_PER_REQUEST',
    streamArn: null,
    pointInTimeRecovery: true,
    policy: null,
    streamPolicy: null,
  },
);

/** @public */
export const daxCluster = builder(
  'AWS::DAX::Cluster',
  { arn: arn('dax', 'cache/orders'), name: 'orders' },
  { encryptionAtRest: 'ENABLED', endpointEncryption: 'TLS' },
);

/** Without any table. @public */
export const backupProtectedResources = builder(
  'AWS::Backup::ProtectedResources',
  { arn: arn('backup', 'protected-resources'), name: 'AWS Backup' },
  { tables: [] },
);

/** Scales the reads of {@link dynamoDbTable}. @public */
export const scalableTarget = builder(
  'AWS::ApplicationAutoScaling::ScalableTarget',
  {
    arn: arn('application-autoscaling', 'scalable-target/1'),
    name: 'table/orders',
  },
  {
    resourceId: 'table/orders',
    dimension: 'dynamodb:table:ReadCapacityUnits',
  },
);

/** All four switches of a public access block. @public */
export const blockAll: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

/** None of the four. @public */
export const blockNothing: PublicAccessBlock = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

/** A closed bucket without policy, encrypted with KMS. @public */
export const bucket = builder(
  'AWS::S3::Bucket',
  { arn: 'arn:aws:s3:::orders', name: 'orders' },
  {
    owned: true,
    publicAccessBlock: blockAll,
    policy: null,
    policyIsPublic: false,
    publicGrants: [],
    encryption: { algorithm: 'aws:kms', kmsKeyId: null },
    notificationTargets: [],
  },
);

/** @public */
export const accountPublicAccessBlock = builder(
  'AWS::S3::AccountPublicAccessBlock',
  { arn: arn('s3', 'account'), name: 'Block public access' },
  { publicAccessBlock: blockAll },
);

/** @public */
export const kinesisStream = builder(
  'AWS::Kinesis::Stream',
  { arn: arn('kinesis', 'stream/clicks'), name: 'clicks' },
  { encryptionType: 'KMS' },
);

/** @public */
export const deliveryStream = builder(
  'AWS::KinesisFirehose::DeliveryStream',
  { arn: arn('firehose', 'deliverystream/clicks'), name: 'clicks' },
  { encryptionStatus: 'ENABLED', source: 'DirectPut' },
);

/** @public */
export const emailIdentity = builder(
  'AWS::SES::EmailIdentity',
  { arn: arn('ses', 'identity/example.com'), name: 'example.com' },
  { policies: [] },
);

/** A database of its own that forces TLS. @public */
export const dbInstance = builder(
  'AWS::RDS::DBInstance',
  { arn: arn('rds', 'db:orders'), name: 'orders' },
  {
    engine: 'postgres',
    cluster: null,
    vpcId: 'vpc-0a1b2c3d',
    iamAuthentication: true,
    masterSecret: {
      secretArn: arn('secretsmanager', 'secret:rds!db-1-AbCdEf'),
      status: 'active',
    },
    tlsParameter: { name: 'rds.force_ssl', value: '1' },
  },
);

/** @public */
export const dbCluster = builder(
  'AWS::RDS::DBCluster',
  { arn: arn('rds', 'cluster:shop'), name: 'shop' },
  {
    engine: 'aurora-postgresql',
    iamAuthentication: true,
    masterSecret: {
      secretArn: arn('secretsmanager', 'secret:rds!cluster-1-AbCdEf'),
      status: 'active',
    },
  },
);

/** @public */
export const dbProxy = builder(
  'AWS::RDS::DBProxy',
  { arn: arn('rds', 'db-proxy:prx-1'), name: 'orders' },
  {
    requireTls: true,
    debugLogging: false,
    endToEndIam: false,
    auth: [
      {
        iamAuth: 'REQUIRED',
        secretArn: arn('secretsmanager', 'secret:orders-AbCdEf'),
      },
    ],
  },
);

/** A secret that rotates every 30 days and is in use on 2026-11-21. @public */
export const secret = builder(
  'AWS::SecretsManager::Secret',
  { arn: arn('secretsmanager', 'secret:orders-AbCdEf'), name: 'orders' },
  {
    policy: null,
    rotationEnabled: true,
    rotationFunctionArn: arn('lambda', 'function:rotate'),
    rotationDays: 30,
    owningService: null,
    replicaOf: null,
    created: '2025-01-01T00:00:00.000Z',
    lastChanged: '2026-11-10T00:00:00.000Z',
    lastRotated: '2026-11-10T00:00:00.000Z',
    nextRotation: '2026-12-10T00:00:00.000Z',
    lastAccessed: '2026-11-20T00:00:00.000Z',
  },
);

/** @public */
export const ssmParameter = builder(
  'AWS::SSM::Parameter',
  { arn: arn('ssm', 'parameter/orders/url'), name: '/orders/url' },
  { parameterType: 'String', keyId: null },
);

const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';

/** A customer managed key that rotates, with the default policy. @public */
export const kmsKey = builder(
  'AWS::KMS::Key',
  { arn: arn('kms', `key/${KEY}`), name: KEY },
  {
    manager: 'CUSTOMER',
    state: 'Enabled',
    spec: 'SYMMETRIC_DEFAULT',
    origin: 'AWS_KMS',
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Enable IAM policies',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    }),
    rotation: { enabled: true, periodInDays: 365 },
    grants: [],
  },
);

/** @public */
export const logResourcePolicy = builder(
  'AWS::Logs::ResourcePolicy',
  { arn: arn('logs', 'resource-policy:routes'), name: 'routes' },
  { policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }) },
);

/** Sends the logs of a function to a stream of the account. @public */
export const logSubscriptionFilter = builder(
  'AWS::Logs::SubscriptionFilter',
  {
    arn: arn('logs', 'log-group:/aws/lambda/checkout:subscription-filter:all'),
    name: 'all',
    parentArn: arn('lambda', 'function:checkout'),
  },
  {
    logGroup: '/aws/lambda/checkout',
    destinationArn: arn('kinesis', 'stream/logs'),
  },
);
