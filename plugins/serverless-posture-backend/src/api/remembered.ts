import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { contentHash } from '../store/ids';

/** For how long an answer is given again as it is, in milliseconds. */
const FRESH = 30_000;
/** From what age on an answer is no longer given while a new one is made, in milliseconds. */
const TOO_OLD = 10 * 60_000;
/** Answers that are kept; the largest, facets of a large organization, take about 100 kB. */
const MOST = 300;

interface Answer {
  value: unknown;
  at: number;
}

/**
 * Answers that take a pass over very many rows, such as facets: made once for all who ask the same at the same time, and
 * given again for half a minute. One that is older is given once more while it is made anew. What an answer depends on,
 * the caller's rights and the store's revision above all, is part of its key.
 */
export class Remembered {
  private readonly answers = new LRUCache<
    string,
    Answer,
    () => Promise<unknown>
  >({
    max: MOST,
    ttl: FRESH,
    allowStale: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (_key, _stale, { context: make }) => ({
      value: await make(),
      at: performance.now(),
    }),
  });

  /** The answer, made now where there is none yet. Fails as making it fails. */
  async get<T>(key: unknown, make: () => Promise<T>): Promise<T> {
    const hash = contentHash(key);
    // Looks without touching: what is read as stale would be dropped, and nothing be there to give meanwhile.
    const known = this.answers.peek(hash);
    const tooOld = known && performance.now() - known.at > TOO_OLD;
    const answer = await this.answers.fetch(hash, {
      context: make,
      forceRefresh: tooOld,
      allowStale: !tooOld,
    });
    return answer!.value as T;
  }
}

/** An answer if it is there in so many milliseconds; else undefined, and it goes on being made. */
export async function within<T>(
  milliseconds: number,
  answer: Promise<T>,
): Promise<T | undefined> {
  // Nobody may wait for it any more when it fails; who asks again makes it anew and is told.
  answer.catch(() => undefined);
  const given = new AbortController();
  try {
    return await Promise.race([
      answer,
      setTimeout(milliseconds, undefined, { signal: given.signal }),
    ]);
  } finally {
    given.abort();
  }
}
