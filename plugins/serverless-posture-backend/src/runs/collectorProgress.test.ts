import {
  AnyResource,
  AwsReader,
  Collector,
  Inventory,
  Page,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { ScopeReader } from '../aws';
import { readCollector } from '../collection/readCollector';
import { day, fn, FUNCTIONS, idOf } from '../store/__testUtils__/builders';
import { testStore } from '../store/__testUtils__/databases';
import { PostureStore } from '../store/store';
import { CollectorProgress } from './collectorProgress';

const { accountId, region, types } = FUNCTIONS;

const disagree: UnknownReason = {
  errorClass: 'malformed',
  message: 'the listing holds 2 functions and Lambda counts 3',
};

/** Reads pages by their tokens, from where it was interrupted, and ends after so many pages. */
async function read(
  store: PostureStore,
  runId: number,
  pages: Record<string, Page>,
  most = Infinity,
) {
  const collector: Collector = {
    id: 'lambda',
    scope: 'regional',
    operations: {},
    listings: [
      {
        id: 'functions',
        resourceTypes: types as any,
        page: async (_: AwsReader, token = 'first') => pages[token],
      },
    ],
  };
  const key = { runId, accountId, region, collector: 'lambda' };
  const aws = {
    accountId,
    region,
    partition: 'aws',
    failures: [],
    beginPage: async () => {},
  } as unknown as ScopeReader;
  const checkpoint = await store.checkpoints.get(key);
  const progress = new CollectorProgress(key, collector, () => day(runId), {
    checkpoint,
  });
  let pagesRead = 0;
  for await (const event of readCollector(
    aws,
    collector,
    {} as Inventory,
    progress.resume,
  )) {
    if (event.kind === 'page') {
      if (pagesRead === most) return;
      pagesRead += 1;
      await progress.page(event, [], store);
    } else if (event.kind === 'settled') {
      await progress.settle(event, [], store);
    } else {
      await progress.end(event, store);
    }
  }
}

const page = (resources: AnyResource[], more: Partial<Page> = {}): Page => ({
  resources,
  ...more,
});
const [a, missing, z] = [fn('a'), fn('missing'), fn('z')];

/** Reads pages until the second, and from there once more. */
async function interrupted(store: PostureStore, pages: Record<string, Page>) {
  await read(store, 2, pages, 1);
  await read(store, 2, pages);
}

const firstRun = (store: PostureStore) =>
  read(store, 1, { first: page([a, missing, z]) });

describe('a reading that goes on after an interruption', () => {
  testStore('knows that its listing lacks something', async store => {
    await firstRun(store);
    await interrupted(store, {
      first: page([a], { next: 'second', incomplete: disagree }),
      // Listed anew, it looks complete.
      second: page([z]),
    });
    const row = await store.resources.get(idOf(missing));
    expect(row?.stale?.reason).toMatchObject(disagree);
    const [scope] = await store.scopes.ofRun(2);
    expect(scope).toMatchObject({ state: 'failed', ...disagree });
  });

  testStore('knows that nobody has confirmed it', async store => {
    await firstRun(store);
    await interrupted(store, {
      first: page([a], { next: 'second', unconfirmed: disagree }),
      second: page([z]),
    });
    expect((await store.resources.get(idOf(missing)))?.stale).toBeDefined();
    const [scope] = await store.scopes.ofRun(2);
    expect(scope).toMatchObject({ state: 'partial' });
  });

  testStore('knows what is gone', async store => {
    await firstRun(store);
    await interrupted(store, {
      first: page([a], { next: 'second' }),
      second: page([z]),
    });
    expect(await store.resources.get(idOf(missing))).toBeUndefined();
    expect(await store.resources.get(idOf(a))).toBeDefined();
  });
});
