import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { durationToMilliseconds } from '@backstage/types';
import { collectorsFor } from '../../collection/collectors';
import { resourceTypesRead } from '../../controls/catalogue';
import { LEFT_BEHIND } from '../../store/runs';
import { PostureStore } from '../../store/store';
import { ClaimedTask, Lease, LeaseLostError, TaskKey } from '../../store/tasks';
import { RunRow } from '../../store/types';
import { openAws } from '../openAws';
import { ProgressTeller } from '../progress';
import type { RunDependencies } from '../run';
import { closeRun } from '../summary';
import { FINISH, PLAN } from './accountTasks';
import { TaskContext } from './context';
import { fencedWrite } from './fencedWrite';
import { handlers } from './handlers';
import { pause } from './pause';
import { TaskEngine } from './TaskEngine';

/** A worker that says nothing for so long is taken to be dead. */
const LEASE_MS = 60_000;

/** Tries of a task that throws, before its run is given up. */
const TRIES = 3;

/** How often to look whether a run has ended elsewhere, and to try again what the database refused. */
const LOOK_MS = 1000;

/** What one process keeps of a run that it works on. */
interface OpenRun {
  controller: AbortController;
  context: Promise<Omit<TaskContext, 'write' | 'begin' | 'unlock' | 'resumed'>>;
  working: Set<Promise<void>>;
  progress: ProgressTeller;
}

/** Works on the tasks of runs, in one process of maybe several. */
export class RunWorker {
  private readonly id = randomUUID();
  private readonly leaseMs: number;
  private readonly runs = new Map<number, OpenRun>();
  /** What runs failed for in this process, to be thrown where they are waited for. */
  private readonly failures = new Map<number, Error>();
  /** Those who wait for the end of a run, to look again. */
  private readonly waiting = new Set<() => void>();
  /** The tasks that are worked on. */
  private readonly leases = new Set<Lease>();
  private stopped = false;
  /** Whether it had nothing to work on at its last beat. */
  private idle = false;
  private heart?: NodeJS.Timeout;
  private beating = Promise.resolve();

  constructor(
    private readonly dependencies: RunDependencies,
    private readonly engine: TaskEngine,
  ) {
    this.leaseMs = dependencies.leaseMs ?? LEASE_MS;
  }

  /** Begins to work; where this is the only process, with what it left when it was killed. */
  async start(): Promise<void> {
    const { tasks } = this.dependencies.store;
    await this.engine.start(
      task => this.claim(task),
      limit => tasks.largest(limit),
    );
    await this.resume();
    if (this.engine.shared) {
      this.heart = setInterval(() => {
        this.beating = this.beating.then(() => this.beat());
      }, this.leaseMs / 4);
      this.heart.unref();
    }
  }

  private async resume(): Promise<void> {
    const { store, now } = this.dependencies;
    const { shared } = this.engine;
    await store.transaction(async (fenced, trx) => {
      await fenced.runs.endDangling(now());
      const run = await fenced.runs.active();
      if (run && !shared && this.isOver(run)) {
        await closeRun(fenced, run.id, now(), LEFT_BEHIND);
        return;
      }
      await fenced.tasks.takeBack({ all: !shared });
      // Twice is no harm, never would be: their jobs may have died with another process.
      await this.engine.send(trx, await fenced.tasks.ready());
    });
  }

  /** What a run found out longer ago than any run may take is too old to go on with. */
  private isOver({ startedAt }: RunRow): boolean {
    const { configuration, now } = this.dependencies;
    const timeout = durationToMilliseconds(configuration.schedule.timeout);
    return now().getTime() - startedAt.getTime() > timeout;
  }

  /** Writes a run down, with its first task and its last. Throws a ConflictError while another one is going on. */
  async begin(trigger: RunRow['trigger']): Promise<RunRow> {
    const { store, now } = this.dependencies;
    return store.transaction(async (fenced, trx) => {
      await fenced.runs.endDangling(now());
      const runId = await fenced.runs.start({ trigger, now: now() });
      await fenced.tasks.add(runId, [
        { id: PLAN, kind: 'plan', payload: {}, unlocks: [FINISH] },
        { id: FINISH, kind: 'finish', payload: {}, waitsFor: 1 },
      ]);
      await this.engine.send(trx, [{ runId, id: PLAN }]);
      return (await fenced.runs.get(runId))!;
    });
  }

