import type {
  ArchiveRuleSummary,
  AnalyzerSummary,
  FindingSummaryV2,
} from '@aws-sdk/client-accessanalyzer';
import type {
  GetEventSelectorsResponse,
  GetEventDataStoreResponse,
  GetTrailStatusResponse,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import type {
  PackageSummary,
  RepositorySummary,
} from '@aws-sdk/client-codeartifact';
import type {
  ConfigRule,
  ConfigurationAggregator,
  ConfigurationRecorder,
  ConfigurationRecorderStatus,
  RemediationConfiguration,
} from '@aws-sdk/client-config-service';
import type {
  DetectorFeatureConfigurationResult,
  Finding,
  GetFilterResponse,
} from '@aws-sdk/client-guardduty';
import type { AffectedEntity, Event } from '@aws-sdk/client-health';
import type { PasswordPolicy, UserDetail } from '@aws-sdk/client-iam';
import type { Filter, ResourceState } from '@aws-sdk/client-inspector2';
import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Subscription } from '@aws-sdk/client-shield';
import type { EncryptionConfig } from '@aws-sdk/client-xray';

/** A trail with what is told beside it. */
export interface SimulatedTrail {
  trail: Trail & { TrailARN: string; HomeRegion: string };
  status: GetTrailStatusResponse;
  selectors: Pick<
    GetEventSelectorsResponse,
    'EventSelectors' | 'AdvancedEventSelectors'
  >;
}

/** A recorder and how it fares. */
export interface SimulatedRecorder {
  recorder: ConfigurationRecorder;
  status: ConfigurationRecorderStatus;
}

/** A rule with what it found. */
export interface SimulatedConfigRule {
  rule: ConfigRule & { ConfigRuleName: string };
  nonCompliant: { type: string; id: string }[];
  remediation?: RemediationConfiguration;
}

/** A detector with findings and filters. */
export interface SimulatedDetector {
  id: string;
  status: 'ENABLED' | 'DISABLED';
  features: DetectorFeatureConfigurationResult[];
  findings: (Finding & { Id: string })[];
  filters: (GetFilterResponse & { Name: string })[];
}

/** An analyzer with findings and archive rules. */
export interface SimulatedAnalyzer {
  analyzer: AnalyzerSummary & { arn: string; name: string };
  findings: FindingSummaryV2[];
  archiveRules: ArchiveRuleSummary[];
}

/** A user with what the credential report says. */
export interface SimulatedUser {
  user: UserDetail & { Arn: string; UserName: string };
  passwordEnabled: boolean;
  mfaActive: boolean;
  keys: { active: boolean; lastRotated: string; lastUsed?: string }[];
}

/** The root user and the rules for passwords; accounts without this have a virtual MFA device and no policy. */
export interface SimulatedSignIn {
  rootMfa: 'none' | 'virtual' | 'hardware';
  rootAccessKey: boolean;
  passwordPolicy?: PasswordPolicy;
  samlProviders: string[];
}

/** A service control policy that an administrator wrote. */
export interface SimulatedPolicy {
  id: string;
  name: string;
  content: string;
  targets: string[];
}

/** What watches over an account. */
export interface AuditThings {
  analyzers: SimulatedAnalyzer;
  configAggregators: ConfigurationAggregator;
  configRules: SimulatedConfigRule;
  /** At most one in a cell. */
  configRecorders: SimulatedRecorder;
  /** At most one in a cell. */
  detectors: SimulatedDetector;
  /** Controls of the foundational standard that are switched off, with the reason. */
  disabledControls: { id: string; reason?: string };
  inspectorFilters: Filter & { arn: string };
  /** At most one in a cell; without, Inspector is off. */
  inspectorStates: ResourceState;
  openSearchDomains: DomainStatus & { DomainName: string };
  packageRepositories: {
    repository: RepositorySummary & { name: string; domainName: string };
    packages: PackageSummary[];
  };
  /** ARNs of standards that are enabled while Security Hub is. */
  standards: string;
  /** At most one in a cell; without, X-Ray uses its own key. */
  traceEncryption: EncryptionConfig;

  /** Of an account: open events of AWS Health, in accounts with a support plan that shows them. */
  healthEvents: { event: Event & { arn: string }; entities: AffectedEntity[] };
  /** Of an account: that it has a support plan which AWS Health asks for. */
  supportPlans: 'BUSINESS' | 'ENTERPRISE';
  /** Of an account: e-mail address. */
  securityContacts: string;
  /** Of the management account. */
  organizationPolicies: SimulatedPolicy;
  /** Of an account: at most one. */
  shieldSubscriptions: { subscription: Subscription; protected: string[] };
  /** Of an account: at most one. */
  signIns: SimulatedSignIn;
  /** Of an account. */
  trails: SimulatedTrail;
  eventDataStores: GetEventDataStoreResponse & { EventDataStoreArn: string };
  /** Of an account. */
  users: SimulatedUser;
}
