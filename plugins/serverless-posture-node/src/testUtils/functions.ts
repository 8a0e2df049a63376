import {
  InspectorFinding,
  InspectorScan,
} from 'backstage-plugin-serverless-posture-node';
import { ACCOUNT, builder, REGION } from './builders';

const FUNCTION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout`;

/** A layer version that nobody else may use. @public */
export const lambdaLayerVersion = builder(
  'AWS::Lambda::LayerVersion',
  {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:layer:tools:3`,
    name: 'tools:3',
  },
  { layerName: 'tools', version: 3, policy: null },
);

/** A queue that calls `checkout`. @public */
export const lambdaEventSourceMapping = builder(
  'AWS::Lambda::EventSourceMapping',
  {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:event-source-mapping:a1b2`,
    name: 'checkout: orders',
    parentArn: FUNCTION,
  },
  {
    functionArn: FUNCTION,
    eventSourceArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`,
    selfManaged: false,
    sourceAccess: [],
    failureDestinationArn: null,
  },
);

/** A code signing configuration of `checkout` that refuses what is not signed. @public */
export const lambdaCodeSigningConfig = builder(
  'AWS::Lambda::CodeSigningConfig',
  {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:code-signing-config:csc-1`,
    name: 'csc-1',
  },
  {
    onUntrustedArtifact: 'Enforce',
    publisherArns: [
      `arn:aws:signer:${REGION}:${ACCOUNT}:/signing-profiles/shop/v1`,
    ],
    functionArns: [FUNCTION],
  },
);

/** The active profile of {@link lambdaCodeSigningConfig}. @public */
export const signingProfile = builder(
  'AWS::Signer::SigningProfile',
  {
    arn: `arn:aws:signer:${REGION}:${ACCOUNT}:/signing-profiles/shop/v1`,
    name: 'shop',
  },
  { status: 'Active' },
);

/** AWS updates the runtime of `checkout`. @public */
export const lambdaRuntimeManagement = builder(
  'AWS::Lambda::RuntimeManagementConfig',
  {
    arn: `${FUNCTION}/runtime-management-config`,
    name: 'checkout',
    parentArn: FUNCTION,
  },
  { updateRuntimeOn: 'Auto', runtimeVersionArn: null },
);

/** Lambda stops `checkout` from calling itself for ever. @public */
export const lambdaRecursion = builder(
  'AWS::Lambda::RecursionConfig',
  {
    arn: `${FUNCTION}/recursion-config`,
    name: 'checkout',
    parentArn: FUNCTION,
  },
  { recursiveLoop: 'Terminate' },
);

/** `checkout` can be called. @public */
export const lambdaState = builder(
  'AWS::Lambda::FunctionState',
  { arn: `${FUNCTION}/state`, name: 'checkout', parentArn: FUNCTION },
  {
    state: 'Active',
    reasonCode: null,
    lastUpdate: 'Successful',
    lastUpdateReasonCode: null,
  },
);

/** `checkout` without destinations. @public */
export const lambdaEventInvoke = builder(
  'AWS::Lambda::EventInvokeConfig',
  {
    arn: `${FUNCTION}/event-invoke-config`,
    name: 'checkout',
    parentArn: FUNCTION,
  },
  { onFailureArns: [] },
);

/** `checkout` without a concurrency of its own. @public */
export const lambdaConcurrency = builder(
  'AWS::Lambda::Concurrency',
  { arn: `${FUNCTION}/concurrency`, name: 'checkout', parentArn: FUNCTION },
  { reserved: null },
);

/** The log group of `checkout`, kept for a year. @public */
export const logGroup = builder(
  'AWS::Logs::LogGroup',
  {
    arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/lambda/checkout`,
    name: '/aws/lambda/checkout',
    parentArn: FUNCTION,
  },
  {
    retentionInDays: 365,
    kmsKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`,
    functionArns: [FUNCTION],
    stageArns: [],
    eventSecrets: [],
  },
);

/** An alarm on the errors of `checkout` that tells a topic. @public */
export const cloudWatchAlarm = builder(
  'AWS::CloudWatch::Alarm',
  {
    arn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:checkout-errors`,
    name: 'checkout-errors',
  },
  {
    metrics: [
      {
        namespace: 'AWS/Lambda',
        metricName: 'Errors',
        dimensions: { FunctionName: 'checkout' },
      },
    ],
    query: null,
    actionsEnabled: true,
    alarmActions: [`arn:aws:sns:${REGION}:${ACCOUNT}:on-call`],
    notifyingComposites: [],
  },
);

