/** An active finding: somebody outside the zone of trust may use a resource. @public */
export interface ExternalAccessFinding {
  resource: string;
  /** Such as `AWS::Lambda::Function`. */
  resourceType: string;
}

/**
 * An analyzer of a Region.
 * Source: IAM Access Analyzer ListAnalyzers, ListFindingsV2.
 * @public
 */
export interface AccessAnalyzer {
  /** False for the one that stands for a Region without analyzers. */
  exists: boolean;
  /** Such as `ACCOUNT`, `ORGANIZATION` or `ACCOUNT_UNUSED_ACCESS`. */
  analyzerType: string;
  /** Such as `ACTIVE`. */
  status: string;
  /** Findings of external access to what functions and APIs are made of; empty for analyzers of other kinds. */
  externalFindings: ExternalAccessFinding[];
}

/**
 * Source: IAM Access Analyzer ListArchiveRules.
 * @public
 */
export interface AccessAnalyzerArchiveRule {
  /** Conditions that must all hold. `equals` is empty where only other comparisons are made. */
  filter: { field: string; equals: string[]; hasOthers: boolean }[];
}
