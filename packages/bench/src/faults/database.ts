import { FaultCase } from './faultCase';
import type { Stage } from './stage';
import type { BeforeStatement } from './faultyDatabase';

/** Throws on every so-many-th statement, so many times. */
function failing(every: number, times: number, message: string) {
  return (): BeforeStatement => {
    let seen = 0;
    let failed = 0;
    return sql => {
      // What ends a transaction that failed must not fail, too.
      if (/^(rollback|release)/i.test(sql)) return;
      seen += 1;
      if (seen % every !== 0 || failed >= times) return;
      failed += 1;
      throw new Error(message);
    };
  };
}

/** The database is slow, loses connections, ends transactions in deadlocks and runs full. */
export const database: FaultCase = {
  fault: 13,
  title:
    'a database that is slow, loses connections, meets deadlocks and runs full',
  async play(stage: Stage) {
    for (const before of [
      () => () => stage.time.sleep(20),
      failing(211, 4, 'Connection terminated unexpectedly'),
      failing(307, 4, 'deadlock detected'),
      failing(40, 1e9, 'database or disk is full'),
    ]) {
      await stage.empty();
      await stage.suffer([], before);
    }
  },
};
