import { InProcessEngine, run, RunWorker } from '../collector';
import { FaultCase } from './faultCase';
import type { Stage } from './stage';

/**
 * A process stands still in the middle of a run while another one takes its work over, and wakes when all is done: what it
 * still writes must not count. A process that was killed is one that never wakes.
 */
async function takeOver(stage: Stage, afterStatements: number) {
  const standing = await stage.anotherProcess();
  let wake = () => {};
  const woken = new Promise<void>(resolve => {
    wake = resolve;
  });
  let seen = 0;
  const stopped = new Promise<void>(stop => {
    standing.hook.before = sql => {
      seen += 1;
      // Outside of transactions: a dead process holds no lock.
      if (seen < afterStatements || !/^BEGIN/.test(sql)) return undefined;
      stop();
      return woken;
    };
  });
  const first = run(stage.dependencies(standing.store), { trigger: 'manual' });
  first.catch(() => undefined);
  await stopped;
  // Whoever starts goes on with the run that it finds.
  const other = await stage.anotherProcess();
  const worker = new RunWorker(
    stage.dependencies(other.store),
    new InProcessEngine(),
  );
  const active = await other.store.runs.active();
  await worker.start();
  const row =
    active && (await stage.bounded(signal => worker.ended(active.id, signal)));
  await worker.stop();
  await stage.asUsual('the run that was taken over', { row });
  wake();
  await Promise.race([first.catch(() => undefined), stage.time.sleep(120_000)]);
  await stage.count({ answered: stage.takeAnswered() });
}

/** A replica that stands still for a while, at several moments of a run. */
export const replicas: FaultCase = {
  fault: 14,
  title: 'a process that is killed or stands still, and one that takes over',
  async play(stage) {
    for (const afterStatements of [60, 400, 900]) {
      await takeOver(stage, afterStatements);
      await stage.quiesce();
    }
  },
};
