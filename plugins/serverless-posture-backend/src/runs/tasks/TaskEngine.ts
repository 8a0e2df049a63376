import { Knex } from 'knex';
import { TaskKey } from '../../store/tasks';

/** Hands the tasks of runs to whoever is free. At least once: it is the lease of a task that keeps it to one at a time. */
export interface TaskEngine {
  /** Whether other processes work on the same tasks. */
  readonly shared: boolean;
  /** Begins to hand out tasks. `work` never throws; tasks whose `claim` was answered are the worker's own matter. */
  start(work: (task: TaskKey) => Promise<void>): Promise<void>;
  /** Hands out tasks once a transaction is committed, and never if it isn't. */
  send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void>;
  /** Hands out no more, and waits for what is being worked on. */
  stop(): Promise<void>;
}
