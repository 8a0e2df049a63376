import { AwsError } from '../protocol/awsError';
import { QuotaTable } from './drawnQuotas';
import { TokenBucket } from './tokenBucket';

/** So many buckets are kept whatever they hold. */
const KEPT = 1_000;

/** Takes a token of every bucket of an operation, or says how many seconds are missing. */
export function createThrottle(quotasOf: QuotaTable) {
  const buckets = new Map<string, TokenBucket>();
  let looked = KEPT;

  /** A full bucket is like one that was never asked, so that places in which nobody asks any more take no memory. */
  const forgetFull = (now: number) => {
    if (buckets.size < 2 * looked) return;
    for (const [key, bucket] of buckets)
      if (bucket.isFull(now)) buckets.delete(key);
    looked = Math.max(KEPT, buckets.size);
  };
  return (
    operation: string,
    accountId: string,
    region: string,
    now: number,
    factor = 1,
  ): number | undefined => {
    forgetFull(now);
    const taken = quotasOf(operation).map(quota => {
      const scope = quota.scope === 'region' ? region : '';
      const key = `${quota.id}/${accountId}/${scope}/${factor}`;
      let bucket = buckets.get(key);
      if (!bucket) {
        bucket = new TokenBucket(quota.rate * factor, quota.burst, now);
        buckets.set(key, bucket);
      }
      return bucket;
    });
    const wait = Math.max(0, ...taken.map(bucket => bucket.wait(now)));
    if (wait > 0) return wait;
    for (const bucket of taken) bucket.take();
    return undefined;
  };
}

/** How each service says that it was asked too often: code, status, message, further members. */
const answers: Record<
  string,
  [code: string, status: number, message: string, fields?: object]
> = {
  lambda: [
    'TooManyRequestsException',
    429,
    'Rate exceeded',
    { Reason: 'CallerRateLimitExceeded', Type: 'User' },
  ],
  apigateway: ['TooManyRequestsException', 429, 'Too Many Requests'],
  apigatewayv2: ['TooManyRequestsException', 429, 'Too Many Requests'],
  securityhub: ['TooManyRequestsException', 429, 'Too Many Requests'],
  tag: ['ThrottledException', 400, 'Rate exceeded'],
  organizations: [
    'TooManyRequestsException',
    400,
    'Rate exceeded',
    { Type: 'ACCOUNT' },
  ],
  ec2: ['RequestLimitExceeded', 503, 'Request limit exceeded.'],
};

/** Services that say when to come back. */
const withRetryAfter = ['lambda', 'apigateway', 'apigatewayv2'];

/**
 * The error of an exhausted quota.
 *
 * @param seconds - until a token is there; undefined: don't say when to come back
 */
export function throttled(
  service: string,
  seconds: number | undefined,
): AwsError {
  const [code, status, message, fields = {}] = answers[service] ?? [
    'Throttling',
    400,
    'Rate exceeded',
  ];
  const headers: Record<string, string> =
    seconds !== undefined && withRetryAfter.includes(service)
      ? { 'retry-after': String(Math.ceil(seconds)) }
      : {};
  return new AwsError(
    code,
    message,
    status,
    fields as Record<string, unknown>,
    headers,
  );
}
