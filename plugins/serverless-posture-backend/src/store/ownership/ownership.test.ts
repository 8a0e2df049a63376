import { Entity } from '@backstage/catalog-model';
import { attributeAll } from '../../ownership/attributeAll';
import { indexCatalog } from '../../ownership/catalog';
import {
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureStore } from '../store';

jest.setTimeout(60_000);

const ACCOUNT = fn('a').accountId;
const OTHER = '222222222222';
const settings = {
  tags: { service: ['service'], owner: ['owner'] },
  defaults: [],
};
const entity = (kind: string, name: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { ...(owner ? { owner } : {}) },
});
const catalog = [
  entity('Group', 'shop'),
  entity('Group', 'stock'),
  entity('Component', 'checkout', 'shop'),
];

const attribute = async (store: PostureStore, entities = catalog) =>
  attributeAll(store, await indexCatalog([entities]), settings);

const collect = async (
  store: PostureStore,
  resources = [
    fn('job-import-daily'),
    fn('job-import-weekly'),
    fn('stray', { tags: { 'aws:cloudformation:stack-name': 'till' } }),
    fn('checkout-pay', { tags: { service: 'checkout' } }),
    fn('stray', { accountId: OTHER }),
  ],
) => {
  await store.resources.syncPage({ now: day(0), resources });
  await judge(store, day(0), [verdict(resources[1], 'FAILED')]);
  return resources;
};

const ownersOf = async (store: PostureStore, ids: string[]) =>
  (await store.resources.ofIds(ids)).map(
    ({ attribution: { rule, ownerRef } }) => [rule, ownerRef],
  );

describe('what people decide', () => {
  const decision = {
    now: day(1),
    by: 'user:default/jo',
    reason: 'we run it',
  };

  testStore('holds until it is taken back, the latest first', async store => {
    const [first] = await collect(store);
    const id = idOf(first);
    const resources = [{ id, accountId: ACCOUNT }];
    const shop = await store.ownership.assign({
      ...decision,
      resources,
      ownerRef: 'group:default/shop',
    });
    const stock = await store.ownership.assign({
      ...decision,
      resources,
      ownerRef: 'group:default/stock',
    });
    await attribute(store);
    expect(await ownersOf(store, [id])).toEqual([
      ['override', 'group:default/stock'],
    ]);
    expect(await store.ownership.undo({ ...decision, batchId: stock })).toEqual(
      [ACCOUNT],
    );
    expect(
      await store.ownership.undo({ ...decision, batchId: stock }),
    ).toBeUndefined();
    await attribute(store);
    expect(await ownersOf(store, [id])).toEqual([
      ['override', 'group:default/shop'],
    ]);
    await store.ownership.undo({ ...decision, batchId: shop });
    await attribute(store);
    expect(await ownersOf(store, [id])).toEqual([['unowned', undefined]]);
    expect(await store.ownership.batches(5)).toMatchObject([
      { id: stock, resources: 1, undone: { by: decision.by, at: day(1) } },
      { id: shop, ownerRef: 'group:default/shop', undone: { at: day(1) } },
    ]);
  });

  testStore('outlives the resource, should it come back', async store => {
    const [first] = await collect(store);
    await store.ownership.assign({
      ...decision,
      resources: [{ id: idOf(first), accountId: ACCOUNT }],
      ownerRef: 'group:default/shop',
    });
    const seen = new Set<string>();
    await store.resources.settle({ ...FUNCTIONS, seen, now: day(2) });
    expect(await store.resources.get(idOf(first))).toBeUndefined();
    await collect(store);
    await attribute(store);
    expect(await ownersOf(store, [idOf(first)])).toEqual([
      ['override', 'group:default/shop'],
    ]);
  });
});

describe('the queue', () => {
  testStore('groups what nobody owns, the worst first', async store => {
    await collect(store);
    await attribute(store);
    const { items, ...totals } = await store.ownership.queue({}, { limit: 9 });
    expect(totals).toMatchObject({ totalGroups: 3, totalResources: 4 });
    expect(items).toMatchObject([
      {
        accountId: ACCOUNT,
        stack: '',
        stem: 'job',
        resources: 2,
        failing: 1,
        worst: 'CRITICAL',
        examples: ['job-import-daily', 'job-import-weekly'],
        types: [{ type: 'AWS::Lambda::Function', count: 2 }],
        suggestions: [
          { ownerRef: 'group:default/shop', count: 2, confidence: 0.3 },
        ],
        sampled: 2,
      },
      { accountId: ACCOUNT, stack: 'till', stem: 'stray', resources: 1 },
      { accountId: OTHER, stack: '', stem: 'stray', resources: 1, failing: 0 },
    ]);
    expect(await store.ownership.queueMembers(items[0])).toHaveLength(2);
  });

  testStore(
    'finds groups by one of their names, and counts all of them',
    async store => {
      await collect(store);
      const { items, totalResources } = await store.ownership.queue(
        { text: 'WEEKLY' },
        { limit: 9 },
      );
      expect(items).toMatchObject([{ stem: 'job', resources: 2 }]);
      expect(totalResources).toBe(2);
    },
  );

  testStore('comes in pages that lack and repeat nothing', async store => {
    await collect(store);
    const stems: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.ownership.queue({}, { cursor, limit: 1 });
      stems.push(...page.items.map(({ accountId, stem }) => accountId + stem));
      cursor = page.nextCursor;
    } while (cursor);
    expect(stems).toHaveLength(4);
    expect(new Set(stems).size).toBe(4);
  });

  testStore('shows and counts only what the caller may see', async store => {
    await collect(store);
    const mine = { kind: 'account' as const, accounts: [OTHER] };
    const { items, totalResources } = await store.ownership.queue(
      {},
      { limit: 9 },
      mine,
    );
    expect(items.map(({ accountId }) => accountId)).toEqual([OTHER]);
    expect(totalResources).toBe(1);
    expect(await store.ownership.share(mine)).toMatchObject({ resources: 1 });
  });
});

describe('the share of owned resources', () => {
  testStore('is kept by day, and follows the catalog', async store => {
    await collect(store);
    await attribute(store);
    await store.ownership.recordDay(day(1));
    expect(await store.ownership.share()).toEqual({
      owned: 1,
      resources: 5,
      byRule: { tag: 1 },
    });
    // The service belongs to another team, and then to one that is gone.
    const moved = entity('Component', 'checkout', 'stock');
    await attribute(store, [catalog[0], catalog[1], moved]);
    expect(
      await store.resources.list(
        { owner: ['group:default/stock'] },
        { limit: 5 },
      ),
    ).toMatchObject({ totalCount: 1 });
    await attribute(store, [catalog[0], moved]);
    await store.ownership.recordDay(day(2));
    await store.ownership.recordDay(day(2));
    expect(await store.ownership.days(day(0))).toEqual([
      { day: '2026-11-03', owned: 1, resources: 5, byRule: { tag: 1 } },
      { day: '2026-11-04', owned: 0, resources: 5, byRule: {} },
    ]);
    await store.ownership.deleteBefore(day(2));
    expect(await store.ownership.days(day(0))).toHaveLength(1);
  });
});
