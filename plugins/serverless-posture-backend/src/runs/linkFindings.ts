import { counterpartsOf } from '../controls/counterparts';
import { TaskContext } from './tasks/context';

/**
 * Lets findings say what is known of their resources, whichever of both was stored first, and what Security Hub and our
 * controls agree on. Account by account: all findings of a large organization at once would take much memory, and hold up
 * everybody else.
 */
export async function linkFindings({
  store,
  controls,
  write,
}: Pick<TaskContext, 'store' | 'controls' | 'write'>): Promise<void> {
  const counterparts = counterpartsOf(controls);
  for (const accountId of await store.findings.accountIds()) {
    await write(async ({ findings, exposures }) => {
      await findings.linkSecurityHub(accountId);
      await exposures.toFindings(accountId);
      await findings.agreeWithSecurityHub(counterparts, accountId);
    });
  }
}
