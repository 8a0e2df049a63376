import { ApiContext } from '../context';

/** What actions work with. */
export type ActionContext = Omit<ApiContext, 'remembered'>;

/** Of an action that changes nothing. */
export const READS = { readOnly: true, idempotent: true, destructive: false };
