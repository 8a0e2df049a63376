import { setImmediate } from 'node:timers/promises';
import { Operation } from 'backstage-plugin-serverless-posture-node';
import { range } from 'lodash';
import { ByteBudget, bytesOf, Page } from './byteBudget';
import { Caller, Calls } from './caller';
import { ScopeReader, Told } from './reader';

/** A reader beside calls of others, which are many or few. */
function readerBeside(others: {
  areMany: boolean;
  call?: () => Promise<{ output: object }>;
  told?: Told;
}) {
  return new ScopeReader({
    told: others.told,
    calls: others as unknown as Calls,
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

it('takes what was told before once, and asks then', async () => {
  const count = { id: 'lambda:GetAccountSettings' } as Operation<
    object,
    { count: number }
  >;
  const reader = readerBeside({
    areMany: false,
    call: async () => ({ output: { count: 3 } }),
    told: { [count.id]: { count: 2 } },
  });
  expect(await reader.call(count, {})).toEqual({ count: 2 });
  expect(await reader.call(count, {})).toEqual({ count: 3 });
});

describe('a page', () => {
  const long = 'x'.repeat(10_000);
  const operation = { id: 'lambda:ListFunctions' } as Operation<
    object,
    { name?: string; code?: string }
  >;

  async function heldOf(
    read: (reader: ScopeReader) => Promise<unknown>,
  ): Promise<number> {
    const reader = readerBeside({
      areMany: false,
      call: async () => ({ output: { name: 'resize', code: long } }),
    });
    const add = jest.spyOn(Page.prototype, 'add');
    await reader.beginPage('functions');
    await read(reader);
    const [[value]] = add.mock.calls;
    add.mockRestore();
    return bytesOf(value);
  }

  it.each<[string, (reader: ScopeReader) => Promise<unknown>]>([
    [
      'an operation keeps',
      reader =>
        reader.call({ ...operation, keep: ({ name }) => ({ name }) }, {}),
    ],
    ['is picked', reader => reader.read(operation, {}, ({ name }) => name)],
  ])('holds what %s of an answer', async (_, read) => {
    expect(await heldOf(read)).toBeLessThan(100);
  });

  it('holds all of an answer where nothing is left out', async () => {
    expect(await heldOf(reader => reader.call(operation, {}))).toBeGreaterThan(
      long.length,
    );
  });

  it('fails where an answer is not of the form of what is kept', async () => {
    const reader = readerBeside({
      areMany: false,
      call: async () => ({ output: { name: 1 } }),
    });
    const keep = ({ name }: { name?: string }) => ({
      name: name?.toUpperCase(),
    });
    await expect(reader.call({ ...operation, keep }, {})).rejects.toThrow(
      'not of the form',
    );
  });
});
