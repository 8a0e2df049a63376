import { uniq } from 'lodash';
import { discoverAccount } from '../discover';
import { FINISH } from './accountTasks';
import { Ending, TaskContext } from './context';
import { findingsTasks } from './findingsTasks';
import { planOf, scopesOf } from './plan';
import {
  addTasks,
  isRegional,
  leading,
  placesIn,
  planner,
  recordKnown,
  regionsOf,
} from './planner';
import { unknownSizes } from './sizes';

/** Plans an account that took so long to tell its Regions that the others did not wait for it. */
export async function planAccount(
  { accountId }: { accountId: string },
  context: TaskContext,
): Promise<Ending> {
  const { aws, configuration, store, signal, runId } = context;
  const planned = await planOf(context);
  const scopes = scopesOf(planned);
  const before = regionsOf(await store.scopes.places());
  const discovery = await discoverAccount(
    aws,
    configuration,
    leading(context),
    {
      accountId,
      readBefore: before.get(accountId),
      usedRegions: uniq(scopes.filter(isRegional).map(({ region }) => region)),
    },
  );
  signal.throwIfAborted();
  const sizes = await unknownSizes(discovery, context, before);
  const work = (await planner(context))({ ...discovery, sizes });
  const imports = await findingsTasks(
    context,
    { administrator: planned.administrator, scopes },
    placesIn(discovery.scopes),
  );
  return {
    async write(fenced) {
      const { known, ready } = await work.write(fenced);
      const disabled = await recordKnown(discovery.disabled, fenced, context);
      await fenced.tasks.expectMore(
        { runId, id: `account/${accountId}` },
        known + disabled,
      );
      await fenced.tasks.wait(
        { runId, id: FINISH },
        discovery.scopes.size + imports.length,
      );
      return [...ready, ...(await addTasks(fenced, runId, imports))];
    },
  };
}
