import { SignalsService } from '@backstage/plugin-signals-node';
import { RunProgress } from './progress';

/** The channel that says that a run moved on; pages refetch on it. */
const CHANNEL = 'serverless-posture:runs';

/** Tells open pages how far the run is. A page without signals polls instead, so a lost message is no loss. */
export function signalProgress(signals: SignalsService) {
  return (progress: RunProgress) => {
    signals
      .publish({
        channel: CHANNEL,
        recipients: { type: 'broadcast' },
        message: {
          runId: progress.runId,
          done: progress.done,
          total: progress.total,
        },
      })
      .catch(() => undefined);
  };
}
