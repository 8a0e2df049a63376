import { Severity } from 'backstage-plugin-serverless-posture-common';
import { UnknownReason } from '../attributes/attribute';

/** What a verdict rests on: one value in one place. @public */
export interface Evidence {
  /** ARN of the resource that holds the value, where it isn't the judged one. */
  arn?: string;
  /** The field as AWS names it, such as `TracingConfig.Mode` or `Policy.Statement[2]`. */
  path: string;
  /** The value, never a secret. */
  value: string | number | boolean | null;
}

/** @public */
export type Verdict =
  | { status: 'PASSED'; reason?: string }
  | {
      status: 'FAILED';
      evidence: Evidence[];
      reason?: string;
      /** Where this case is less bad than the control's severity says. */
      severity?: Severity;
    }
  | { status: 'NOT_APPLICABLE'; reason?: string }
  | { status: 'NOT_AVAILABLE'; unknown: UnknownReason; reason: string };

/** @public */
export function passed(reason?: string): Verdict {
  return reason ? { status: 'PASSED', reason } : { status: 'PASSED' };
}

/** A failure needs at least one piece of evidence. @public */
export function failed(
  pieces: Evidence[],
  options: { reason?: string; severity?: Severity } = {},
): Verdict {
  return { status: 'FAILED', evidence: pieces, ...options };
}

/** @public */
export function notApplicable(reason?: string): Verdict {
  return reason
    ? { status: 'NOT_APPLICABLE', reason }
    : { status: 'NOT_APPLICABLE' };
}

/** For what a control itself finds it can't know, such as a runtime that no table lists. @public */
export function notAvailable(unknown: UnknownReason, reason: string): Verdict {
  return { status: 'NOT_AVAILABLE', unknown, reason };
}

/** @public */
export function evidence(
  path: string,
  value: Evidence['value'],
  arn?: string,
): Evidence {
  return arn ? { path, value, arn } : { path, value };
}
