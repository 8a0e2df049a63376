import { Knex } from 'knex';
import { TaskKey } from '../../store/tasks';

/**
 * Takes a task, and answers how to work on it, which never throws; undefined where it is somebody else's. From then on the
 * task is the worker's own matter. Throws where that could not be found out: then the task must be handed out again.
 */
export type Claim = (
  task: TaskKey,
) => Promise<(() => Promise<void>) | undefined>;

/** Looks up the largest of the tasks that are ready and were sent, for an engine that doesn't hold all. */
export type Largest = (limit: number) => Promise<TaskKey[]>;

/** Hands the tasks of runs to whoever is free. At least once: it is the lease of a task that keeps it to one at a time. */
export interface TaskEngine {
  /** Whether other processes work on the same tasks. */
  readonly shared: boolean;
  /** Begins to hand out tasks. */
  start(claim: Claim, largest: Largest): Promise<void>;
  /** Hands out tasks once a transaction is committed, and never if it isn't. */
  send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void>;
  /** Hands out no more, and waits for what is being worked on. */
  stop(): Promise<void>;
}
