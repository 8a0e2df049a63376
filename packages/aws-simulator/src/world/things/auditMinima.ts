import { isUnresolved } from '../serverlessFinding';
import type { AccountState, CellState } from '../world';
import { SimulatedTrail } from './audit';
import { Minimum } from './minimum';
import { thingsOf } from './things';

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

const sumOf = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);

/** Whether somebody looks at what watches over a Region. */
const isUsed = ({ functions, restApis, httpApis }: CellState) =>
  functions.length + restApis.length + httpApis.length > 0;

const isServerless = ({ cells }: AccountState) =>
  [...cells.values()].some(isUsed);

/** The calls of a Region with functions or APIs. */
const whereUsed =
  (calls: (cell: CellState) => Record<string, number>): Minimum['cell'] =>
  cell =>
    isUsed(cell) ? calls(cell) : {};

/** The calls of an account with functions or APIs. */
const ofServerless =
  (calls: NonNullable<Minimum['account']>): Minimum['account'] =>
  (account, place) =>
    isServerless(account) ? calls(account, place) : {};

/** Where the partition's global services answer. */
const GLOBAL = 'us-east-1';

/** Rules that tell of functions and APIs. */
const SERVERLESS_RULE = /^(LAMBDA_|API_GW|APIGATEWAY)/;

const isTold = ({ trail }: SimulatedTrail) =>
  trail.IsMultiRegionTrail === true || trail.HomeRegion === GLOBAL;

