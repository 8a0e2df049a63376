import { setImmediate } from 'node:timers/promises';
import { range } from 'lodash';
import { ByteBudget } from './byteBudget';
import { Caller, Calls } from './caller';
import { ScopeReader } from './reader';

/** A reader beside calls of others, which are many or few. */
function readerBeside(others: { areMany: boolean }) {
  return new ScopeReader({
    calls: others as Calls,
    caller: { accountId: '111122223333', region: 'eu-west-1' } as Caller,
    partition: 'aws',
    budget: new ByteBudget(),
    shared: new Map(),
  });
}

/** Reads that are held until they are let go, and how many of them were under way at once. */
function heldReads() {
  const held: (() => void)[] = [];
  let most = 0;
  return {
    most: () => most,
    read: async (item: number) => {
      await new Promise<void>(resolve => {
        held.push(resolve);
        most = Math.max(most, held.length);
      });
      if (item < 0) throw new Error(`no ${item}`);
      return `read ${item}`;
    },
    /** Lets go what began last, first, until nothing begins any more. */
    async letGo(reads = Infinity) {
      for (let i = 0; i < reads; i++) {
        await setImmediate();
        const last = held.pop();
        if (!last) return;
        last();
      }
    },
  };
}

describe('all', () => {
  const items = range(20);
  const answers = items.map(item => `read ${item}`);

  it.each([
    [8, 'few', false],
    [3, 'many', true],
  ])(
    'reads %d at a time beside %s calls, and answers in order',
    async (most, _, areMany) => {
      const reads = heldReads();
      const all = readerBeside({ areMany }).all(items, reads.read);
      await reads.letGo();
      expect(await all).toEqual(answers);
      expect(reads.most()).toBe(most);
    },
  );

  it('goes on with fewer at a time once there are many', async () => {
    const others = { areMany: false };
    const before = heldReads();
    const after = heldReads();
    const all = readerBeside(others).all(items, item =>
      (others.areMany ? after : before).read(item),
    );
    await before.letGo(4);
    others.areMany = true;
    await before.letGo();
    await after.letGo();
    expect(await all).toEqual(answers);
    expect([before.most(), after.most()]).toEqual([8, 3]);
  });

  it('answers nothing of nothing, and fails with the first that fails', async () => {
    const reader = readerBeside({ areMany: false });
    expect(await reader.all([], async () => 1)).toEqual([]);
    const reads = heldReads();
    const all = reader.all([1, -2, 3], reads.read);
    await Promise.all([expect(all).rejects.toThrow('no -2'), reads.letGo()]);
  });
});
