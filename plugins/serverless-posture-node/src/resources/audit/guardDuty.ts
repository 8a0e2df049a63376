/** An open finding of GuardDuty. @public */
export interface GuardDutyFinding {
  id: string;
  /** Such as `Backdoor:Lambda/C&CActivity.B`. */
  type: string;
  /** From 1 to 10; high from 7 on. */
  severity: number;
  functionArn: string | null;
}

/**
 * The detector of a Region.
 * Source: GuardDuty ListDetectors, GetDetector, ListFindings, GetFindings.
 * @public
 */
export interface GuardDutyDetector {
  /** `null` where the Region has none. */
  id: string | null;
  enabled: boolean;
  /** Such as `SIX_HOURS`; `null` without a detector. */
  findingPublishingFrequency: string | null;
  features: { name: string; enabled: boolean }[];
  /** Findings that are not archived: those of high severity, and all about functions. */
  openFindings: GuardDutyFinding[];
}

/**
 * A saved filter.
 * Source: GuardDuty ListFilters, GetFilter.
 * @public
 */
export interface GuardDutyFilter {
  action: 'NOOP' | 'ARCHIVE';
  /** Conditions that must all hold, by field, such as `type` or `severity`. */
  criteria: {
    field: string;
    equals: string[];
    matches: string[];
    greaterThanOrEqual: number | null;
    lessThan: number | null;
    /** Whether it has conditions of other kinds, which may narrow it further. */
    hasOthers: boolean;
  }[];
}

/**
 * How the organization manages GuardDuty in a Region, as far as the account may see.
 * Source: GuardDuty GetAdministratorAccount, DescribeOrganizationConfiguration.
 * @public
 */
export interface GuardDutyOrganization {
  /** The administrator of a member account; `null` for none. */
  administratorAccountId: string | null;
  /** What the administrator has set; `null` in accounts that are not it. */
  autoEnable: {
    /** `NEW`, `ALL` or `NONE`. */
    members: string;
    features: { name: string; autoEnable: string }[];
  } | null;
}
