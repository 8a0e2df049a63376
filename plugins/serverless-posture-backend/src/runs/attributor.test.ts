import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { component, group } from '../__testUtils__/entities';
import { day, fn, idOf } from '../store/__testUtils__/builders';
import { PostureStore } from '../store/store';
import { Attributor } from './attributor';

jest.setTimeout(60_000);

const ownership = {
  tags: { owner: ['owner'], service: ['service'] },
  defaults: [],
  refresh: { minutes: 5 },
};
const pay = fn('pay', { tags: { service: 'checkout' } });

describe('the attributor', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let store: PostureStore;
  let catalog: Entity[];
  const logger = { info: jest.fn(), warn: jest.fn() };
  const ownerOf = async () =>
    (await store.resources.get(idOf(pay)))?.attribution.ownerRef;
  const attributor = () =>
    new Attributor({
      store,
      configuration: { ownership },
      logger,
      entities: async function* entities() {
        yield catalog;
      },
    });

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    store = await PostureStore.create({ knex });
    await store.resources.syncPage({ now: day(0), resources: [pay] });
    catalog = [
      group('payments'),
      group('stock'),
      component('checkout', { owner: 'payments' }),
    ];
  });

  it('follows the catalog without a run, and rests while nothing changes', async () => {
    const one = attributor();
    expect(await one.refresh()).toBe(1);
    expect(await ownerOf()).toBe('group:default/payments');
    const read = jest.spyOn(store.resources, 'attributable');
    expect(await one.refresh()).toBe(0);
    expect(read).not.toHaveBeenCalled();

    catalog = [
      ...catalog.slice(0, 2),
      component('checkout', { owner: 'stock' }),
    ];
    expect(await one.refresh()).toBe(1);
    expect(await ownerOf()).toBe('group:default/stock');

    catalog = catalog.slice(0, 2);
    expect(await one.refresh()).toBe(1);
    expect(await ownerOf()).toBeUndefined();
  });

  it('takes nothing from anybody while the catalog is empty', async () => {
    const one = attributor();
    await one.all();
    catalog = [];
    expect(await one.refresh()).toBe(0);
    expect(await ownerOf()).toBe('group:default/payments');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('resources keep the owners that they have'),
    );
  });

  it('takes nothing from anybody where the catalog cannot be read', async () => {
    await attributor().all();
    const failing = new Attributor({
      store,
      configuration: { ownership },
      logger,
      // eslint-disable-next-line require-yield -- it fails before the first page
      entities: async function* entities() {
        throw new Error('the catalog is away');
      },
    });
    await expect(failing.refresh()).rejects.toThrow('the catalog is away');
    expect(await ownerOf()).toBe('group:default/payments');
  });

  it('attributes single accounts by the catalog that it knows', async () => {
    const one = attributor();
    await one.all();
    catalog = [];
    await store.ownership.assign({
      resources: [{ id: idOf(pay), accountId: pay.accountId }],
      now: day(1),
      by: 'user:default/jo',
      ownerRef: 'group:default/stock',
      reason: 'theirs',
    });
    expect(await one.accounts([pay.accountId])).toBe(1);
    expect(await ownerOf()).toBe('group:default/stock');
  });
});
