import type { SmallAccount } from 'aws-simulator';
import { ResourceType } from 'backstage-plugin-serverless-posture-node';
import {
  COLLECTED_ACCOUNT,
  COLLECTED_REGION,
  collected,
} from '../../__testUtils__/collected';

jest.setTimeout(60_000);

const arn = (service: string, path: string) =>
  `arn:aws:${service}:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:${path}`;

const on = {
  status: 'ENABLED' as const,
  errorCode: 'NO_ERROR' as any,
  errorMessage: '',
};

const account: Omit<SmallAccount, 'name' | 'id'> = {
  functions: [{ name: 'checkout', role: 'checkout' }],
  things: {
    configRecorders: [
      {
        recorder: {
          name: 'default',
          roleARN: 'arn:r',
          recordingGroup: { allSupported: true },
        },
        status: {
          name: 'default',
          recording: true,
          lastStatus: 'Success' as any,
        },
      },
    ],
    configRules: [
      {
        rule: {
          ConfigRuleName: 'vpc',
          ConfigRuleState: 'ACTIVE' as const,
          Source: {
            Owner: 'AWS' as const,
            SourceIdentifier: 'LAMBDA_INSIDE_VPC',
          },
        },
        nonCompliant: [{ type: 'AWS::Lambda::Function', id: 'checkout' }],
      },
    ],
    detectors: [
      {
        id: 'd1',
        status: 'ENABLED' as const,
        features: [{ Name: 'LAMBDA_NETWORK_LOGS', Status: 'ENABLED' as const }],
        findings: [
          {
            Id: 'f1',
            AccountId: COLLECTED_ACCOUNT,
            Arn: arn('guardduty', 'detector/d1/finding/f1'),
            CreatedAt: '',
            UpdatedAt: '',
            Region: COLLECTED_REGION,
            SchemaVersion: '2.0',
            Type: 'Backdoor:Lambda/C&CActivity.B',
            Severity: 8,
            Resource: { ResourceType: 'Lambda' },
            Service: { Archived: false },
          },
        ],
        filters: [
          {
            Name: 'noise',
            Action: 'ARCHIVE' as const,
            FindingCriteria: { Criterion: { severity: { LessThan: 4 } } },
          },
        ],
      },
    ],
    inspectorStates: [{ ec2: on, ecr: on, lambda: on }],
    analyzers: [
      {
        analyzer: {
          arn: arn('access-analyzer', 'analyzer/external'),
          name: 'external',
          type: 'ACCOUNT' as const,
          status: 'ACTIVE' as const,
          createdAt: new Date(0),
        },
        findings: [
          {
            id: 'f1',
            status: 'ACTIVE' as const,
            resource: arn('lambda', 'function:checkout'),
            resourceType: 'AWS::Lambda::Function' as const,
            resourceOwnerAccount: COLLECTED_ACCOUNT,
            analyzedAt: new Date(0),
            createdAt: new Date(0),
            updatedAt: new Date(0),
          },
        ],
        archiveRules: [
          {
            ruleName: 'all',
            filter: { isPublic: { eq: ['true'] } },
            createdAt: new Date(0),
            updatedAt: new Date(0),
          },
        ],
      },
    ],
    standards: [
      `arn:aws:securityhub:${COLLECTED_REGION}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    ],
    disabledControls: [{ id: 'Lambda.1' }],
    openSearchDomains: Array.from({ length: 6 }, (_, i) => ({
      DomainId: `${i}`,
      DomainName: `search${i}`,
      ARN: arn('es', `domain/search${i}`),
      ClusterConfig: {},
      DomainEndpointOptions: {
        EnforceHTTPS: true,
        TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' as const,
      },
    })),
    packageRepositories: [
      {
        repository: {
          name: 'npm',
          domainName: 'shop',
          domainOwner: COLLECTED_ACCOUNT,
          arn: arn('codeartifact', 'repository/shop/npm'),
        },
        packages: [
          {
            format: 'npm' as const,
            namespace: 'shop',
            package: 'a',
            originConfiguration: {
              restrictions: {
                publish: 'ALLOW' as const,
                upstream: 'BLOCK' as const,
              },
            },
          },
        ],
      },
    ],
  },
};

const cases: [
  collector: string,
  calls: string[],
  denied: string,
  type: ResourceType,
  attributes: object,
][] = [
  [
    'config',
    [
      'config:DescribeConfigurationRecorders',
      'config:DescribeConfigurationRecorderStatus',
      'config:DescribeConfigRules',
      'config:GetComplianceDetailsByConfigRule',
      'config:DescribeRemediationConfigurations',
      'config:DescribeConfigurationAggregators',
    ],
    'config:DescribeConfigRules',
    'AWS::Config::ConfigRule',
    {
      rules: [
        { name: 'vpc', identifier: 'LAMBDA_INSIDE_VPC', state: 'ACTIVE' },
      ],
      nonCompliant: [{ rule: 'vpc', resourceId: 'checkout' }],
    },
  ],
  [
    'guardduty',
    [
      'guardduty:ListDetectors',
      'guardduty:GetDetector',
      'guardduty:ListFindings',
      'guardduty:ListFindings',
      'guardduty:GetFindings',
      'guardduty:ListFilters',
      'guardduty:GetFilter',
      'guardduty:GetAdministratorAccount',
      'guardduty:DescribeOrganizationConfiguration',
    ],
    'guardduty:GetDetector',
    'AWS::GuardDuty::Detector',
    {
      enabled: true,
      features: [{ name: 'LAMBDA_NETWORK_LOGS', enabled: true }],
      openFindings: [{ id: 'f1', severity: 8 }],
    },
  ],
  [
    'inspector-account',
    [
      'inspector2:BatchGetAccountStatus',
      'inspector2:GetDelegatedAdminAccount',
      'inspector2:ListFilters',
    ],
    'inspector2:BatchGetAccountStatus',
    'AWS::Inspector2::AccountStatus',
    { lambda: { status: 'ENABLED', errorCode: null }, lambdaCode: null },
  ],
  [
    'access-analyzer',
    [
      'access-analyzer:ListAnalyzers',
      'access-analyzer:ListFindingsV2',
      'access-analyzer:ListArchiveRules',
    ],
    'access-analyzer:ListAnalyzers',
    'AWS::AccessAnalyzer::Analyzer',
    {
      analyzerType: 'ACCOUNT',
      externalFindings: [{ resourceType: 'AWS::Lambda::Function' }],
    },
  ],
  [
    'securityhub-posture',
    [
      'securityhub:GetFindings',
      'securityhub:GetEnabledStandards',
      'securityhub:BatchGetStandardsControlAssociations',
      'securityhub:GetAdministratorAccount',
      'securityhub:ListFindingAggregators',
    ],
    'securityhub:GetEnabledStandards',
    'AWS::SecurityHub::Standard',
    { subscriptions: [{ status: 'READY', reasonCode: null }] },
  ],
  [
    'opensearch',
    ['es:ListDomainNames', 'es:DescribeDomains', 'es:DescribeDomains'],
    'es:DescribeDomains',
    'AWS::OpenSearchService::Domain',
    { vpcId: null, accessPolicy: null, enforcesHttps: true },
  ],
  [
    'codeartifact',
    ['codeartifact:ListRepositories', 'codeartifact:ListPackages'],
    'codeartifact:ListRepositories',
    'AWS::CodeArtifact::Repository',
    { publishable: [{ name: 'npm @shop/a', upstreamAllowed: false }] },
  ],
  [
    'xray',
    ['xray:GetEncryptionConfig'],
    'xray:GetEncryptionConfig',
    'AWS::XRay::EncryptionConfig',
    { type: 'NONE', keyId: null, status: 'ACTIVE' },
  ],
  [
    'secret-stores',
    ['secretsmanager:ListSecrets', 'ssm:DescribeParameters'],
    'secretsmanager:ListSecrets',
    'AWS::SecretsManager::Usage',
    { hasSecrets: false, hasSecureParameters: false },
  ],
  [
    'security-contact',
    ['account:GetAlternateContact'],
    'account:GetAlternateContact',
    'AWS::Account::AlternateContact',
    { hasSecurityContact: false },
  ],
  [
    'shield',
    ['shield:DescribeSubscription'],
    'shield:DescribeSubscription',
    'AWS::Shield::Subscription',
    { subscribed: false, protections: [] },
  ],
];

describe.each(cases)('%s', (collector, calls, denied, type, attributes) => {
  it('reads with as few calls as that takes', async () => {
    const found = await collected(account, [collector]);
    expect(found.outcome).toMatchObject({ state: 'complete', failures: [] });
    const counts: Record<string, number> = {};
    for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
    expect(found.calls).toEqual(counts);
    expect(found.of(type)[0]).toMatchObject({ attributes });
  });

  it(`does not take a denied ${denied} for an answer`, async () => {
    const found = await collected({ ...account, denied: [denied] }, [
      collector,
    ]);
    const [one] = found.of(type);
    expect(JSON.stringify(one)).toContain('"errorClass":"denied"');
    expect(found.outcome).toMatchObject({ missingAction: denied });
  });
});

it('calls Health unanswered without a support plan', async () => {
  const { of } = await collected(account, ['health']);
  expect(of('AWS::Health::Event')[0].attributes.events).toMatchObject({
    $unknown: { errorClass: 'unsupported' },
  });
});

it('reads the policies of the organization in its management account only', async () => {
  const { of, calls } = await collected(account, ['organization-policies']);
  expect(of('AWS::Organizations::Policy')).toEqual([]);
  expect(calls).toEqual({ 'organizations:DescribeOrganization': 1 });
});
