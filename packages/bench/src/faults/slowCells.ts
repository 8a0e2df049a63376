import { FaultCase } from './faultCase';
import { Stage } from './stage';
import { ACCOUNTS } from './world';

/** One account answers a hundred times slower, another never. */
export const slowCells: FaultCase = {
  fault: 10,
  title:
    'an account that is a hundred times slower, and one that never answers',
  async play(stage: Stage) {
    const { performance } = await stage.truth();
    const troubled = ['account-1', 'account-2'].map(name => stage.idOf(name));
    const [slow, silent] = troubled;
    const [cold] = await stage.suffer([
      { accountId: slow, effect: { delayMs: 15_000 } },
      { accountId: silent, effect: { delayMs: 3_600_000 } },
    ]);
    for (const name of ACCOUNTS) {
      const id = stage.idOf(name);
      const [calm, now] = [performance, cold].map(
        one => one.lastAnswer.get(id) ?? 0,
      );
      stage.that(
        troubled.includes(id) || now <= calm * 1.05 + 1,
        `${name} took ${now} s instead of ${calm} s`,
      );
    }
    stage.that(Boolean(cold.row), 'the run has no end');
  },
};