  /** Waits for the end of a run, wherever it is worked on, or for the signal. Throws what it failed for in this process. */
  async ended(runId: number, signal?: AbortSignal): Promise<RunRow> {
    const { store } = this.dependencies;
    for (;;) {
      let tell = () => {};
      const told = new Promise<void>(resolve => {
        tell = resolve;
      });
      this.waiting.add(tell);
      const row = (await this.patiently(() => store.runs.get(runId)))!;
      if (row.state !== 'running' || signal?.aborted || this.stopped) {
        this.waiting.delete(tell);
        await this.runs.get(runId)?.progress.idle();
        const failure = this.failures.get(runId);
        this.failures.delete(runId);
        if (failure) throw failure;
        return row;
      }
      // Another process may have ended the run.
      await (this.engine.shared ? Promise.race([told, pause(LOOK_MS)]) : told);
      this.waiting.delete(tell);
    }
  }

  /** Waits for the end of a run; cancels it where the signal says so. */
  async endedOrCancelled(runId: number, signal?: AbortSignal): Promise<RunRow> {
    let cancelled: Promise<void> | undefined;
    const cancel = () => {
      cancelled = this.cancel(runId);
      cancelled.catch(() => undefined);
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      return await this.ended(runId);
    } finally {
      signal?.removeEventListener('abort', cancel);
      await cancelled;
    }
  }

  /** Ends a run in every process; nothing of it is written any more. */
  async cancel(runId: number): Promise<void> {
    const open = this.runs.get(runId);
    open?.controller.abort();
    await Promise.allSettled([...(open?.working ?? [])]);
    // Nothing of it can be worked on here any more: there is no way back.
    await this.patiently(() => this.close(runId, { state: 'cancelled' }));
  }

  /** Works no more; others, or a later start, go on. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.heart);
    this.waiting.forEach(tell => tell());
    for (const { controller } of this.runs.values()) controller.abort();
    await this.engine.stop();
    await this.beating;
  }

  private async claim(key: TaskKey) {
    const { store, logger } = this.dependencies;
    try {
      const claimed = await store.tasks.claim(key, this.id, this.leaseMs);
      return claimed && (() => this.work(claimed));
    } catch (error) {
      logger.warn(
        `task ${key.id} of run ${key.runId} could not be claimed: ${error}`,
      );
      throw error;
    }
  }

  private async work(claimed: ClaimedTask): Promise<void> {
    const { lease } = claimed;
    const open = this.open(lease.runId);
    const done = this.perform(open, claimed);
    open.working.add(done);
    this.leases.add(lease);
    try {
      await done;
    } catch (error) {
      if (error instanceof LeaseLostError) return;
      this.dependencies.logger.error(
        `task ${lease.id} of run ${lease.runId}: ${error}`,
      );
      // Others take the task over, for its lease is not renewed any more; alone, nobody would.
      if (!this.engine.shared)
        await this.patiently(() => this.giveBack(lease, { failed: true }));
    } finally {
      open.working.delete(done);
      this.leases.delete(lease);
    }
  }

  private async perform(
    open: OpenRun,
    { lease, kind, payload, failures }: ClaimedTask,
  ): Promise<void> {
    const { store } = this.dependencies;
    const { runId } = lease;
    const write = fencedWrite(store, lease, { runFirst: kind === 'finish' });
    try {
      const context = await open.context;
      open.controller.signal.throwIfAborted();
      const resumed = lease.epoch > 1;
      const unlock = (ids: readonly string[]) =>
        write(async (fenced, trx) => {
          // In another process they would use the quotas of this scope once more.
          if (
            this.engine.shared &&
            (await fenced.tasks.isShared(runId, this.id))
          )
            return;
          await this.engine.send(trx, await fenced.tasks.unlock(lease, ids));
        });
      const begin: TaskContext['begin'] = work =>
        write(async (fenced, trx) => this.engine.send(trx, await work(fenced)));
      const ending =
        (await handlers[kind](payload, {
          ...context,
          write,
          begin,
          unlock,
          resumed,
        })) ?? {};
      open.controller.signal.throwIfAborted();
      const count = (fenced: PostureStore) =>
        fenced.tasks.count(runId, this.id, context.aws.counts);
      if (kind === 'finish') await write(count);
      await write(async (fenced, trx) => {
        const ready = (await ending.write?.(fenced)) ?? [];
        const unlocked = await fenced.tasks.done(lease, ending.result);
        await this.engine.send(trx, [...ready, ...unlocked]);
        // Last, for it holds up whatever else this process ends. After the last task nobody asks any more.
        if (kind !== 'finish') await count(fenced);
      });
      if (kind === 'finish') await this.leaveEnded(runId);
    } catch (error) {
      if (open.controller.signal.aborted) {
        // Whoever stopped us decides what becomes of the run.
        if (this.engine.shared) await this.giveBack(lease);
        return;
      }
      if (error instanceof LeaseLostError) return;
      const failure = error as Error;
      if (failures + 1 < TRIES && failure.name !== 'DiscoveryError') {
        this.dependencies.logger.warn(
          `task ${lease.id} of run ${runId} is tried again: ${failure}`,
        );
        await this.giveBack(lease, { failed: true });
        return;
      }
      this.failures.set(runId, failure);
      await this.close(runId, { state: 'failed', message: failure.message });
    }
  }

  private async giveBack(lease: Lease, options?: { failed: boolean }) {
    await this.dependencies.store.transaction(async (fenced, trx) => {
      await fenced.tasks.release(lease, options);
      const { epoch, ...key } = lease;
      await this.engine.send(trx, [key]);
    });
  }

  private async close(
    runId: number,
    ending: Pick<RunRow, 'state' | 'message'>,
  ) {
    const { store, now } = this.dependencies;
    const open = this.runs.get(runId);
    const counts =
      open && (await open.context.catch(() => undefined))?.aws.counts;
    const isOurs = await store.transaction(async fenced => {
      if (!(await fenced.runs.lock(runId))) return false;
      await fenced.tasks.lock(runId);
      if (counts) await fenced.tasks.count(runId, this.id, counts);
      await closeRun(fenced, runId, now(), ending);
      return true;
    });
    await (isOurs ? this.leaveEnded(runId) : this.leave(runId));
  }

  /** The run is over by our own doing. */
  private async leaveEnded(runId: number) {
    const { store, onEnd } = this.dependencies;
    const run = await this.patiently(() => store.runs.get(runId));
    if (run) onEnd?.(run);
    await this.leave(runId);
  }

