import { Place } from '../grants';
import { Lifetime } from '../lifetime';
import { Random } from '../random';
import type { DataThings } from '../things/data';
import { CellDefinition } from '../world';
import { DemoService } from './services';
import { Story } from './story';

/** A service in one account and Region, with what its stores are decided by. */
export interface DataPlace extends Place {
  service: DemoService;
  random: Random;
  story: Story;
}

/** Adds to what a cell holds of a kind. */
export function addThings<K extends keyof DataThings>(
  cell: CellDefinition,
  kind: K,
  ...lives: Lifetime<DataThings[K]>[]
): void {
  const things = (cell.things ??= {}) as Partial<
    Record<K, Lifetime<DataThings[K]>[]>
  >;
  things[kind] = [...(things[kind] ?? []), ...lives];
}
