import {
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  DescribeSecurityHubV2Command,
  GetAdministratorAccountCommand,
  GetFindingsCommand,
  GetFindingsV2Command,
  ListOrganizationAdminAccountsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { operation } from 'backstage-plugin-serverless-posture-node';

/** Findings of Security Hub CSPM, in the AWS Security Finding Format. */
export const getFindings = operation({
  id: 'securityhub:GetFindings',
  client: SecurityHubClient,
  command: GetFindingsCommand,
  absent: ['InvalidAccessException'],
  probe: { MaxResults: 1 },
});

/** Whether the unified Security Hub is on. */
export const describeSecurityHubV2 = operation({
  id: 'securityhub:DescribeSecurityHubV2',
  client: SecurityHubClient,
  command: DescribeSecurityHubV2Command,
  absent: ['ResourceNotFoundException', 'InvalidAccessException'],
  probe: {},
});

/** Findings of the unified Security Hub, in the Open Cybersecurity Schema Framework. */
export const getFindingsV2 = operation({
  id: 'securityhub:GetFindingsV2',
  // Security Hub API Reference, "GetFindingsV2": both generations share the action.
  action: 'securityhub:GetFindings',
  client: SecurityHubClient,
  command: GetFindingsV2Command,
});

export const listOrganizationAdminAccounts = operation({
  id: 'securityhub:ListOrganizationAdminAccounts',
  client: SecurityHubClient,
  command: ListOrganizationAdminAccountsCommand,
  probe: {},
});

export const getAdministratorAccount = operation({
  id: 'securityhub:GetAdministratorAccount',
  client: SecurityHubClient,
  command: GetAdministratorAccountCommand,
  absent: ['InvalidAccessException', 'ResourceNotFoundException'],
  probe: {},
});

export const listDelegatedAdministrators = operation({
  id: 'organizations:ListDelegatedAdministrators',
  client: OrganizationsClient,
  command: ListDelegatedAdministratorsCommand,
  probe: { ServicePrincipal: 'securityhub.amazonaws.com' },
});

/** What the import calls, where, for policies and diagnosis. */
export const securityHubOperations = {
  /** In the account that the findings are read in. */
  administrator: { getFindings, describeSecurityHubV2, getFindingsV2 },
  /** In the account of the credentials found, to find the administrator. */
  management: { listDelegatedAdministrators, listOrganizationAdminAccounts },
  /** In every account. */
  member: { getAdministratorAccount },
};