  /** Does what must be done in the end, however long the database refuses it; throws where this process stops before. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.stopped) throw error;
        this.dependencies.logger.warn(`the database refuses: ${error}`);
        await pause(LOOK_MS);
      }
    }
  }

  /** The run is over: nothing of it is worked on here any more. */
  private async leave(runId: number) {
    const open = this.runs.get(runId);
    if (open) {
      open.controller.abort();
      await open.progress.tell({ last: true });
      this.runs.delete(runId);
      await open.context.then(
        ({ aws }) => aws.destroy(),
        () => undefined,
      );
    }
    this.waiting.forEach(tell => tell());
  }

  /** Says that this process is alive, takes over from those that aren't, and leaves runs that ended elsewhere. */
  private async beat(): Promise<void> {
    const { store, logger } = this.dependencies;
    try {
      await store.tasks.renew([...this.leases], this.leaseMs);
      await store.transaction(async (fenced, trx) => {
        const lost = await fenced.tasks.takeBack();
        // A job that died with who had fetched it would come back, but late. What was just sent is on its way.
        const wasIdle = this.idle;
        this.idle = this.leases.size === 0;
        await this.engine.send(
          trx,
          this.idle && wasIdle ? await fenced.tasks.ready() : lost,
        );
      });
      for (const runId of this.runs.keys()) {
        if ((await store.runs.get(runId))?.state !== 'running')
          await this.leave(runId);
      }
    } catch (error) {
      logger.warn(`could not say that this worker is alive: ${error}`);
    }
  }

  private open(runId: number): OpenRun {
    let open = this.runs.get(runId);
    if (!open) {
      open = this.openNew(runId);
      this.runs.set(runId, open);
    }
    return open;
  }

  private openNew(runId: number): OpenRun {
    const { dependencies } = this;
    const controller = new AbortController();
    // Every call that waits for its turn listens.
    setMaxListeners(0, controller.signal);
    const { signal } = controller;
    const collectors = collectorsFor(
      dependencies.collectors,
      resourceTypesRead(dependencies.controls),
    );
    const progress = new ProgressTeller(runId, dependencies);
    const context = this.patiently(() =>
      dependencies.store.runs.get(runId),
    ).then(async run => {
      const aws = await openAws({ ...dependencies, collectors, signal });
      return {
        ...dependencies,
        runId,
        startedAt: run?.startedAt,
        aws,
        collectors,
        signal,
        settled: () =>
          progress.tell({
            before: (store: PostureStore) =>
              store.tasks.count(runId, this.id, aws.counts),
          }),
      };
    });
    context.catch(() => undefined);
    return { controller, context, working: new Set(), progress };
  }
}
