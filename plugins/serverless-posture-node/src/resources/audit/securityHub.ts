/**
 * Active, failed and unresolved findings about functions and APIs of a Region, one entry per control and resource.
 * Source: Security Hub GetFindings.
 * @public
 */
export interface SecurityHubFindings {
  findings: {
    /** Such as `Lambda.1`, the same in all standards. */
    securityControlId: string;
    severity: string;
    resourceId: string;
    /** ISO 8601, of the oldest finding. */
    firstObservedAt: string;
    complianceStatus: 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';
  }[];
}

/**
 * The standards of a Region and, of the foundational one, what is switched off.
 * Source: Security Hub GetEnabledStandards, BatchGetStandardsControlAssociations.
 * @public
 */
export interface SecurityHubStandards {
  /** `null` where Security Hub is not enabled. */
  subscriptions:
    | { standardsArn: string; status: string; reasonCode: string | null }[]
    | null;
  /** Controls about functions and APIs of the foundational standard; empty where it isn't enabled. */
  associations: {
    securityControlId: string;
    enabled: boolean;
    /** What was recorded when it was switched. */
    reason: string | null;
  }[];
}

/**
 * How the organization manages Security Hub in a Region, as far as the account may see.
 * Source: Security Hub GetAdministratorAccount, DescribeOrganizationConfiguration.
 * @public
 */
export interface SecurityHubOrganization {
  /** The administrator of a member account; `null` for none. */
  administratorAccountId: string | null;
  /** What the administrator has set; `null` in accounts that are not it. */
  configuration: {
    autoEnable: boolean;
    /** `NONE` or `DEFAULT`. */
    autoEnableStandards: string;
    /** `CENTRAL` or `LOCAL`. */
    type: string;
  } | null;
}

/**
 * Source: Security Hub ListFindingAggregators, GetFindingAggregator.
 * @public
 */
export interface SecurityHubAggregators {
  aggregators: {
    homeRegion: string;
    /** Such as `ALL_REGIONS`. */
    linkingMode: string;
    regions: string[];
  }[];
}
