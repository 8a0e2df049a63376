import { Collector } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { AwsSession } from '../../aws';
import { PostureStore } from '../../store/store';
import { TaskKey } from '../../store/tasks';
import type { RunDependencies } from '../run';

/** Writes as a whole, and only while the task is still ours; throws a `LeaseLostError` where it isn't. */
export type Write = <T>(
  work: (store: PostureStore, trx: Knex.Transaction) => Promise<T>,
) => Promise<T>;

/** What a task works with. */
export interface TaskContext
  extends Omit<RunDependencies, 'aws' | 'collectors' | 'onProgress' | 'onEnd'> {
  runId: number;
  /** When the run began; undefined where what is done belongs to none. */
  startedAt?: Date;
  aws: AwsSession;
  /** Those that the enabled controls need. */
  collectors: readonly Collector[];
  signal: AbortSignal;
  /** Whether somebody has worked on the task before, so that parts of it may be done. */
  resumed: boolean;
  write: Write;
  /** Says that a collector is through with a scope. */
  settled(): Promise<void>;
  /** Writes tasks, and lets those begin that are ready, which are answered. */
  begin(work: (store: PostureStore) => Promise<TaskKey[]>): Promise<void>;
  /** Lets tasks begin that wait for this one, before its end. */
  unlock(ids: readonly string[]): Promise<void>;
}

/** Does a task; what it answers ends the task and is written with that, as a whole. */
export type Handler = (
  payload: any,
  context: TaskContext,
) => Promise<Ending | void>;

/** The last writes of a task. */
export interface Ending {
  /** Is kept with the task. */
  result?: object;
  /** Answers tasks that are ready from the start. */
  write?(store: PostureStore): Promise<TaskKey[] | void>;
}
