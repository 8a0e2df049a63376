/** Requests before those that count: whoever starts a process anew waits once for its code to be compiled. */
const WARM_UP = 10;

/** How long requests took, in milliseconds; `firstMs` is the very first one, which does not count. */
export interface Latency {
  p50Ms: number;
  p95Ms: number;
  firstMs: number;
}

/** Asks again and again, one after another, over different arguments. */
export async function latencyOf(
  times: number,
  ask: (turn: number) => Promise<unknown>,
): Promise<Latency> {
  const durations: number[] = [];
  for (let turn = 0; turn < WARM_UP + times; turn++) {
    const before = performance.now();
    await ask(turn);
    durations.push(performance.now() - before);
  }
  const [firstMs] = durations.splice(0, WARM_UP);
  durations.sort((a, b) => a - b);
  return {
    p50Ms: tenth(percentile(durations, 0.5)),
    p95Ms: tenth(percentile(durations, 0.95)),
    firstMs: tenth(firstMs),
  };
}

/** Of sorted values: the smallest that so large a share of them does not exceed. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
