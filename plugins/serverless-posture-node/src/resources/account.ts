import { UnknownReason } from '../attributes/attribute';

/** One policy of a role. @public */
export interface RolePolicy {
  /** ARN of a managed policy; `null` for an inline one. */
  arn: string | null;
  name: string;
  /** The document as JSON text. */
  document: string;
}

/** Source: IAM GetAccountAuthorizationDetails; GetPolicy and GetPolicyVersion for AWS managed policies. @public */
export interface IamRole {
  /** The trust policy as JSON text. */
  trustPolicy: string;
  /** ARNs of the attached managed policies: known even where a document isn't. */
  attachedPolicyArns: string[];
  /** Inline policies. */
  inlinePolicies: RolePolicy[];
  /** Attached managed policies with the document of their default version. */
  managedPolicies: RolePolicy[];
  /** The permissions boundary; `null` without one. */
  boundary: RolePolicy | null;
}

/** Source: Security Hub DescribeHub. @public */
export interface SecurityHub {
  /** False where AWS says that Security Hub isn't enabled in this Region (InvalidAccessException). */
  enabled: boolean;
}

/** One collector that could not read all of a Region of the account. @public */
export interface UnreadScope {
  /** `global` for account-wide services. */
  region: string;
  collector: string;
  reason: UnknownReason;
  /** The IAM action that the reader role lacks. */
  missingAction?: string;
}

/** How far the account was read in the last run. Source: the run itself. @public */
export interface AccountCollection {
  /** What could not be read, Regions that the account has not enabled aside. */
  unread: UnreadScope[];
}
