/** How bad a failing finding is; Security Hub's severity labels, worst first. @public */
export const severities = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
] as const;
/** {@inheritDoc severities} @public */
export type Severity = (typeof severities)[number];

/**
 * The verdict of one control on one resource. `NOT_AVAILABLE` means that we could not know, and always carries a reason.
 * @public
 */
export const findingStatuses = [
  'PASSED',
  'FAILED',
  'NOT_AVAILABLE',
  'NOT_APPLICABLE',
] as const;
/** {@inheritDoc findingStatuses} @public */
export type FindingStatus = (typeof findingStatuses)[number];

/** The five layers of defence in depth, in the order in which a request travels. @public */
export const layers = ['EDGE', 'API', 'FUNCTION', 'DATA', 'AUDIT'] as const;
/** {@inheritDoc layers} @public */
export type Layer = (typeof layers)[number];

/** Named sets of enabled controls; each contains the one before it. @public */
export const profiles = ['essential', 'recommended', 'all'] as const;
/** {@inheritDoc profiles} @public */
export type Profile = (typeof profiles)[number];

/** Security Hub's workflow status, kept apart from the finding's status. @public */
export const workflows = ['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'] as const;
/** {@inheritDoc workflows} @public */
export type Workflow = (typeof workflows)[number];

/** Who made a finding: one of our controls, or AWS Security Hub. @public */
export const findingSources = ['POSTURE', 'SECURITY_HUB'] as const;
/** {@inheritDoc findingSources} @public */
export type FindingSource = (typeof findingSources)[number];

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
] as const;
/** {@inheritDoc errorClasses} @public */
export type ErrorClass = (typeof errorClasses)[number];

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
] as const;
/** {@inheritDoc scopeStates} @public */
export type ScopeState = (typeof scopeStates)[number];

/** Grades, best first. @public */
export const grades = ['A', 'B', 'C', 'D', 'F'] as const;
/** {@inheritDoc grades} @public */
export type Grade = (typeof grades)[number];

/** The Region of account-wide services such as IAM. @public */
export const GLOBAL_REGION = 'global';
