import type { AccountState, CellState, World } from '../world';

/** The least calls with which the resources of a type can be read, nothing known beforehand. */
export interface Minimum {
  /** CloudFormation type as the collector calls it. */
  type: string;
  /** Per operation, in one account and Region. */
  cell?(
    cell: CellState,
    place: { account: AccountState; region: string; world: World },
  ): Record<string, number>;
  /** Per operation, once in an account. */
  account?(
    account: AccountState,
    place: { world: World },
  ): Record<string, number>;
}
