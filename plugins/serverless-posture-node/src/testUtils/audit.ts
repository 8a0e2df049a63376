import { builder, ACCOUNT, REGION } from './builders';

const regional = (service: string, path: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${path}`;

/** A multi-Region trail in good order. @public */
export const cloudTrail = builder(
  'AWS::CloudTrail::Trail',
  {
    arn: regional('cloudtrail', 'trail/audit'),
    name: 'audit',
    region: 'global',
  },
  {
    exists: true,
    homeRegion: REGION,
    isMultiRegion: true,
    isOrganizationTrail: false,
    includesGlobalServiceEvents: true,
    logFileValidation: true,
    kmsKeyId: regional('kms', 'key/1'),
    logGroupArn: regional('logs', 'log-group:trail:*'),
    bucketName: 'trail-logs',
    status: {
      isLogging: true,
      latestDeliveryError: null,
      latestCloudWatchLogsDelivery: '2026-11-20T23:50:00.000Z',
      latestCloudWatchLogsError: null,
    },
    selectors: {
      basic: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          excludedManagementSources: [],
          dataResources: [],
        },
      ],
      advanced: [],
    },
    bucketPolicyIsPublic: false,
    bucketAclIsPublic: false,
    bucketLogsTo: 'access-logs',
  },
);

/** A store of management events, in which nothing of functions is kept. @public */
export const eventDataStore = builder(
  'AWS::CloudTrail::EventDataStore',
  { arn: regional('cloudtrail', 'eventdatastore/1'), name: 'lake' },
  { isEnabled: true, selectors: { basic: [], advanced: [] } },
);

/** A recorder of everything. @public */
export const configRecorder = builder(
  'AWS::Config::ConfigurationRecorder',
  {
    arn: regional('config', 'configuration-recorder/default'),
    name: 'default',
  },
  {
    exists: true,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    allSupported: true,
    resourceTypes: [],
    excludedResourceTypes: [],
    frequency: 'CONTINUOUS',
    frequencyOverrides: [],
    recording: true,
    lastStatus: 'Success',
    lastErrorCode: null,
  },
);

/** The rules of a Region: none. @public */
export const configRules = builder(
  'AWS::Config::ConfigRule',
  { arn: regional('config', 'config-rule/*'), name: 'Config rules' },
  { rules: [], nonCompliant: [] },
);

/** The remediations of a Region: none. @public */
export const configRemediations = builder(
  'AWS::Config::RemediationConfiguration',
  {
    arn: regional('config', 'remediation-configuration/*'),
    name: 'Config remediations',
  },
  { remediations: [] },
);

/** The aggregators of a Region: none. @public */
export const configAggregators = builder(
  'AWS::Config::ConfigurationAggregator',
  {
    arn: regional('config', 'config-aggregator/*'),
    name: 'Config aggregators',
  },
  { aggregators: [] },
);

/** A detector with all protections and no finding. @public */
export const guardDutyDetector = builder(
  'AWS::GuardDuty::Detector',
  { arn: regional('guardduty', 'detector/d1'), name: 'GuardDuty' },
  {
    id: 'd1',
    enabled: true,
    findingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: [
      'CLOUD_TRAIL',
      'LAMBDA_NETWORK_LOGS',
      'S3_DATA_EVENTS',
      'RDS_LOGIN_EVENTS',
    ].map(name => ({ name, enabled: true })),
    openFindings: [],
  },
);

/** A filter that archives nothing. @public */
export const guardDutyFilter = builder(
  'AWS::GuardDuty::Filter',
  { arn: regional('guardduty', 'detector/d1/filter/noise'), name: 'noise' },
  { action: 'NOOP', criteria: [] },
);

/** A member of an administrator. @public */
export const guardDutyOrganization = builder(
  'AWS::GuardDuty::Organization',
  {
    arn: regional('guardduty', 'organization-configuration'),
    name: 'GuardDuty in the organization',
  },
  { administratorAccountId: '999900001111', autoEnable: null },
);

/** An account with a hardware MFA and a strong password policy. @public */
export const iamAccount = builder(
  'AWS::IAM::AccountSummary',
  {
    arn: `arn:aws:iam::${ACCOUNT}:account-summary`,
    name: `Account ${ACCOUNT}`,
    region: 'global',
  },
  {
    rootMfa: true,
    rootAccessKey: false,
    rootPassword: true,
    rootVirtualMfa: false,
    users: 1,
    passwordPolicy: {
      minimumLength: 16,
      requiresSymbols: true,
      requiresNumbers: true,
      requiresUppercase: true,
      requiresLowercase: true,
      reusePrevention: 24,
      maxAge: 90,
    },
  },
);

/** Federation by IAM Identity Center. @public */
export const iamSignIn = builder(
  'AWS::IAM::SAMLProvider',
  {
    arn: `arn:aws:iam::${ACCOUNT}:saml-provider/*`,
    name: 'Identity providers',
    region: 'global',
  },
  {
    samlProviders: [
      `arn:aws:iam::${ACCOUNT}:saml-provider/AWSSSO_1234_DO_NOT_DELETE`,
    ],
  },
);

/** A user of a group, without password and keys. @public */
export const iamUser = builder(
  'AWS::IAM::User',
  {
    arn: `arn:aws:iam::${ACCOUNT}:user/ada`,
    name: 'ada',
    region: 'global',
  },
  {
    passwordEnabled: false,
    mfaActive: false,
    accessKeys: [],
    inlinePolicies: [],
    attachedPolicyArns: [],
    groups: ['developers'],
  },
);

/** All kinds of scanning. @public */
export const inspectorAccount = builder(
  'AWS::Inspector2::AccountStatus',
  { arn: regional('inspector2', 'account-status'), name: 'Inspector' },
  {
    lambda: { status: 'ENABLED', errorCode: null },
    lambdaCode: { status: 'ENABLED', errorCode: null },
    ecr: { status: 'ENABLED', errorCode: null },
  },
);

/** A delegated administrator that enables everything. @public */
export const inspectorOrganization = builder(
  'AWS::Inspector2::Organization',
  {
    arn: regional('inspector2', 'organization-configuration'),
    name: 'Inspector in the organization',
  },
  {
    delegatedAdministrator: ACCOUNT,
    autoEnable: { lambda: true, lambdaCode: true, ecr: true },
  },
);

/** A filter that suppresses nothing. @public */
export const inspectorFilter = builder(
  'AWS::Inspector2::Filter',
  { arn: regional('inspector2', 'owner/1/filter/f1'), name: 'noise' },
  {
    action: 'NONE',
    reason: null,
    updatedAt: '2026-11-01T00:00:00.000Z',
    criteria: [],
  },
);

/** No finding. @public */
export const securityHubFindings = builder(
  'AWS::SecurityHub::Findings',
  {
    arn: regional('securityhub', 'findings/serverless'),
    name: 'Security Hub findings',
  },
  { findings: [] },
);

/** @public */
export const securityHubStandards = builder(
  'AWS::SecurityHub::Standard',
  {
    arn: regional('securityhub', 'standards/*'),
    name: 'Security Hub standards',
  },
  {
    subscriptions: [
      {
        standardsArn: `arn:aws:securityhub:${REGION}::standards/aws-foundational-security-best-practices/v/1.0.0`,
        status: 'READY',
        reasonCode: null,
      },
    ],
    associations: [],
  },
);

/** A member of an administrator. @public */
export const securityHubOrganization = builder(
  'AWS::SecurityHub::Organization',
  {
    arn: regional('securityhub', 'organization-configuration'),
    name: 'Security Hub in the organization',
  },
  { administratorAccountId: '999900001111', configuration: null },
);

/** @public */
export const securityHubAggregators = builder(
  'AWS::SecurityHub::FindingAggregator',
  {
    arn: regional('securityhub', 'finding-aggregator/*'),
    name: 'Security Hub aggregation',
  },
  {
    aggregators: [
      { homeRegion: REGION, linkingMode: 'ALL_REGIONS', regions: [] },
    ],
  },
);

/** An analyzer of external access without findings. @public */
export const accessAnalyzer = builder(
  'AWS::AccessAnalyzer::Analyzer',
  { arn: regional('access-analyzer', 'analyzer/external'), name: 'external' },
  {
    exists: true,
    analyzerType: 'ACCOUNT',
    status: 'ACTIVE',
    externalFindings: [],
  },
);

/** @public */
export const accessAnalyzerArchiveRule = builder(
  'AWS::AccessAnalyzer::ArchiveRule',
  {
    arn: regional('access-analyzer', 'analyzer/external/archive-rule/known'),
    name: 'known',
    parentArn: regional('access-analyzer', 'analyzer/external'),
  },
  { filter: [] },
);

/** @public */
export const securityContact = builder(
  'AWS::Account::AlternateContact',
  {
    arn: `arn:aws:account::${ACCOUNT}:account/alternate-contact/security`,
    name: `Account ${ACCOUNT}`,
    region: 'global',
  },
  { hasSecurityContact: true },
);

/** @public */
export const packageRepository = builder(
  'AWS::CodeArtifact::Repository',
  { arn: regional('codeartifact', 'repository/shop/npm'), name: 'npm' },
  { domain: 'shop', publishable: [] },
);

/** @public */
export const healthEvents = builder(
  'AWS::Health::Event',
  {
    arn: `arn:aws:health::${ACCOUNT}:event/*`,
    name: 'Health events',
    region: 'global',
  },
  { events: [] },
);

/** A domain in good order. @public */
export const openSearchDomain = builder(
  'AWS::OpenSearchService::Domain',
  { arn: regional('es', 'domain/search'), name: 'search' },
  {
    vpcId: 'vpc-1',
    accessPolicy: null,
    fineGrainedAccess: true,
    anonymousAccess: false,
    encryptedAtRest: true,
    nodeToNodeEncryption: true,
    enforcesHttps: true,
    tlsPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
  },
);

/** @public */
export const organizationPolicies = builder(
  'AWS::Organizations::Policy',
  {
    arn: `arn:aws:organizations::${ACCOUNT}:policy/o-a1b2c3d4e5/service_control_policy/*`,
    name: 'Service control policies',
    region: 'global',
  },
  { policies: [] },
);

/** @public */
export const secretStoreUsage = builder(
  'AWS::SecretsManager::Usage',
  { arn: regional('secretsmanager', 'secret-stores'), name: 'Secret stores' },
  { hasSecrets: true, hasSecureParameters: false },
);

/** @public */
export const shieldSubscription = builder(
  'AWS::Shield::Subscription',
  {
    arn: `arn:aws:shield::${ACCOUNT}:subscription`,
    name: 'Shield Advanced',
    region: 'global',
  },
  {
    subscribed: true,
    autoRenew: true,
    endTime: '2027-01-01T00:00:00.000Z',
    protections: ['arn:aws:cloudfront::111122223333:distribution/E1'],
  },
);

/** @public */
export const xrayEncryption = builder(
  'AWS::XRay::EncryptionConfig',
  { arn: regional('xray', 'encryption-config'), name: 'X-Ray' },
  { type: 'KMS', keyId: regional('kms', 'key/1'), status: 'ACTIVE' },
);
