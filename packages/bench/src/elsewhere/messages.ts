import type { Served, WireRequest, WireResponse } from 'aws-simulator';

/** What a simulator in another process is asked. */
export interface Question {
  id: number;
  /** Milliseconds since the epoch, in the time of who asks. */
  now: number;
  request: Omit<WireRequest, 'query'> & { query: string };
}

/** What it answers. */
export interface Reply {
  id: number;
  /** Undefined: it hangs up. */
  response?: WireResponse;
  /** How long the answer takes in simulated time. */
  milliseconds: number;
  /** Absent for refusals. */
  served?: Served;
}
