import type { Principal } from '../identity/credentials';
import { AwsError } from '../protocol/awsError';
import type {
  AccountState,
  CellState,
  World,
  WorldState,
} from '../world/world';

/** Everything that a handler may know of a request. */
export interface Call {
  /** Such as `ListFunctions`. */
  operation: string;
  accountId: string;
  region: string;
  principal: Principal;
  world: World;
  /** The truth at the clock's date. */
  state: WorldState;
  account: AccountState;
  /** The account in the Region of the request. */
  cell: CellState;
  /** The clock of the data. */
  now: Date;
  /** Real time in milliseconds since the epoch: for credentials only. */
  time: number;
  /** An injected fault: with which code the items of a batch are refused. */
  unprocessed?: string;
}

/** Answers an operation: output in the SDK's shape, or throws an {@link AwsError}. */
export type Handler = (input: any, call: Call) => object;

/** The operations of one service that are served. */
export type Handlers = Record<string, Handler>;

/** How a service pages and what it says of a bad token. */
export interface PageRequest {
  token: string | undefined;
  /** Items of a page, already within the service's limits. */
  limit: number;
  /** Error code for a token that this listing didn't issue. */
  invalid: string;
}

const encode = (listing: string, offset: number) =>
  Buffer.from(JSON.stringify([listing, offset])).toString('base64url');

function decode(listing: string, token: string, invalid: string): number {
  try {
    const [of, offset] = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (of === listing && Number.isInteger(offset)) return offset;
  } catch {
    // falls through to the service's own error
  }
  throw new AwsError(invalid, 'The pagination token is invalid.');
}

/** What is paged: a list, or something that makes its parts when they are asked for. */
export interface Listing<T> {
  length: number;
  slice(start: number, end: number): T[];
}

/** One page of a listing and the token of the next. Tokens are bound to operation, account and Region. */
export function page<T>(
  items: Listing<T>,
  { operation, accountId, region }: Call,
  { token, limit, invalid }: PageRequest,
): { items: T[]; next: string | undefined } {
  const listing = `${operation}/${accountId}/${region}`;
  const offset = token ? decode(listing, token, invalid) : 0;
  const end = offset + limit;
  return {
    items: items.slice(offset, end),
    next: end < items.length ? encode(listing, end) : undefined,
  };
}

/** A limit as asked for, within the service's; what lies outside is the service's error. */
export function limitOf(
  asked: number | undefined,
  {
    standard,
    maximum,
    invalid,
  }: { standard: number; maximum: number; invalid: string },
): number {
  if (asked === undefined) return standard;
  if (!Number.isInteger(asked) || asked < 1 || asked > maximum) {
    throw new AwsError(
      invalid,
      `1 validation error detected: Value '${asked}' failed to satisfy constraint: Member must be between 1 and ${maximum}`,
    );
  }
  return asked;
}
