import type { ResourceState } from '@aws-sdk/client-inspector2';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import {
  AuditThings,
  SimulatedAnalyzer,
  SimulatedDetector,
  SimulatedRecorder,
  SimulatedSignIn,
  SimulatedTrail,
  SimulatedUser,
} from '../things/audit';
import { CellDefinition, ThingsDefinition } from '../world';
import { DemoAccount, demoAccounts } from './organization';
import { Story } from './story';

const isProduction = (name: DemoAccount) => name.startsWith('prod-');
const isWatched = (name: DemoAccount) =>
  isProduction(name) || name.startsWith('staging-') || name === 'log-archive';

const status = {
  IsLogging: true,
  LatestCloudWatchLogsDeliveryTime: new Date('2024-01-01T00:00:00Z'),
};
const everything = {
  EventSelectors: [
    {
      ReadWriteType: 'All' as const,
      IncludeManagementEvents: true,
      DataResources: [],
      ExcludeManagementEventSources: [],
    },
  ],
};

/** The organization's trail, which all accounts see. */
function organizationTrail(): SimulatedTrail {
  const { id } = demoAccounts.management;
  return {
    trail: {
      Name: 'organization',
      TrailARN: `arn:aws:cloudtrail:eu-west-1:${id}:trail/organization`,
      HomeRegion: 'eu-west-1',
      S3BucketName: 'shop-organization-trail',
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: true,
      LogFileValidationEnabled: true,
      KmsKeyId: `arn:aws:kms:eu-west-1:${id}:key/trail`,
    },
    status,
    selectors: everything,
  };
}

const SANDBOX_BUCKET = 'sandbox-try-out-trail';

/** What somebody once made to try trails out. */
function sandboxTrail(): SimulatedTrail {
  const { id } = demoAccounts.sandbox;
  return {
    trail: {
      Name: 'try-out',
      TrailARN: `arn:aws:cloudtrail:us-east-1:${id}:trail/try-out`,
      HomeRegion: 'us-east-1',
      S3BucketName: SANDBOX_BUCKET,
      IncludeGlobalServiceEvents: false,
      IsMultiRegionTrail: false,
      IsOrganizationTrail: false,
      LogFileValidationEnabled: false,
    },
    status,
    selectors: everything,
  };
}

const protectAudit = {
  id: 'p-protectaudit',
  name: 'protect-audit',
  content: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: [
          'cloudtrail:StopLogging',
          'cloudtrail:DeleteTrail',
          'config:StopConfigurationRecorder',
          'config:DeleteConfigurationRecorder',
          'guardduty:DeleteDetector',
          'guardduty:DisassociateFromAdministratorAccount',
          'inspector2:Disable',
          'securityhub:DisableSecurityHub',
        ],
        Resource: '*',
      },
    ],
  }),
  targets: ['r-shop'],
};

/** What tells of an account as a whole. */
export function demoAccountAudit(name: DemoAccount): ThingsDefinition {
  const { id } = demoAccounts[name];
  const isSandbox = name === 'sandbox';
  const user = (
    UserName: string,
    more: { keys?: string[]; password?: boolean; direct?: boolean } = {},
  ) =>
    lasting<SimulatedUser>({
      user: {
        UserName,
        Arn: `arn:aws:iam::${id}:user/${UserName}`,
        UserId: `AIDA${UserName.toUpperCase()}`,
        UserPolicyList: [],
        GroupList: more.direct ? [] : ['developers'],
        AttachedManagedPolicies: more.direct
          ? [
              {
                PolicyName: 'PowerUserAccess',
                PolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
              },
            ]
          : [],
      },
      passwordEnabled: more.password ?? false,
      mfaActive: false,
      keys: (more.keys ?? []).map(lastRotated => ({
        active: true,
        lastRotated,
        lastUsed: lastRotated,
      })),
    });
  return {
    signIns: [
      lasting<SimulatedSignIn>({
        rootMfa: isSandbox ? ('none' as const) : ('hardware' as const),
        rootAccessKey: isSandbox,
        samlProviders: isSandbox
          ? []
          : [`arn:aws:iam::${id}:saml-provider/AWSSSO_5f3a_DO_NOT_DELETE`],
        ...(isProduction(name)
          ? {
              passwordPolicy: {
                MinimumPasswordLength: 16,
                RequireSymbols: true,
                RequireNumbers: true,
                RequireUppercaseCharacters: true,
                RequireLowercaseCharacters: true,
                AllowUsersToChangePassword: true,
                ExpirePasswords: false,
                PasswordReusePrevention: 24,
              },
            }
          : {}),
      }),
    ],
    users: [
      ...(isSandbox
        ? [
            user('intern', { password: true, direct: true }),
            user('hackathon', { keys: ['2024-03-01T00:00:00+00:00'] }),
          ]
        : []),
      ...(name === 'prod-data' ? [user('bi-export')] : []),
    ],
    trails: [
      ...(name === 'management' ? [lasting(organizationTrail())] : []),
      ...(isSandbox ? [lasting(sandboxTrail())] : []),
    ],
    securityContacts: isSandbox ? [] : [lasting('security@shop.example.com')],
    organizationPolicies: name === 'management' ? [lasting(protectAudit)] : [],
  };
}

