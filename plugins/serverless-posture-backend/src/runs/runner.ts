import { setMaxListeners } from 'node:events';
import { RunRow } from '../store/types';
import { run, RunDependencies } from './run';

/** Lets one run go on at a time. */
export class Runner {
  private active?: {
    controller: AbortController;
    started: Promise<RunRow>;
    ended: Promise<void>;
  };

  constructor(private readonly dependencies: RunDependencies) {}

  /** Starts a run in the background and says how it began; undefined while one is going on. */
  async start(trigger: RunRow['trigger']): Promise<RunRow | undefined> {
    if (this.active || (await this.dependencies.store.runs.active()))
      return undefined;
    const { started, ended } = this.begin(trigger);
    // The run itself says why it failed; nobody else waits for it.
    ended.catch(() => undefined);
    return started;
  }

  /** Runs to the end; joins the run that is going on. Throws where nothing at all could be collected. */
  async run(trigger: RunRow['trigger'], signal?: AbortSignal): Promise<void> {
    const { ended, controller } = this.active ?? this.begin(trigger);
    const abort = () => controller.abort();
    signal?.addEventListener('abort', abort);
    await ended.finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Cancels the run that is going on, and waits for its end. */
  async stop(): Promise<void> {
    this.active?.controller.abort();
    await this.active?.ended.catch(() => undefined);
  }

  private begin(trigger: RunRow['trigger']) {
    const controller = new AbortController();
    // Every call that waits for its turn listens.
    setMaxListeners(0, controller.signal);
    let tellStart: (row: RunRow) => void;
    let tellFailure: (error: unknown) => void;
    const started = new Promise<RunRow>((resolve, reject) => {
      tellStart = resolve;
      tellFailure = reject;
    });
    started.catch(() => undefined);
    const ended = run(this.dependencies, {
      trigger,
      signal: controller.signal,
      onStart: row => tellStart(row),
    })
      .then(({ state, message }) => {
        if (state === 'failed') throw new Error(message);
      })
      .catch(error => {
        tellFailure(error);
        throw error;
      })
      .finally(() => {
        this.active = undefined;
      });
    this.active = { controller, started, ended };
    return this.active;
  }
}
