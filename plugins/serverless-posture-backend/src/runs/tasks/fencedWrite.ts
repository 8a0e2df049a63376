import { PostureStore } from '../../store/store';
import { Lease } from '../../store/tasks';
import { Write } from './context';

/** Lets through only what is written while the lease holds. */
export function fencedWrite(
  store: PostureStore,
  lease: Lease,
  { runFirst = false }: { runFirst?: boolean } = {},
): Write {
  return work =>
    store.transaction(async (fenced, trx) => {
      // Whoever cancels a run takes the run first and its tasks then; so must who ends it.
      if (runFirst) await fenced.runs.lock(lease.runId);
      await fenced.tasks.check(lease);
      return work(fenced, trx);
    });
}
