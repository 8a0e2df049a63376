import type {
  ErrorClass,
  Agreement,
  FindingSource,
  FindingStatus,
  Grade,
  Layer,
  Profile,
  ScopeState,
  Severity,
  Workflow,
} from './schema/openapi';

export type {
  ErrorClass,
  Agreement,
  FindingSource,
  FindingStatus,
  Grade,
  Layer,
  Profile,
  ScopeState,
  Severity,
  Workflow,
};

/** How bad a failing finding is; Security Hub's severity labels, worst first. @public */
export const severities = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
] as const satisfies readonly Severity[];

/**
 * The verdict of one control on one resource. `NOT_AVAILABLE` means that we could not know, and always carries a reason.
 * @public
 */
export const findingStatuses = [
  'PASSED',
  'FAILED',
  'NOT_AVAILABLE',
  'NOT_APPLICABLE',
] as const satisfies readonly FindingStatus[];

/** The five layers of defence in depth, in the order in which a request travels. @public */
export const layers = [
  'EDGE',
  'API',
  'FUNCTION',
  'DATA',
  'AUDIT',
] as const satisfies readonly Layer[];

/** Named sets of enabled controls; each contains the one before it. @public */
export const profiles = [
  'essential',
  'recommended',
  'all',
] as const satisfies readonly Profile[];

/** Security Hub's workflow status, kept apart from the finding's status. @public */
export const workflows = [
  'NEW',
  'NOTIFIED',
  'SUPPRESSED',
  'RESOLVED',
] as const satisfies readonly Workflow[];

/** Who made a finding: one of our controls, or AWS Security Hub. @public */
export const findingSources = [
  'POSTURE',
  'SECURITY_HUB',
] as const satisfies readonly FindingSource[];

/**
 * Why something could not be read.
 *
 * `denied-by-scp`, `denied`: AWS refused the action · `role-missing`: the reader role can't be assumed ·
 * `region-disabled`, `suspended`: the Region or the account is switched off · `throttled`, `timeout`, `unavailable`: AWS
 * didn't answer in time or answered with a fault of its own · `malformed`: what came back is no answer of that operation ·
 * `unsupported`: the endpoint doesn't know the operation · `not-read`: nothing asked for it in this run.
 * @public
 */
export const errorClasses = [
  'denied-by-scp',
  'denied',
  'role-missing',
  'region-disabled',
  'suspended',
  'throttled',
  'timeout',
  'unavailable',
  'malformed',
  'unsupported',
  'not-read',
] as const satisfies readonly ErrorClass[];

/**
 * How one collector fared in one scope. `partial`: every listing ended, but some detail could not be read;
 * `failed`: a listing did not end, so nothing of it may be swept; `skipped`: not tried, with the reason.
 * @public
 */
export const scopeStates = [
  'pending',
  'running',
  'complete',
  'partial',
  'failed',
  'skipped',
] as const satisfies readonly ScopeState[];

/** Grades, best first. @public */
export const grades = [
  'A',
  'B',
  'C',
  'D',
  'F',
] as const satisfies readonly Grade[];

/** The Region of account-wide services such as IAM. @public */
export const GLOBAL_REGION = 'global';
