import type { WireRequest, WireResponse } from 'aws-simulator';

/** What a simulator in another process is asked, at a moment of who asks: milliseconds since the epoch. */
export type Task = { now: number } & (
  | { kind: 'answer'; request: Omit<WireRequest, 'query'> & { query: string } }
  /** A run begins. */
  | { kind: 'begin' }
  /** A run has ended. */
  | ({ kind: 'compare' } & Circumstances)
);

/** What a run did, to know the least that it takes. */
export interface Circumstances {
  /** Types of resources that the enabled controls read. */
  types: string[];
  quotaShare: number;
  /** Nothing has changed since the run before. */
  warm: boolean;
}

/** An answer of AWS. */
export interface Answered {
  /** Undefined: it hangs up. */
  response?: WireResponse;
  /** How long the answer takes in simulated time. */
  milliseconds: number;
}

/** What a run is measured by. */
export interface Comparison {
  /** The least with which the same attributes can be read. */
  minimumCalls: number;
  /** What quotas, at the share that is taken, and latencies demand of anybody. */
  floorSeconds: number;
  /** How evenly the accounts progressed: 1 is even. */
  fairness: number;
}

export interface Question {
  id: number;
  task: Task;
}

export interface Reply {
  id: number;
  result: Answered | Comparison | undefined;
}
