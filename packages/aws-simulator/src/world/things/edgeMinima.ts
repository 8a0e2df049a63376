import { Minimum } from './minimum';

/** The least calls for them. */
export const edgeMinima: Minimum[] = [];
