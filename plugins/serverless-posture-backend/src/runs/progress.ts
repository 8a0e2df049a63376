/** How far a run is. */
export interface RunProgress {
  runId: number;
  /** Scopes that are settled, and all of them; 0 of 0 until they are planned. */
  done: number;
  total: number;
  calls: number;
}
