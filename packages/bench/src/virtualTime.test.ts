import { readFile } from 'node:fs/promises';
import { partition, range, sortBy } from 'lodash';
import { VirtualTime } from './virtualTime';

describe('virtual time', () => {
  it('jumps to the next sleeper, in the order of their moments', async () => {
    const time = new VirtualTime(0);
    const woken: string[] = [];
    const sleeper = async (name: string, milliseconds: number) => {
      await time.sleep(milliseconds);
      woken.push(`${name} at ${time.now()}`);
    };
    await Promise.all([
      sleeper('late', 3_600_000),
      sleeper('early', 10),
      sleeper('same', 10),
      sleeper('at once', 0),
    ]);
    expect(woken).toEqual([
      'at once at 0',
      'early at 10',
      'same at 10',
      'late at 3600000',
    ]);
  });

  it('keeps the order of those that are waited for when many others are cancelled', async () => {
    const time = new VirtualTime(0);
    const woken: number[] = [];
    const moments = range(5000).map(index => (index * 7919) % 5000);
    const cancels = moments.map(at =>
      time.after(at, () => woken.push(time.now())),
    );
    const [cancelled, waited] = partition(moments, at => at % 5 > 0);
    cancelled.forEach(at => cancels[moments.indexOf(at)]());
    await time.sleep(6000);
    expect(woken).toEqual(sortBy(waited));
  });

  it('stands still while somebody works', async () => {
    const time = new VirtualTime(0);
    const sleeping = time.sleep(1000);
    await readFile(__filename);
    await new Promise(setImmediate);
    const seen = time.now();
    await sleeping;
    expect([seen, time.now()]).toEqual([0, 1000]);
  });

  it('hardly goes on while another process works', async () => {
    const time = new VirtualTime(0);
    let answer = (_: string) => {};
    const answered = time.during(
      new Promise<string>(resolve => {
        answer = resolve;
      }),
    );
    const woken: number[] = [];
    const sleeping = [5, 50].map(async milliseconds => {
      await time.sleep(milliseconds);
      woken.push(milliseconds);
    });
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(woken).toEqual([5]);
    answer('there');
    expect(await answered).toBe('there');
    await Promise.all(sleeping);
    expect([woken, time.now()]).toEqual([[5, 50], 50]);
  });

  it('does not wait for another one', async () => {
    const [one, other] = [new VirtualTime(0), new VirtualTime(0)];
    await Promise.all([one.sleep(1000), other.sleep(10)]);
    expect([one.now(), other.now()]).toEqual([1000, 10]);
  });

  it('wakes with the reason of an abort', async () => {
    const time = new VirtualTime(0);
    const controller = new AbortController();
    const sleeping = time.sleep(1000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
  });
});
