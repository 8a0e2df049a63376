/**
 * The configuration recorder of a Region.
 * Source: Config DescribeConfigurationRecorders, DescribeConfigurationRecorderStatus.
 * @public
 */
export interface ConfigRecorder {
  /** False where the Region has no recorder. */
  exists: boolean;
  roleArn: string | null;
  allSupported: boolean;
  /** Types that are recorded where not all are. */
  resourceTypes: string[];
  /** Types that are left out of all. */
  excludedResourceTypes: string[];
  /** `DAILY` for all types but those of `frequencyOverrides`. */
  frequency: 'CONTINUOUS' | 'DAILY';
  frequencyOverrides: {
    resourceTypes: string[];
    frequency: 'CONTINUOUS' | 'DAILY';
  }[];
  recording: boolean;
  /** `Pending`, `Success` or `Failure`, of the last delivery; `null` before the first. */
  lastStatus: string | null;
  lastErrorCode: string | null;
}

/** One rule of AWS Config. @public */
export interface ConfigRule {
  name: string;
  /** Identifier of a managed rule, such as `LAMBDA_INSIDE_VPC`; `null` for custom ones. */
  identifier: string | null;
  /** `ACTIVE`, `DELETING`, `DELETING_RESULTS` or `EVALUATING`. */
  state: string;
}

/**
 * The rules of a Region, together.
 * Source: Config DescribeConfigRules, GetComplianceDetailsByConfigRule.
 * @public
 */
export interface ConfigRules {
  rules: ConfigRule[];
  /** What the rules about functions and APIs call non-compliant; of these rules only. */
  nonCompliant: { rule: string; resourceType: string; resourceId: string }[];
}

/**
 * The remediations of the rules about functions and APIs of a Region.
 * Source: Config DescribeRemediationConfigurations.
 * @public
 */
export interface ConfigRemediations {
  remediations: { rule: string; automatic: boolean; target: string }[];
}

/**
 * The aggregators of a Region.
 * Source: Config DescribeConfigurationAggregators.
 * @public
 */
export interface ConfigAggregators {
  aggregators: {
    name: string;
    /** `null` for one of single accounts. */
    organization: { allRegions: boolean; regions: string[] } | null;
  }[];
}
