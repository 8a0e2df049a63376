import type { Fault } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { ACCOUNTS } from './world';
import { Stage } from './stage';

/** 80 % of the requests of one account for a minute, with and without a word when to come back. */
export const throttleStorm: FaultCase = {
  fault: 1,
  title: 'a storm of throttles in one account',
  async play(stage: Stage) {
    const { performance } = await stage.truth();
    const accountId = stage.idOf('account-1');
    for (const retryAfterSeconds of [undefined, 2]) {
      await stage.empty();
      const storm: Fault = {
        accountId,
        share: 0.8,
        seconds: 60,
        effect: { throttle: { retryAfterSeconds } },
      };
      for (const run of await stage.suffer([storm])) {
        for (const name of ACCOUNTS) {
          const id = stage.idOf(name);
          const [calm, now] = [performance, run].map(
            one => one.lastAnswer.get(id) ?? 0,
          );
          // A plan waits a little for those that are slower than half of all.
          stage.that(
            id === accountId || now <= calm * 1.3 + 1,
            `${name} took ${now} s instead of ${calm} s`,
          );
        }
      }
    }
  },
};
