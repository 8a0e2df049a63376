import { getHeapStatistics } from 'node:v8';
import { clamp } from 'lodash';

const KB = 1024;
const MB = 1024 * KB;

/** What the SDK, our own code, and objects that live for a moment take, whatever is collected. */
const TAKEN = 176 * MB;

/** What a scope that is read takes beside answers: all that waits for its quota. */
const SCOPE = 320 * KB;

/** What a call takes that waits for its answer, most of it the SDK's, and who waits for the call. */
const CALL = 96 * KB;

/** What may be under way at once, so that it fits into memory. */
export interface Bounds {
  /** Bytes of answers that are not stored yet. What is made of them takes several times as much. */
  answers: number;
  scopes: number;
  /** Calls, and so sockets. */
  calls: number;
}

/** @param heapBytes - what the heap may grow to; by default that of this process */
export function boundsOf(
  heapBytes = getHeapStatistics().heap_size_limit,
): Bounds {
  const left = heapBytes - TAKEN;
  return {
    answers: clamp(left / 4, 8 * MB, 128 * MB),
    scopes: clamp(Math.floor(left / SCOPE), 64, 2048),
    calls: clamp(Math.floor(left / CALL), 256, 4096),
  };
}
