/** State of one kind of scanning. @public */
export interface InspectorState {
  /** Such as `ENABLED` or `DISABLED`. */
  status: string;
  /** Why it could not be switched; `null` while all is well. */
  errorCode: string | null;
}

/**
 * What Inspector scans in a Region.
 * Source: Inspector2 BatchGetAccountStatus.
 * @public
 */
export interface InspectorAccount {
  /** `null` where AWS names no such state. */
  lambda: InspectorState | null;
  /** `null` in Regions without code scanning. */
  lambdaCode: InspectorState | null;
  ecr: InspectorState | null;
}

/**
 * Source: Inspector2 GetDelegatedAdminAccount, DescribeOrganizationConfiguration.
 * @public
 */
export interface InspectorOrganization {
  /** `null` without one. */
  delegatedAdministrator: string | null;
  /** Of the delegated administrator's account; in others it isn't read. */
  autoEnable: { lambda: boolean; lambdaCode: boolean; ecr: boolean };
}

/**
 * A filter of findings.
 * Source: Inspector2 ListFilters.
 * @public
 */
export interface InspectorFilter {
  action: 'NONE' | 'SUPPRESS';
  reason: string | null;
  /** ISO 8601. */
  updatedAt: string;
  /** Conditions that must all hold: their values where Inspector compares text by `EQUALS`, else none. */
  criteria: { field: string; equals: string[] }[];
}
