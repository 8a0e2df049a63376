import type { Time } from 'aws-simulator';
import { AdaptiveLimiter } from './adaptiveLimiter';
import type { Limiter, PeerCaller } from './caller';
import type { PeerCell, PeerListing } from './peerCalls';

/** An order in which tools send the same calls. */
export interface Strategy {
  limiter?(time: Time): Limiter;
  collect(cells: PeerCell[], caller: PeerCaller): Promise<void>;
}

/** Threads of the tools that have them. */
const THREADS = 10;

/** Workers of the tool that shares one limiter. */
const WORKERS = 50;

/** How tools collect today; each repeats their way of working, and none of their code. */
export const strategies: Record<string, Strategy> = {
  /** One call after the other. */
  sequential: {
    collect: (cells, caller) => inTurn(cells, cell => chain(cell, caller)),
  },
  /** Ten threads, each of which reads one Region, account after account. */
  threadPerRegion: {
    collect: (cells, caller) =>
      inTurn([...byAccount(cells).values()], regions =>
        pooled(THREADS, regions, cell => chain(cell, caller)),
      ),
  },
  /** Everything as soon as it can be asked. */
  unlimited: { collect: (cells, caller) => fanOut(cells, caller) },
  /** Workers that share one adaptive limiter, for all accounts, Regions and services. */
  sharedAdaptive: {
    limiter: time => new AdaptiveLimiter(time),
    async collect(cells, caller) {
      const listings = cells.flatMap(cell =>
        cell.listings.map(listing => ({ cell, listing })),
      );
      await pooled(WORKERS, listings, ({ cell, listing }) =>
        read(listing, cell, caller),
      );
    },
  },
};

async function chain(cell: PeerCell, caller: PeerCaller) {
  await inTurn(cell.listings, listing => read(listing, cell, caller));
}

async function read(
  { pages, each }: PeerListing,
  cell: PeerCell,
  caller: PeerCaller,
) {
  await inTurn([...pages, ...each], call => caller.call(call, cell));
}

async function fanOut(cells: PeerCell[], caller: PeerCaller) {
  await Promise.all(
    cells.flatMap(cell =>
      cell.listings.map(async ({ pages, each }) => {
        await inTurn(pages, call => caller.call(call, cell));
        await Promise.all(each.map(call => caller.call(call, cell)));
      }),
    ),
  );
}

function byAccount(cells: PeerCell[]): Map<string, PeerCell[]> {
  const accounts = new Map<string, PeerCell[]>();
  for (const cell of cells) {
    const own = accounts.get(cell.accountId) ?? [];
    accounts.set(cell.accountId, [...own, cell]);
  }
  return accounts;
}

async function inTurn<T>(items: T[], work: (item: T) => Promise<void>) {
  for (const item of items) await work(item);
}

async function pooled<T>(
  size: number,
  items: T[],
  work: (item: T) => Promise<void>,
) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
}
