import { rounded } from './statistics';

/** What one seed measured. */
export interface Measurement extends Record<string, number> {
  seed: number;
  calls: number;
  /** The least with which the same attributes can be read, nothing known beforehand. */
  minimumCalls: number;
  /** calls ÷ minimumCalls. */
  callRatio: number;
  /** In virtual time; over HTTP in the machine's. */
  makespanSeconds: number;
  /** What quotas, at the share that we take, and latencies demand of anybody. */
  floorSeconds: number;
  makespanRatio: number;
  /** 429s ÷ calls. */
  throttleRatio: number;
  /** Of the collector's process. */
  peakRssMb: number;
}

/** What there is to measure of one seed. */
export interface Measured {
  seed: number;
  calls: number;
  minimumCalls: number;
  makespanSeconds: number;
  floorSeconds: number;
  throttles: number;
  peakRssMb: number;
  [field: string]: number;
}

/** Rounds and adds the ratios. */
export function measurementOf({
  throttles,
  ...measured
}: Measured): Measurement {
  const { calls, makespanSeconds, floorSeconds } = measured;
  const { seed, minimumCalls, peakRssMb, ...others } = measured;
  const all: Measurement = {
    ...others,
    seed,
    calls,
    minimumCalls,
    callRatio: calls / minimumCalls,
    makespanSeconds,
    floorSeconds,
    makespanRatio: makespanSeconds / floorSeconds,
    throttleRatio: throttles / calls,
    peakRssMb,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, rounded(value)]),
  ) as Measurement;
}
