import { Tally } from './tally';

/** What the simulator was asked, for tests and benchmarks. */
export interface Counters {
  /** Requests per operation such as `lambda:ListFunctions`, refused ones included. */
  calls(): Record<string, number>;
  /** The same per `account/Region`. */
  callsByScope(): Record<string, Record<string, number>>;
  /** Requests refused because a quota was exhausted. */
  throttles(): number;
  /** Requests for operations that AWS has and the simulator doesn't serve, or that nobody has. */
  unserved(): Record<string, number>;
  reset(): void;
}

/** Counters with the methods that count. */
export interface Counter extends Counters {
  count(operation: string, accountId: string, region: string): void;
  countThrottle(): void;
  countUnserved(operation: string): void;
}

const add = (counts: Map<string, number>, key: string) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

const sorted = (counts: Map<string, number>) =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

export function createCounters(): Counter {
  const calls = new Map<string, number>();
  const scopes = new Tally();
  const unserved = new Map<string, number>();
  let throttles = 0;
  return {
    count(operation, accountId, region) {
      add(calls, operation);
      scopes.add(`${accountId}/${region}`, operation);
    },
    countThrottle: () => {
      throttles++;
    },
    countUnserved: operation => add(unserved, operation),
    calls: () => sorted(calls),
    callsByScope() {
      const byScope = new Map<string, Map<string, number>>();
      for (const [scope, operation, count] of scopes) {
        const counts = byScope.get(scope) ?? new Map();
        byScope.set(scope, counts.set(operation, count));
      }
      return Object.fromEntries(
        [...byScope].map(([scope, counts]) => [scope, sorted(counts)]),
      );
    },
    throttles: () => throttles,
    unserved: () => sorted(unserved),
    reset() {
      calls.clear();
      scopes.clear();
      unserved.clear();
      throttles = 0;
    },
  };
}
