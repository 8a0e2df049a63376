import {
  Evidence,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Limits of a method, a route or all of them. */
export interface Limits {
  /** Where AWS holds them, such as `methodSettings[*\/*].throttling`. */
  path: string;
  throttlingRateLimit: number | null;
  throttlingBurstLimit: number | null;
}

/** What AWS gives an account without asking, by Region: requests per second, and at once. */
const ACCOUNT_DEFAULTS = [
  [10_000, 5_000],
  [2_500, 1_250],
];

/** Absent and -1 leave the limit to the account; 0 lets nothing through. */
const isAbsent = (limit: number | null) => limit === null || limit < 0;

/** Passes where every entry limits both the rate and the burst, to something else than what accounts have anyway. */
export function judgeLimits(all: Limits[]): Verdict {
  const absent = all.flatMap(limits => [
    ...(isAbsent(limits.throttlingRateLimit) ? rateOf(limits) : []),
    ...(isAbsent(limits.throttlingBurstLimit) ? burstOf(limits) : []),
  ]);
  if (absent.length > 0)
    return failed(absent, { reason: 'only the limit of the account applies' });
  const asAccount = all.filter(limits =>
    ACCOUNT_DEFAULTS.some(
      ([rate, burst]) =>
        limits.throttlingRateLimit === rate &&
        limits.throttlingBurstLimit === burst,
    ),
  );
  return asAccount.length === 0
    ? passed()
    : failed(
        asAccount.flatMap(limits => [...rateOf(limits), ...burstOf(limits)]),
        { reason: 'these are the limits that an account has by default' },
      );
}

function rateOf({ path, throttlingRateLimit }: Limits): Evidence[] {
  return [evidence(`${path}RateLimit`, throttlingRateLimit)];
}

function burstOf({ path, throttlingBurstLimit }: Limits): Evidence[] {
  return [evidence(`${path}BurstLimit`, throttlingBurstLimit)];
}
