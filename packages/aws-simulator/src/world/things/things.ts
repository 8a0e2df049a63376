import { AuditThings } from './audit';
import { DataThings } from './data';
import { EdgeThings } from './edge';
import { FunctionThings } from './functions';
import { IdentityThings } from './identity';

/** What a world may hold beside functions and APIs, by kind, such as `queues`: the type of one. */
export interface Things
  extends FunctionThings,
    EdgeThings,
    IdentityThings,
    DataThings,
    AuditThings {}

/** The things of a kind in an account or cell; most have none. */
export function thingsOf<K extends keyof Things>(
  { things }: { things?: { [P in keyof Things]?: Things[P][] } },
  kind: K,
): Things[K][] {
  return things?.[kind] ?? [];
}
