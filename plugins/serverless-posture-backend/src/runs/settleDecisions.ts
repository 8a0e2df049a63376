import { PostureConfiguration } from '../collection/configuration';
import { PostureStore } from '../store/store';

/**
 * Brings what people decided up to date: what is due wakes, what has expired counts again, and new findings fall under what
 * is in force. What changes by that is written to Security Hub where the configuration says so.
 */
export async function settleDecisions(
  store: PostureStore,
  { securityHub }: Pick<PostureConfiguration, 'securityHub'>,
  moment: { now: Date; runId?: number },
): Promise<void> {
  const { now } = moment;
  const { batch } = await store.decisions.wake(now);
  const exempted = await store.exemptions.apply(moment);
  if (!securityHub.writeBack) return;
  await store.securityHubWrites.noteBatch(batch, now);
  await store.securityHubWrites.note(exempted, { by: null, now });
  await store.securityHubWrites.noteLapsed(now);
}
