import type { CellState, WorldState } from '../world/world';
import { Call, Listing } from './handlers';

/** How many items each cell has, by what was asked for. */
const counted = new WeakMap<WorldState, Map<string, number[]>>();

/**
 * What cells have, one after another: an organization's findings are never held all at once.
 *
 * @param key - of what is asked for, where it answers the same as long as the world doesn't change
 */
export function cellListing<T>(
  state: WorldState,
  cells: CellState[],
  itemsOf: (cell: CellState) => T[],
  key: string | undefined,
): Listing<T> {
  const counts = counted.get(state) ?? new Map<string, number[]>();
  counted.set(state, counts);
  const perCell =
    (key && counts.get(key)) || cells.map(cell => itemsOf(cell).length);
  if (key) counts.set(key, perCell);
  return {
    length: perCell.reduce((sum, count) => sum + count, 0),
    slice(start, end) {
      const items: T[] = [];
      let before = 0;
      for (const [index, count] of perCell.entries()) {
        if (before >= end) break;
        if (count > 0 && before + count > start) {
          items.push(
            ...itemsOf(cells[index]).slice(
              Math.max(0, start - before),
              end - before,
            ),
          );
        }
        before += count;
      }
      return items;
    },
  };
}

/** All that can be seen. */
export const everywhere = { account: () => true, region: () => true };

/**
 * The cells whose findings an account sees in a Region: its own; those of all members for the administrator; and in the
 * home Region of the aggregator those of all Regions.
 *
 * @param admits - accounts and Regions that are asked for: what is not needs not be made
 */
export function visibleCells(
  {
    world,
    state,
    accountId,
    region,
    cell,
  }: Pick<Call, 'world' | 'state' | 'accountId' | 'region' | 'cell'>,
  admits: { account(id: string): boolean; region(region: string): boolean },
): CellState[] {
  if (accountId !== world.securityHubAdministratorId) return [cell];
  const regions = region === world.homeRegion ? world.regions : [region];
  const asked = regions.filter(admits.region);
  return [...state.accounts].flatMap(([id, { cells }]) =>
    admits.account(id) ? asked.flatMap(one => cells.get(one) ?? []) : [],
  );
}
