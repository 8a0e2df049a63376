import { benchmarkCell, CellSize } from './benchmarkCell';
import { Place } from './grants';
import { CellState } from './world';

type Part = 'functions' | 'restApis' | 'httpApis' | 'findings';

/** Things of the least recently used cells are made again, so that memory stays bounded. */
class Memory {
  private readonly kept = new Map<string, unknown[]>();
  private size = 0;

  constructor(private readonly capacity: number) {}

  get<T>(key: string, make: () => T[]): T[] {
    let items = this.kept.get(key) as T[] | undefined;
    if (items) {
      this.kept.delete(key); // to the young end of the insertion order
    } else {
      items = make();
      this.size += items.length;
    }
    this.kept.set(key, items);
    for (const [oldest, { length }] of this.kept) {
      if (this.size <= this.capacity || oldest === key) break;
      this.kept.delete(oldest);
      this.size -= length;
    }
    return items;
  }
}

/** Functions and APIs that are kept. */
const INVENTORY = 16_000;

/** Findings that are kept. */
const FINDINGS = 32_000;

/** Cells whose content is made when it is asked for. */
export function createLazyCells(
  sizeOf: (place: Place) => CellSize,
  seed: string,
  today: Date,
) {
  const inventory = new Memory(INVENTORY);
  const findings = new Memory(FINDINGS);
  return (place: Place): CellState => {
    const parts = benchmarkCell(place, sizeOf(place), seed, today);
    const part = <K extends Part>(name: K): CellState[K] => {
      const key = `${place.accountId}/${place.region}/${name}`;
      const memory = name === 'findings' ? findings : inventory;
      return memory.get<any>(key, parts[name]) as CellState[K];
    };
    return {
      get functions() {
        return part('functions');
      },
      get restApis() {
        return part('restApis');
      },
      get httpApis() {
        return part('httpApis');
      },
      get findings() {
        return part('findings');
      },
      domainNames: [],
      securityHubEnabled: true,
    };
  };
}