/** The least calls for them. */
export const auditMinima: Minimum[] = [
  {
    type: 'AWS::AccessAnalyzer::Analyzer',
    cell: whereUsed(cell => ({
      'access-analyzer:ListAnalyzers': 1,
      'access-analyzer:ListFindingsV2': sumOf(
        thingsOf(cell, 'analyzers').map(({ findings }) =>
          pagesOf(findings.length, 100),
        ),
      ),
    })),
  },
  {
    type: 'AWS::AccessAnalyzer::ArchiveRule',
    cell: whereUsed(cell => ({
      'access-analyzer:ListArchiveRules': thingsOf(cell, 'analyzers').length,
    })),
  },
  {
    type: 'AWS::Account::AlternateContact',
    account: ofServerless(() => ({ 'account:GetAlternateContact': 1 })),
  },
  {
    type: 'AWS::CloudTrail::Trail',
    account: ofServerless((account, { world }) => {
      const own = thingsOf(account, 'trails');
      const management = world
        .at(world.today)
        .accounts.get(world.managementAccountId);
      const shared =
        management && account.definition.id !== world.managementAccountId
          ? thingsOf(management, 'trails').filter(
              ({ trail }) => trail.IsOrganizationTrail,
            )
          : [];
      const told = [...own, ...shared].filter(isTold).length;
      return {
        'cloudtrail:DescribeTrails': own.every(isTold) ? 1 : 2,
        'cloudtrail:ListTrails': 1,
        'cloudtrail:GetTrailStatus': told,
        'cloudtrail:GetEventSelectors': told,
        's3:GetBucketPolicyStatus': own.length,
        's3:GetBucketAcl': own.length,
        's3:GetBucketLogging': own.length,
      };
    }),
  },
  {
    type: 'AWS::CodeArtifact::Repository',
    cell: whereUsed(cell => {
      const repositories = thingsOf(cell, 'packageRepositories');
      return {
        'codeartifact:ListRepositories': pagesOf(repositories.length, 1000),
        'codeartifact:ListPackages': sumOf(
          repositories.map(({ packages }) => pagesOf(packages.length, 1000)),
        ),
      };
    }),
  },
  {
    type: 'AWS::Config::ConfigurationRecorder',
    cell: whereUsed(() => ({
      'config:DescribeConfigurationRecorders': 1,
      'config:DescribeConfigurationRecorderStatus': 1,
    })),
  },
  {
    type: 'AWS::Config::ConfigRule',
    cell: whereUsed(cell => {
      const rules = thingsOf(cell, 'configRules');
      const ours = rules.filter(({ rule }) =>
        SERVERLESS_RULE.test(rule.Source?.SourceIdentifier ?? ''),
      );
      return {
        'config:DescribeConfigRules': pagesOf(rules.length, 25),
        'config:GetComplianceDetailsByConfigRule': sumOf(
          ours.map(({ nonCompliant }) => pagesOf(nonCompliant.length, 100)),
        ),
        'config:DescribeRemediationConfigurations': Math.ceil(ours.length / 25),
      };
    }),
  },
  {
    type: 'AWS::Config::ConfigurationAggregator',
    cell: whereUsed(() => ({ 'config:DescribeConfigurationAggregators': 1 })),
  },
  {
    type: 'AWS::GuardDuty::Detector',
    cell: whereUsed(cell => {
      const open = thingsOf(cell, 'detectors').map(
        ({ findings }) =>
          findings.filter(
            ({ Service, Severity = 0, Resource }) =>
              !Service?.Archived &&
              (Severity >= 7 || Resource?.ResourceType === 'Lambda'),
          ).length,
      );
      return {
        'guardduty:ListDetectors': 1,
        'guardduty:GetDetector': open.length,
        // High ones, and those of functions: GuardDuty can't ask for one or the other.
        'guardduty:ListFindings': sumOf(
          open.map(count => 2 * pagesOf(count, 50)),
        ),
        'guardduty:GetFindings': sumOf(
          open.map(count => Math.ceil(count / 50)),
        ),
      };
    }),
  },
  {
    type: 'AWS::GuardDuty::Filter',
    cell: whereUsed(cell => ({
      'guardduty:ListFilters': thingsOf(cell, 'detectors').length,
      'guardduty:GetFilter': sumOf(
        thingsOf(cell, 'detectors').map(({ filters }) => filters.length),
      ),
    })),
  },
  {
    type: 'AWS::GuardDuty::Organization',
    cell: whereUsed(cell => ({
      'guardduty:GetAdministratorAccount': thingsOf(cell, 'detectors').length,
      'guardduty:DescribeOrganizationConfiguration': thingsOf(cell, 'detectors')
        .length,
    })),
  },
  {
    type: 'AWS::Health::Event',
    account: ofServerless(account => ({
      'health:DescribeEvents': 1,
      'health:DescribeAffectedEntities': Math.ceil(
        thingsOf(account, 'healthEvents').length / 10,
      ),
    })),
  },
  {
    type: 'AWS::IAM::AccountSummary',
    account: account => ({
      'iam:GetAccountSummary': 1,
      'iam:ListVirtualMFADevices':
        thingsOf(account, 'signIns')[0]?.rootMfa === 'none' ? 0 : 1,
      'iam:GetAccountPasswordPolicy': 1,
    }),
  },
  {
    type: 'AWS::IAM::SAMLProvider',
    account: () => ({ 'iam:ListSAMLProviders': 1 }),
  },
  {
    type: 'AWS::IAM::User',
    account: (account): Record<string, number> =>
      thingsOf(account, 'users').length > 0
        ? { 'iam:GenerateCredentialReport': 1, 'iam:GetCredentialReport': 1 }
        : {},
  },
  {
    type: 'AWS::Inspector2::AccountStatus',
    cell: whereUsed(() => ({ 'inspector2:BatchGetAccountStatus': 1 })),
  },
  {
    type: 'AWS::Inspector2::Organization',
    cell: (cell, { account, world }) =>
      isUsed(cell)
        ? {
            'inspector2:GetDelegatedAdminAccount': 1,
            'inspector2:DescribeOrganizationConfiguration':
              account.definition.id === world.securityHubAdministratorId
                ? 1
                : 0,
          }
        : ({} as Record<string, number>),
  },
  {
    type: 'AWS::Inspector2::Filter',
    cell: whereUsed(cell => ({
      'inspector2:ListFilters': pagesOf(
        thingsOf(cell, 'inspectorFilters').length,
        100,
      ),
    })),
  },
  {
    type: 'AWS::OpenSearchService::Domain',
    cell: whereUsed(cell => ({
      'es:ListDomainNames': 1,
      'es:DescribeDomains': Math.ceil(
        thingsOf(cell, 'openSearchDomains').length / 5,
      ),
    })),
  },
  {
    type: 'AWS::Organizations::Policy',
    account({ definition, ...account }, { world }) {
      if (definition.id !== world.managementAccountId)
        return {} as Record<string, number>;
      const { length } = thingsOf(account, 'organizationPolicies');
      return {
        'organizations:DescribeOrganization': 1,
        // With FullAWSAccess.
        'organizations:ListPolicies': pagesOf(length + 1, 20),
        'organizations:DescribePolicy': length,
        'organizations:ListTargetsForPolicy': length,
      };
    },
  },
  {
    type: 'AWS::SecretsManager::Usage',
    cell: (cell): Record<string, number> =>
      cell.functions.length > 0
        ? { 'secretsmanager:ListSecrets': 1, 'ssm:DescribeParameters': 1 }
        : {},
  },
  {
    type: 'AWS::SecurityHub::Findings',
    cell: whereUsed(cell => ({
      'securityhub:GetFindings': pagesOf(
        cell.securityHubEnabled ? cell.findings.filter(isUnresolved).length : 0,
        100,
      ),
    })),
  },
  {
    type: 'AWS::SecurityHub::Standard',
    cell: whereUsed(cell => ({
      'securityhub:GetEnabledStandards': 1,
      'securityhub:BatchGetStandardsControlAssociations':
        cell.securityHubEnabled && thingsOf(cell, 'standards').length > 0
          ? 1
          : 0,
    })),
  },
  {
    type: 'AWS::SecurityHub::Organization',
    cell: (cell, { account, world }) =>
      isUsed(cell)
        ? {
            'securityhub:GetAdministratorAccount': 1,
            'securityhub:DescribeOrganizationConfiguration':
              account.definition.id === world.securityHubAdministratorId
                ? 1
                : 0,
          }
        : ({} as Record<string, number>),
  },
  {
    type: 'AWS::SecurityHub::FindingAggregator',
    cell: (cell, { account, world }) =>
      isUsed(cell)
        ? {
            'securityhub:ListFindingAggregators': 1,
            'securityhub:GetFindingAggregator':
              account.definition.id === world.securityHubAdministratorId
                ? 1
                : 0,
          }
        : ({} as Record<string, number>),
  },
  {
    type: 'AWS::Shield::Subscription',
    account: ofServerless(account => ({
      'shield:DescribeSubscription': 1,
      'shield:ListProtections': thingsOf(account, 'shieldSubscriptions').length,
    })),
  },
  {
    type: 'AWS::XRay::EncryptionConfig',
    cell: whereUsed(() => ({ 'xray:GetEncryptionConfig': 1 })),
  },
];
