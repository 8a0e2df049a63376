import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';

/**
 * What a read gives, or undefined where it is unknown: for attributes that only refine a verdict which is certain
 * without them. Never for one that a pass would rest upon.
 */
export function whereKnown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownAttributeError) return undefined;
    throw error;
  }
}

/**
 * What the first of several reads gives that gives anything. Where none does, one that is unknown ends the evaluation: it
 * might have.
 */
export function firstKnown<T>(
  reads: readonly (() => T | false | undefined)[],
): T | undefined {
  let missing: unknown;
  for (const read of reads) {
    try {
      const value = read();
      if (value) return value;
    } catch (error) {
      if (!(error instanceof UnknownAttributeError)) throw error;
      missing ??= error;
    }
  }
  if (missing) throw missing;
  return undefined;
}
