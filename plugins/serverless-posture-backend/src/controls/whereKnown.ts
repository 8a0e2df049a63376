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
