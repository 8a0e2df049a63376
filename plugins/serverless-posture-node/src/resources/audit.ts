import {
  AccessAnalyzer,
  AccessAnalyzerArchiveRule,
} from './audit/accessAnalyzer';
import {
  HealthLifecycleEvents,
  OpenSearchDomain,
  OrganizationPolicies,
  PackageRepository,
  SecretStoreUsage,
  SecurityContact,
  ShieldSubscription,
  XRayEncryption,
} from './audit/account';
import { CloudTrail, EventDataStore } from './audit/cloudTrail';
import {
  ConfigAggregators,
  ConfigRecorder,
  ConfigRemediations,
  ConfigRules,
} from './audit/config';
import {
  GuardDutyDetector,
  GuardDutyFilter,
  GuardDutyOrganization,
} from './audit/guardDuty';
import { IamAccount, IamSignIn, IamUser } from './audit/iam';
import {
  InspectorAccount,
  InspectorFilter,
  InspectorOrganization,
} from './audit/inspector';
import {
  SecurityHubAggregators,
  SecurityHubFindings,
  SecurityHubOrganization,
  SecurityHubStandards,
} from './audit/securityHub';

export * from './audit/accessAnalyzer';
export * from './audit/account';
export * from './audit/cloudTrail';
export * from './audit/config';
export * from './audit/guardDuty';
export * from './audit/iam';
export * from './audit/inspector';
export * from './audit/securityHub';

/**
 * What watches over an account: trails, recorders, detectors, users, organization policies. Where a type tells of an
 * account or Region as a whole, there is one resource of it, also where AWS has none (`exists` or `enabled` is false then).
 * @public
 */
export interface AuditResources {
  'AWS::AccessAnalyzer::Analyzer': AccessAnalyzer;
  'AWS::AccessAnalyzer::ArchiveRule': AccessAnalyzerArchiveRule;
  'AWS::Account::AlternateContact': SecurityContact;
  'AWS::CloudTrail::Trail': CloudTrail;
  'AWS::CloudTrail::EventDataStore': EventDataStore;
  'AWS::CodeArtifact::Repository': PackageRepository;
  'AWS::Config::ConfigRule': ConfigRules;
  'AWS::Config::ConfigurationAggregator': ConfigAggregators;
  'AWS::Config::ConfigurationRecorder': ConfigRecorder;
  'AWS::Config::RemediationConfiguration': ConfigRemediations;
  'AWS::GuardDuty::Detector': GuardDutyDetector;
  'AWS::GuardDuty::Filter': GuardDutyFilter;
  'AWS::GuardDuty::Organization': GuardDutyOrganization;
  'AWS::Health::Event': HealthLifecycleEvents;
  'AWS::IAM::AccountSummary': IamAccount;
  'AWS::IAM::SAMLProvider': IamSignIn;
  'AWS::IAM::User': IamUser;
  'AWS::Inspector2::AccountStatus': InspectorAccount;
  'AWS::Inspector2::Filter': InspectorFilter;
  'AWS::Inspector2::Organization': InspectorOrganization;
  'AWS::OpenSearchService::Domain': OpenSearchDomain;
  'AWS::Organizations::Policy': OrganizationPolicies;
  'AWS::SecretsManager::Usage': SecretStoreUsage;
  'AWS::SecurityHub::FindingAggregator': SecurityHubAggregators;
  'AWS::SecurityHub::Findings': SecurityHubFindings;
  'AWS::SecurityHub::Organization': SecurityHubOrganization;
  'AWS::SecurityHub::Standard': SecurityHubStandards;
  'AWS::Shield::Subscription': ShieldSubscription;
  'AWS::XRay::EncryptionConfig': XRayEncryption;
}
