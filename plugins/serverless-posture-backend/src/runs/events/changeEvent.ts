import { isPlainObject, pick, pickBy } from 'lodash';

/** Parameters and answers that name a resource. All others may hold secrets, and end here. */
const naming = [
  'functionName',
  'functionArn',
  'restApiId',
  'apiId',
  'domainName',
  'id',
  'resource',
  'resourceArn',
] as const;

/** A parameter that names a resource. */
export type Naming = (typeof naming)[number];

/** Something changed in an account: a call that CloudTrail recorded. */
export interface ApiCall {
  kind: 'call';
  accountId: string;
  region: string;
  /** The first part of the event source, such as `lambda`. */
  service: string;
  /** Without the date and version that some services append, such as `UpdateFunctionConfiguration`. */
  name: string;
  /** Those parameters that name what was changed; of a creation, what its answer names. */
  named: Readonly<Partial<Record<Naming, string>>>;
}

/** Security Hub imported or updated findings. */
export interface FindingsImported {
  kind: 'findings';
  accountId: string;
  region: string;
}

/** An event that asks for nothing to be read. */
export interface Ignored {
  kind: 'ignored';
  reason: 'other-event' | 'read-only' | 'failed-call';
}

/** An event that lacks what it must have; says which field. */
export class MalformedEventError extends Error {
  name = 'MalformedEventError';
}

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+){1,3}-\d+$/;
const SOURCE = /^([a-z][a-z0-9-]*)\.amazonaws\.com(?:\.cn)?$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,127}$/;

/**
 * Reads an event as EventBridge delivers it. What it doesn't understand it ignores; throws a {@link MalformedEventError}
 * where an event that we want lacks a field. Of the event itself nothing is kept or repeated: it may hold secrets.
 *
 * Source: EventBridge reference, "AWS service events delivered via AWS CloudTrail"; CloudTrail User Guide, "CloudTrail
 * record contents"; Security Hub User Guide, "EventBridge event types for Security Hub".
 */
export function readChangeEvent(
  payload: unknown,
): ApiCall | FindingsImported | Ignored {
  const event = objectOf(payload, 'the event');
  switch (event['detail-type']) {
    case 'AWS API Call via CloudTrail':
      return apiCall(event);
    case 'Security Hub Findings - Imported':
    case 'Findings Imported V2':
      return {
        kind: 'findings',
        accountId: text(event.account, 'account', ACCOUNT),
        region: text(event.region, 'region', REGION),
      };
    default:
      text(event['detail-type'], 'detail-type');
      return { kind: 'ignored', reason: 'other-event' };
  }
}

function apiCall(event: Record<string, unknown>): ApiCall | Ignored {
  const detail = objectOf(event.detail, 'detail');
  const service = SOURCE.exec(
    text(detail.eventSource, 'detail.eventSource', SOURCE),
  )![1];
  const name = text(detail.eventName, 'detail.eventName', NAME);
  if (detail.readOnly === true || detail.readOnly === 'true')
    return { kind: 'ignored', reason: 'read-only' };
  // What was refused changed nothing.
  if (detail.errorCode) return { kind: 'ignored', reason: 'failed-call' };
  return {
    kind: 'call',
    // Whose resource it is; the caller may belong to another account.
    accountId: text(
      detail.recipientAccountId ?? event.account,
      'detail.recipientAccountId',
      ACCOUNT,
    ),
    region: text(detail.awsRegion ?? event.region, 'detail.awsRegion', REGION),
    service,
    name: unversioned(name),
    named: {
      ...namesIn(detail.responseElements),
      ...namesIn(detail.requestParameters),
    },
  };
}

/** `UpdateFunctionConfiguration20150331v2` as `UpdateFunctionConfiguration`: Lambda's events carry the version of its API. */
function unversioned(name: string): string {
  return name.replace(/\d{8}(?:v\d+)?$/, '');
}

/** What names a resource, at the top or, as CreateGraphqlApi answers, one level below. */
function namesIn(value: unknown): ApiCall['named'] {
  if (!isObject(value)) return {};
  const levels = [...Object.values(value).filter(isObject), value];
  return Object.assign(
    {},
    ...levels.map(level =>
      pickBy(pick(level, naming), one => typeof one === 'string'),
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value);
}

function objectOf(value: unknown, field: string): Record<string, unknown> {
  if (!isObject(value))
    throw new MalformedEventError(`${field} must be an object`);
  return value;
}

function text(value: unknown, field: string, form?: RegExp): string {
  if (typeof value !== 'string' || !(form?.test(value) ?? true)) {
    throw new MalformedEventError(
      `${field} ${value === undefined ? 'is missing' : 'is not of its form'}`,
    );
  }
  return value;
}
