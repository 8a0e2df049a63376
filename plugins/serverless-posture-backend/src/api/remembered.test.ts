import { setTimeout } from 'node:timers/promises';
import { Remembered, within } from './remembered';

/** Something to make that counts how often it is made, and that ends when it is told to. */
function making() {
  let made = 0;
  let done = (_: number) => {};
  const make = () => {
    made += 1;
    return new Promise<number>(resolve => {
      done = resolve;
    });
  };
  return { make, made: () => made, end: () => done(made) };
}

describe('what is remembered', () => {
  it('is made once for all who ask for it at the same time, and not again for those who ask later', async () => {
    const remembered = new Remembered();
    const { make, made, end } = making();
    const both = [remembered.get('a', make), remembered.get('a', make)];
    await setTimeout(0);
    end();
    expect(await Promise.all(both)).toEqual([1, 1]);
    expect(await remembered.get('a', make)).toBe(1);
    expect(made()).toBe(1);
  });

  it('is told apart by all that it depends on, whatever the order of its parts', async () => {
    const remembered = new Remembered();
    const give = (value: string) => async () => value;
    await remembered.get({ owner: ['a'], rights: 1 }, give('mine'));
    expect(
      await remembered.get({ rights: 1, owner: ['a'] }, give('again')),
    ).toBe('mine');
    expect(
      await remembered.get({ owner: ['a'], rights: 2 }, give('theirs')),
    ).toBe('theirs');
  });

  it('is left out while it takes too long, and there when it is asked for again', async () => {
    const remembered = new Remembered();
    const { make, made, end } = making();
    expect(await within(1, remembered.get('a', make))).toBeUndefined();
    end();
    expect(await within(60_000, remembered.get('a', make))).toBe(1);
    expect(made()).toBe(1);
  });

  it('is given once more while it is made anew, and waited for where it is too old', async () => {
    const minutes = (count: number) => {
      const now = performance.now() + count * 60_000;
      jest.spyOn(performance, 'now').mockReturnValue(now);
      // The cache looks at the clock once a millisecond.
      return setTimeout(5);
    };
    try {
      const remembered = new Remembered();
      const { make, made, end } = making();
      const first = remembered.get('a', make);
      await setTimeout(0);
      end();
      expect(await first).toBe(1);

      await minutes(1);
      expect(await remembered.get('a', make)).toBe(1);
      expect(made()).toBe(2);
      end();
      await setTimeout(0);
      expect(await remembered.get('a', make)).toBe(2);

      await minutes(11);
      const late = remembered.get('a', make);
      await setTimeout(0);
      expect(made()).toBe(3);
      end();
      expect(await late).toBe(3);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('is not remembered where it failed', async () => {
    const remembered = new Remembered();
    const fails = async () => {
      throw new Error('no database');
    };
    await expect(remembered.get('a', fails)).rejects.toThrow('no database');
    await expect(within(60_000, remembered.get('a', fails))).rejects.toThrow(
      'no database',
    );
    expect(await remembered.get('a', async () => 'there')).toBe('there');
  });
});
