import { realTime, Time } from './clock';
import { matches } from './identity/policy';
import { createRandom } from './world/random';

/** What goes wrong with a request. */
export type FaultEffect =
  /** An error of AWS. */
  | { error: { code: string; status?: number; message?: string } }
  /** As if a quota were exhausted. */
  | { throttle: { retryAfterSeconds?: number } }
  /** Quotas are this share of what they are. */
  | { quotaFactor: number }
  /** The answer takes so much longer. */
  | { delayMs: number }
  /** No answer: the connection breaks. */
  | { hangUp: true }
  /** The body begins at once and ends so much later. */
  | { stallMs: number }
  /** The connection breaks within the body. */
  | { reset: true }
  /** Our clock is ahead by so much; signatures must be no older or newer than five minutes. */
  | { skewMs: number }
  /** Half of the body, or a body that no client understands. */
  | { body: 'truncated' | 'malformed' | 'html' }
  /** The credentials are expired. */
  | { expired: true }
  /** A request with a page token is refused. */
  | { rejectToken: true }
  /** The token of the next page is the one that was sent, so that the listing never ends. */
  | { repeatToken: true }
  /** The first item of the page stands in it twice. */
  | { duplicateItems: true }
  /** The last item of the page is missing, as where a service is not consistent yet. */
  | { dropItem: true }
  /** Security Hub takes none of the findings of an update, and says so with this code. */
  | { unprocessed: string };

/** One injected fault. */
export interface Fault {
  /** Such as `lambda:GetPolicy`; may hold `*`. */
  operation?: string;
  accountId?: string;
  region?: string;
  /** Leaves the first so many matching requests alone. */
  after?: number;
  /** Ends after so many requests. */
  times?: number;
  /** Ends so many seconds after the plan was set. */
  seconds?: number;
  /** Share of the matching requests that it strikes, by seed. */
  share?: number;
  effect: FaultEffect;
}

/** The current fault plan. */
export interface Faults {
  set(faults: Fault[]): void;
  list(): Fault[];
}

/** A fault plan that knows which faults strike a request. */
export interface FaultPlan extends Faults {
  strike(operation: string, accountId: string, region: string): FaultEffect[];
}

const fits = (pattern: string | undefined, value: string) =>
  pattern === undefined || matches(pattern, value);

export function createFaultPlan(
  initial: Fault[] = [],
  seed = 1,
  time: Pick<Time, 'now'> = realTime,
): FaultPlan {
  let since = 0;
  let active: { fault: Fault; seen: number; struck: number }[] = [];
  let random = createRandom(seed);
  const plan: FaultPlan = {
    set(faults) {
      for (const fault of faults) {
        if (!fault?.effect || Object.keys(fault.effect).length !== 1) {
          throw new Error(
            'faults: each fault needs one effect, such as { "effect": { "hangUp": true } }',
          );
        }
      }
      random = createRandom(seed);
      since = time.now();
      active = faults.map(fault => ({ fault, seen: 0, struck: 0 }));
    },
    list: () => active.map(({ fault }) => fault),
    strike: (operation, accountId, region) =>
      active.flatMap(entry => {
        const { fault } = entry;
        if (
          !fits(fault.operation, operation) ||
          !fits(fault.accountId, accountId) ||
          !fits(fault.region, region)
        ) {
          return [];
        }
        const age = (time.now() - since) / 1000;
        if (age >= (fault.seconds ?? Infinity)) return [];
        entry.seen++;
        if (entry.seen <= (fault.after ?? 0)) return [];
        if (entry.struck >= (fault.times ?? Infinity)) return [];
        if (fault.share !== undefined && !random.chance(fault.share)) return [];
        entry.struck++;
        return [fault.effect];
      }),
  };
  plan.set(initial);
  return plan;
}
