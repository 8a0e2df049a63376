import { ConflictError } from '@backstage/errors';
import { day } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';

jest.setTimeout(60_000);

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';
const draft = { name: 'Mine', query: 'severity=HIGH', shared: false };

describe('saved views', () => {
  testStore('are seen by all once they are shared', async store => {
    const view = await store.savedViews.create(ANN, draft, day(0));
    expect(await store.savedViews.of(ANN)).toEqual([
      { ...draft, id: view.id, authorRef: ANN, updatedAt: day(0) },
    ]);
    expect(await store.savedViews.of(BEN)).toEqual([]);
    await store.savedViews.update(
      view.id,
      ANN,
      { ...draft, shared: true },
      day(1),
    );
    expect(await store.savedViews.of(BEN)).toMatchObject([
      { name: 'Mine', shared: true, authorRef: ANN, updatedAt: day(1) },
    ]);
  });

  testStore('are changed and deleted by their author alone', async store => {
    const { id } = await store.savedViews.create(
      ANN,
      { ...draft, shared: true },
      day(0),
    );
    expect(
      await store.savedViews.update(id, BEN, draft, day(1)),
    ).toBeUndefined();
    expect(await store.savedViews.delete(id, BEN)).toBe(false);
    expect(await store.savedViews.of(BEN)).toMatchObject([{ shared: true }]);
    expect(await store.savedViews.delete(id, ANN)).toBe(true);
    expect(await store.savedViews.of(ANN)).toEqual([]);
  });

  testStore('have one name each among their author’s', async store => {
    await store.savedViews.create(ANN, draft, day(0));
    await store.savedViews.create(BEN, draft, day(0));
    const other = { ...draft, name: 'Other' };
    const { id } = await store.savedViews.create(ANN, other, day(0));
    await expect(store.savedViews.create(ANN, draft, day(1))).rejects.toThrow(
      ConflictError,
    );
    await expect(
      store.savedViews.update(id, ANN, draft, day(1)),
    ).rejects.toThrow('name: you have a view called Mine');
  });

  testStore('are not kept without end', async store => {
    for (let count = 0; count < 200; count++) {
      await store.savedViews.create(
        ANN,
        { ...draft, name: `${count}` },
        day(0),
      );
    }
    await expect(store.savedViews.create(ANN, draft, day(0))).rejects.toThrow(
      'delete one',
    );
  });
});
