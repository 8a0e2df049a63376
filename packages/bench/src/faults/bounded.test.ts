import { VirtualTime } from '../virtualTime';
import { bounded } from './bounded';

const HOUR = 3_600_000;

const options = { calls: () => 0, stillMs: 20, lookMs: 5 };

it('answers what comes to an end', async () => {
  const time = new VirtualTime(0);
  const work = async () => {
    await time.sleep(20 * HOUR);
    return 'done';
  };
  expect(await bounded(work, { ...options, time })).toBe('done');
});

it('gives up, and stops, what goes on for ever', async () => {
  const time = new VirtualTime(0);
  let slept = 0;
  const work = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await time.sleep(HOUR);
      slept++;
      // The machine's time passes, too.
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  };
  await expect(
    bounded(work, { ...options, stillMs: 60_000, time }),
  ).rejects.toThrow(/^a run has no end: it went on for \d+ hours$/);
  const before = slept;
  await time.sleep(10 * HOUR);
  expect(slept).toBeLessThanOrEqual(before + 1);
});

it('gives up what waits for nothing', async () => {
  const time = new VirtualTime(0);
  await expect(
    bounded(() => new Promise(() => {}), { ...options, time }),
  ).rejects.toThrow(
    'a run has no end: for 0.02 s it made no call and let no time pass',
  );
});