function detector(name: DemoAccount, { region }: Place): SimulatedDetector {
  const on = isProduction(name) ? 'ENABLED' : 'DISABLED';
  return {
    id: `detector-${region}`,
    status: 'ENABLED',
    features: [
      { Name: 'LAMBDA_NETWORK_LOGS', Status: on },
      { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
      { Name: 'RDS_LOGIN_EVENTS', Status: on },
    ],
    findings:
      name === 'staging-payments' && region === 'eu-west-1'
        ? [
            {
              Id: 'gd-1',
              AccountId: demoAccounts[name].id,
              Arn: `arn:aws:guardduty:${region}:${demoAccounts[name].id}:detector/detector-${region}/finding/gd-1`,
              CreatedAt: '2026-11-02T08:00:00.000Z',
              UpdatedAt: '2026-11-02T08:00:00.000Z',
              Region: region,
              SchemaVersion: '2.0',
              Severity: 8,
              Type: 'UnauthorizedAccess:Lambda/TorClient',
              Resource: {
                ResourceType: 'Lambda',
                LambdaDetails: {
                  FunctionArn: `arn:aws:lambda:${region}:${demoAccounts[name].id}:function:checkout-authorize`,
                },
              },
              Service: { Archived: false },
            },
          ]
        : [],
    filters: [],
  };
}

/** What watches over an account in a Region. */
export function addAudit(
  cell: CellDefinition,
  name: DemoAccount,
  place: Place,
  story: Story,
): void {
  const { accountId, region } = place;
  const isHome = region === 'eu-west-1';
  const state = (isOn: boolean) => ({
    status: isOn ? ('ENABLED' as const) : ('DISABLED' as const),
    errorCode: 'NO_ERROR' as any,
    errorMessage: '',
  });
  const audit: ThingsDefinition = !isWatched(name)
    ? {}
    : {
        detectors: [lasting(detector(name, place))],
        configRecorders: [
          lasting<SimulatedRecorder>({
            recorder: {
              name: 'default',
              roleARN: `arn:aws:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
              recordingGroup: isHome
                ? { allSupported: true, resourceTypes: [] }
                : { allSupported: false, resourceTypes: ['AWS::S3::Bucket'] },
              recordingMode: { recordingFrequency: 'CONTINUOUS' as const },
            },
            status: {
              name: 'default',
              recording: true,
              lastStatus: 'Success' as any,
            },
          }),
        ],
        inspectorStates: [
          lasting<ResourceState>(
            {
              ec2: state(true),
              ecr: state(true),
              lambda: state(true),
              lambdaCode: state(isProduction(name)),
            },
            isProduction(name) ? {} : { from: story.week(4) },
          ),
        ],
        analyzers: isProduction(name)
          ? [
              lasting<SimulatedAnalyzer>({
                analyzer: {
                  arn: `arn:aws:access-analyzer:${region}:${accountId}:analyzer/external`,
                  name: 'external',
                  type: 'ACCOUNT' as const,
                  status: 'ACTIVE' as const,
                  createdAt: new Date('2024-02-05T09:00:00Z'),
                },
                findings: [],
                archiveRules: [],
              }),
            ]
          : [],
        standards: [
          lasting(
            `arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
          ),
        ],
      };
  if (name === 'prod-data' && isHome) {
    audit.openSearchDomains = [
      lasting<AuditThings['openSearchDomains']>(
        searchDomain(place, 'orders-search', true),
      ),
      lasting<AuditThings['openSearchDomains']>(
        searchDomain(place, 'clickstream', false),
      ),
    ];
    audit.packageRepositories = [
      lasting<AuditThings['packageRepositories']>({
        repository: {
          name: 'shop-npm',
          domainName: 'shop',
          domainOwner: accountId,
          arn: `arn:aws:codeartifact:${region}:${accountId}:repository/shop/shop-npm`,
        },
        packages: ['pricing', 'tracking'].map((one, i) => ({
          format: 'npm' as const,
          namespace: 'shop',
          package: one,
          originConfiguration: {
            restrictions: {
              publish: 'ALLOW' as const,
              upstream: i ? ('ALLOW' as const) : ('BLOCK' as const),
            },
          },
        })),
      }),
    ];
  }
  if (name === 'sandbox' && region === 'us-east-1') {
    audit.buckets = [
      ...(cell.things?.buckets ?? []),
      lasting({ name: SANDBOX_BUCKET, tags: {} }),
    ];
  }
  cell.things = { ...cell.things, ...audit };
}

/** A domain as careful people make it, or as it comes. */
function searchDomain(
  { accountId, region }: Place,
  DomainName: string,
  isCareful: boolean,
): AuditThings['openSearchDomains'] {
  return {
    DomainId: `${accountId}/${DomainName}`,
    DomainName,
    ARN: `arn:aws:es:${region}:${accountId}:domain/${DomainName}`,
    ClusterConfig: {},
    AccessPolicies: isCareful
      ? undefined
      : JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'es:*',
              Resource: `arn:aws:es:${region}:${accountId}:domain/${DomainName}/*`,
            },
          ],
        }),
    AdvancedSecurityOptions: { Enabled: isCareful },
    EncryptionAtRestOptions: { Enabled: isCareful },
    NodeToNodeEncryptionOptions: { Enabled: isCareful },
    DomainEndpointOptions: {
      EnforceHTTPS: isCareful,
      TLSSecurityPolicy: isCareful
        ? ('Policy-Min-TLS-1-2-PFS-2023-10' as const)
        : ('Policy-Min-TLS-1-0-2019-07' as const),
    },
    ...(isCareful ? { VPCOptions: { VPCId: 'vpc-0shop' } } : {}),
  };
}
