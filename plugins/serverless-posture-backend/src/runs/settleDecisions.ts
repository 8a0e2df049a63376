import { PostureStore } from '../store/store';

/** Brings what people decided up to date: what is due wakes, what has expired counts again, and new findings fall under what is in force. */
export async function settleDecisions(
  store: PostureStore,
  moment: { now: Date; runId?: number },
): Promise<void> {
  await store.decisions.wake(moment.now);
  await store.exemptions.apply(moment);
}
