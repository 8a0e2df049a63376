import type { z as zod } from 'zod/v3';
import { ApiContext } from '../context';

/** What actions work with. */
export type ActionContext = Omit<ApiContext, 'remembered'>;

/** Of an action that changes nothing. */
export const READS = { readOnly: true, idempotent: true, destructive: false };

/** The input of an action about one entity. */
export function aboutEntity(z: typeof zod) {
  return z.object({
    entityRef: z
      .string()
      .max(300)
      .describe('Such as component:default/checkout'),
  });
}
