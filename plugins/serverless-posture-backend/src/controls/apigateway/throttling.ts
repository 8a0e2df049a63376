import {
  EvaluationContext,
  Evidence,
  evidence,
  failed,
  notAvailable,
  passed,
  RouteSetting,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Limits of a method, a route or all of them. */
export interface Limits {
  /** Where AWS holds them, such as `methodSettings[*\/*].throttling`. */
  path: string;
  throttlingRateLimit: number | null;
  throttlingBurstLimit: number | null;
}

/** What an account may receive in a Region: requests per second, and at once. */
export interface AccountLimits {
  rateLimit: number;
  burstLimit: number;
}

/** What AWS gives an account without asking, by Region. */
const DEFAULTS: AccountLimits[] = [
  { rateLimit: 10_000, burstLimit: 5_000 },
  { rateLimit: 2_500, burstLimit: 1_250 },
];

/** What the account of an API allows, once that is known. */
export function accountLimits(
  context: EvaluationContext,
): AccountLimits | undefined {
  return context.resources('AWS::ApiGateway::Account')[0]?.throttle;
}

/** Absent and -1 leave the limit to the account; 0 lets nothing through. */
const isAbsent = (limit: number | null) => limit === null || limit < 0;

/**
 * Passes where every entry limits both the rate and the burst, to less than what the account has anyway.
 *
 * @param account - asked for where it decides
 */
export function judgeLimits(
  all: Limits[],
  account: () => AccountLimits | undefined,
): Verdict {
  const absent = all.flatMap(limits => [
    ...(isAbsent(limits.throttlingRateLimit) ? rateOf(limits) : []),
    ...(isAbsent(limits.throttlingBurstLimit) ? burstOf(limits) : []),
  ]);
  if (absent.length > 0)
    return failed(absent, { reason: 'only the limit of the account applies' });
  const reaching = (limits: AccountLimits) =>
    all.filter(
      ({ throttlingRateLimit: rate, throttlingBurstLimit: burst }) =>
        rate! >= limits.rateLimit && burst! >= limits.burstLimit,
    );
  const asDefault = all.filter(one =>
    DEFAULTS.some(
      ({ rateLimit, burstLimit }) =>
        one.throttlingRateLimit === rateLimit &&
        one.throttlingBurstLimit === burstLimit,
    ),
  );
  if (asDefault.length > 0)
    return tooHigh(asDefault, 'these are limits that accounts have by default');
  // Below what every account has, no account limits more.
  if (reaching(DEFAULTS[1]).length === 0) return passed();
  const limits = account();
  if (!limits) {
    return notAvailable(
      { errorClass: 'not-read', operation: 'apigateway:GetAccount' },
      'what the account allows was not read',
    );
  }
  const high = reaching(limits);
  return high.length > 0
    ? tooHigh(high, 'the account allows no more anyway')
    : passed();
}

/** Judges the limits of a stage of an HTTP or WebSocket API: those for all routes, and those of single ones. */
export function judgeRouteLimits(
  settings: RouteSetting[],
  context: EvaluationContext,
): Verdict {
  return judgeLimits(
    settings.map(({ route, throttlingRateLimit, throttlingBurstLimit }) => ({
      throttlingRateLimit,
      throttlingBurstLimit,
      path: `RouteSettings[${route}].Throttling`,
    })),
    () => accountLimits(context),
  );
}

function tooHigh(all: Limits[], reason: string): Verdict {
  return failed(
    all.flatMap(limits => [...rateOf(limits), ...burstOf(limits)]),
    { reason },
  );
}

function rateOf({ path, throttlingRateLimit }: Limits): Evidence[] {
  return [evidence(`${path}RateLimit`, throttlingRateLimit)];
}

function burstOf({ path, throttlingBurstLimit }: Limits): Evidence[] {
  return [evidence(`${path}BurstLimit`, throttlingBurstLimit)];
}
