import { Clock } from '../aws';
import { promptly } from './promptly';

/** A clock that is moved by hand. */
function handClock() {
  let now = 0;
  let sleepers: { at: number; wake(): void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(milliseconds, wake) {
      const sleeper = { at: now + milliseconds, wake };
      sleepers.push(sleeper);
      return () => {
        sleepers = sleepers.filter(one => one !== sleeper);
      };
    },
    sleep: milliseconds =>
      new Promise(resolve => {
        clock.after(milliseconds, resolve);
      }),
  };
  return {
    clock,
    async to(moment: number) {
      now = moment;
      const due = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      due.forEach(({ wake }) => wake());
      // What waits for promises runs in turns of its own.
      await new Promise(setImmediate);
    },
  };
}

function after(clock: Clock, milliseconds: number) {
  return clock.sleep(milliseconds).then(() => ({ milliseconds }));
}

it('waits for all where all come in time', async () => {
  const { clock, to } = handClock();
  const answers = promptly([after(clock, 900), after(clock, 400)], clock);
  await to(400);
  await to(900);
  await expect(answers).resolves.toEqual([
    { milliseconds: 900 },
    { milliseconds: 400 },
  ]);
});

it('leaves to others who takes much longer than half of all', async () => {
  const { clock, to } = handClock();
  const answers = promptly(
    [60_000, 1000, 900, 2900].map(one => after(clock, one)),
    clock,
  );
  for (const moment of [900, 1000, 2900, 3000]) await to(moment);
  await expect(answers).resolves.toEqual([
    undefined,
    { milliseconds: 1000 },
    { milliseconds: 900 },
    { milliseconds: 2900 },
  ]);
});

it('answers at once where there is nothing to wait for', async () => {
  await expect(promptly([], handClock().clock)).resolves.toEqual([]);
});

it('throws what one of them throws', async () => {
  const { clock } = handClock();
  await expect(
    promptly([after(clock, 1), Promise.reject(new Error('no'))], clock),
  ).rejects.toThrow('no');
});