/** A scan that goes on. @public */
export function inspectorScan(
  scan: Partial<InspectorScan> = {},
): InspectorScan {
  return {
    type: 'PACKAGE',
    status: 'ACTIVE',
    reason: 'SUCCESSFUL',
    lastScannedAt: '2026-11-20T00:00:00.000Z',
    ...scan,
  };
}

/** A critical vulnerability of a package. @public */
export function inspectorFinding(
  finding: Partial<InspectorFinding> = {},
): InspectorFinding {
  return {
    kind: 'PACKAGE_VULNERABILITY',
    severity: 'CRITICAL',
    title: 'CVE-2026-1234 - left-pad',
    vulnerabilityId: 'CVE-2026-1234',
    cwes: [],
    packages: ['left-pad 1.0.0'],
    layerArn: null,
    fixAvailable: true,
    exploitAvailable: false,
    epss: 0.02,
    ...finding,
  };
}

/** Inspector scans packages and code of `checkout` and finds nothing. @public */
export const inspectedFunction = builder(
  'AWS::Inspector2::CoveredResource',
  { arn: `${FUNCTION}/inspector`, name: 'checkout', parentArn: FUNCTION },
  { scans: [inspectorScan(), inspectorScan({ type: 'CODE' })], findings: [] },
);

/** A registry that scans everything, and goes on scanning it. @public */
export const ecrRegistry = builder(
  'AWS::ECR::Registry',
  {
    arn: `arn:aws:ecr:${REGION}:${ACCOUNT}:registry`,
    name: 'Registry',
  },
  {
    scanType: 'ENHANCED',
    rules: [{ frequency: 'CONTINUOUS_SCAN', filters: ['*'] }],
    policy: null,
  },
);

/** Digest of the image in {@link ecrRepository}. @public */
export const IMAGE_DIGEST = `sha256:${'a1'.repeat(32)}`;

/** A repository in good order, with the clean image of a function. @public */
export const ecrRepository = builder(
  'AWS::ECR::Repository',
  {
    arn: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/shop/checkout`,
    name: 'shop/checkout',
  },
  {
    images: [
      {
        digest: IMAGE_DIGEST,
        tags: ['v1'],
        pushedAt: '2026-11-10T00:00:00.000Z',
        scanStatus: 'COMPLETE',
        findings: { critical: 0, high: 0 },
      },
    ],
    scanOnPush: true,
    tagMutability: 'IMMUTABLE',
    tagExclusions: [],
    encryption: {
      type: 'KMS',
      kmsKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/images`,
    },
    policy: null,
    expiresImages: true,
    imageSecrets: [],
  },
);

/** A build project without secrets. @public */
export const codeBuildProject = builder(
  'AWS::CodeBuild::Project',
  {
    arn: `arn:aws:codebuild:${REGION}:${ACCOUNT}:project/deploy`,
    name: 'deploy',
  },
  { plainVariables: [{ name: 'STAGE' }], sourceCredentials: [] },
);

/** A subnet of {@link vpc}. @public */
export const subnet = builder(
  'AWS::EC2::Subnet',
  {
    arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-1`,
    name: 'subnet-1',
  },
  { vpcId: 'vpc-1', availabilityZoneId: 'euw1-az1', ownerId: ACCOUNT },
);

/** A VPC with flow logs and no endpoint. @public */
export const vpc = builder(
  'AWS::EC2::VPC',
  { arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/vpc-1`, name: 'vpc-1' },
  {
    flowLogs: [
      { id: 'fl-1', active: true, trafficType: 'ALL', deliveryError: null },
    ],
    endpoints: [],
  },
);

/** An access point that fixes user and directory. @public */
export const efsAccessPoint = builder(
  'AWS::EFS::AccessPoint',
  {
    arn: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:access-point/fsap-1`,
    name: 'fsap-1',
  },
  {
    fileSystemArn: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:file-system/fs-1`,
    posixUserId: 1001,
    rootDirectory: '/checkout',
  },
);

/** The encrypted file system of {@link efsAccessPoint}, which refuses connections without TLS. @public */
export const efsFileSystem = builder(
  'AWS::EFS::FileSystem',
  {
    arn: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:file-system/fs-1`,
    name: 'fs-1',
  },
  {
    encrypted: true,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    }),
  },
);
