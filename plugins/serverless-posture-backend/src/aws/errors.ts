import { ErrorClass } from 'backstage-plugin-serverless-posture-common';
import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { isOptInRegion } from './partitions';

/** An error of an SDK client, classified. */
export interface Failure extends UnknownReason {
  operation: string;
  /** Name of the error as the service modelled or sent it, such as `ResourceNotFoundException`. */
  name: string;
  /** Milliseconds that AWS asks to wait. */
  retryAfter?: number;
  /** The credentials have expired: new ones may do. */
  expired?: boolean;
  /** Our clock is wrong, and the SDK has corrected for that by now. */
  skewed?: boolean;
}

/** What is read of the errors that SDK clients throw. */
interface SdkError {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
  $response?: { statusCode?: number; headers?: Record<string, string> };
  $retryable?: { throttling?: boolean };
}

const expired = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
]);

const throttled = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottledException',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Also what an opt-in Region answers to accounts that haven't opted in: it doesn't know their keys. */
const unrecognized = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'AuthFailure',
]);

const switchedOff = new Set(['OptInRequired', 'RegionDisabledException']);

const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AccessDeniedFault',
  'AuthorizationError',
  'AuthorizationErrorException',
  'ForbiddenException',
  'InvalidAccessException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'OptInRequired',
  'SignatureDoesNotMatch',
  'UnauthorizedException',
  'UnauthorizedOperation',
]);

const unsupported = new Set([
  'InvalidAction',
  'MissingAction',
  'NotImplemented',
  'UnknownOperationException',
  'UnsupportedOperation',
  'UnsupportedOperationException',
]);

const timedOut = new Set([
  'AbortError',
  'ESOCKETTIMEDOUT',
  'ETIMEDOUT',
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
]);

/** Codes of connections that broke, which the SDK names timeouts, too. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE']);

/** Names that the SDK gives to errors of which it recognized nothing. */
const nameless = new Set([
  '',
  'Error',
  'Unknown',
  'UnknownError',
  '404',
  '500',
]);

/** Words of AWS where an organization's policy refused, whatever the role allows (IAM User Guide, "Troubleshoot access denied error messages"). */
const POLICY_OF_ORGANIZATION =
  /explicit deny in an? (service|resource) control policy|no (service|resource) control policy allows/i;

const UNPARSED =
  /is not valid JSON|XML parse error|Deserialization error|Unexpected end of|Unexpected token/i;

/** A longer `Retry-After` would outlast the run. */
const LONGEST_WAIT = 60_000;

/** What an error of an SDK client means for what we know, in words that hold no secret. */
export function classify(
  error: unknown,
  { operation, region }: { operation: string; region: string },
): Failure {
  const fault = (
    typeof error === 'object' && error !== null ? error : {}
  ) as SdkError;
  const status = fault.$metadata?.httpStatusCode ?? fault.$response?.statusCode;
  const text = textOf(fault.message) || textOf(error);
  const name = textOf(fault.name);
  const unparsed =
    error instanceof SyntaxError ||
    name === 'SyntaxError' ||
    UNPARSED.test(text);
  const names = [name, textOf(fault.code)];
  const is = (set: Set<string>) => names.some(one => set.has(one));
  const failure = (errorClass: ErrorClass, message: string): Failure => ({
    errorClass,
    operation,
    name,
    message,
  });
  const answered = status ? ` (HTTP ${status})` : '';
  const said = () => safe(text, name);

  // Text of a body that could not be parsed may be part of the very configuration that holds secrets: it is never repeated.
  if (unparsed) {
    if (status === 429)
      return {
        ...failure('throttled', 'too many requests'),
        retryAfter: retryAfterOf(fault),
      };
    if (status === 404)
      return failure(
        'unsupported',
        'the endpoint does not know the operation (HTTP 404)',
      );
    return failure(
      'malformed',
      `the answer is not of the form that the operation has${answered}`,
    );
  }
  if (is(expired))
    return {
      ...failure('unavailable', 'the credentials have expired'),
      expired: true,
    };
  if (status === 429 || fault.$retryable?.throttling || is(throttled)) {
    return { ...failure('throttled', said()), retryAfter: retryAfterOf(fault) };
  }
  if (is(switchedOff)) return failure('region-disabled', said());
  if (is(unrecognized)) {
    return failure(
      isOptInRegion(region) ? 'region-disabled' : 'denied',
      said(),
    );
  }
  if (POLICY_OF_ORGANIZATION.test(text))
    return failure('denied-by-scp', said());
  if (fault.$metadata?.clockSkewCorrected)
    return {
      ...failure('unavailable', 'the clock of this machine is wrong'),
      skewed: true,
    };
  if (is(denied)) return failure('denied', said());
  if (is(unsupported)) return failure('unsupported', said());
  if (is(timedOut) && !is(brokenOff))
    return failure('timeout', `no answer in time${answered}`);
  if (status === undefined)
    return failure(
      'unavailable',
      `the endpoint could not be reached: ${said()}`,
    );
  if (status >= 500) return failure('unavailable', `${said()}${answered}`);
  if (status === 401 || status === 403) return failure('denied', said());
  if (status >= 400) {
    // Without a modelled error this is a path or action that the endpoint lacks, never "there is none".
    return nameless.has(name) || status !== 404
      ? failure('unsupported', `${said()}${answered}`)
      : failure('unavailable', `${said()}${answered}`);
  }
  return failure(
    'malformed',
    `the answer is not of the form that the operation has${answered}`,
  );
}

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function retryAfterOf({ $response }: SdkError): number | undefined {
  const headers = $response?.headers ?? {};
  const key = Object.keys(headers).find(
    header => header.toLowerCase() === 'retry-after',
  );
  if (!key) return undefined;
  const seconds = Number(headers[key]);
  const wait = Number.isNaN(seconds)
    ? Date.parse(headers[key]) - Date.now()
    : seconds * 1000;
  return Number.isFinite(wait)
    ? Math.min(Math.max(0, wait), LONGEST_WAIT)
    : undefined;
}

/** What AWS said, without encoded messages, key ids and request ids, and of bounded length. */
function safe(text: string, name: string): string {
  const message = text
    .replace(/encoded authorization failure message: \S+/i, '')
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return (message || name || 'no message').slice(0, 300);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
