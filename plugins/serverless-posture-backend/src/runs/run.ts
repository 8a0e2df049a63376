import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import {
  AnyControl,
  Collector,
} from 'backstage-plugin-serverless-posture-node';
import { AwsSessionOptions } from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import { PostureStore } from '../store/store';
import { RunRow } from '../store/types';
import type { RunProgress } from './progress';
import { InProcessEngine } from './tasks/InProcessEngine';
import { RunWorker } from './tasks/RunWorker';

/** What a run works with. */
export interface RunDependencies {
  config: Config;
  configuration: PostureConfiguration;
  logger: LoggerService;
  store: PostureStore;
  /** The enabled controls. */
  controls: readonly AnyControl[];
  collectors: readonly Collector[];
  /** What attribution reads of the catalog; without it nothing is attributed. */
  entities?: () => AsyncIterable<Entity[]>;
  now(): Date;
  /** Another way to AWS, or another clock, than the configuration's; for simulations. */
  aws?: Partial<AwsSessionOptions>;
  onProgress?(progress: RunProgress): void;
  /** Is told of every run that this process ends. */
  onEnd?(run: RunRow): void;
  /** A process that says nothing for so long is taken to be dead; the processes of a database agree on it. Default a minute. */
  leaseMs?: number;
}

/**
 * One pass over the organization, in this process alone, the whole way of the data: discover → collect → judge → import →
 * attribute → snapshot. `tasks/handlers.ts` tells what happens on it. Answers how it went; throws, after it wrote down
 * why, where not even the accounts could be listed.
 */
export async function run(
  dependencies: RunDependencies,
  options: {
    trigger: RunRow['trigger'];
    signal?: AbortSignal;
    onStart?(row: RunRow): void;
  },
): Promise<RunRow> {
  const worker = new RunWorker(dependencies, new InProcessEngine());
  await worker.start();
  try {
    const row = await worker.begin(options.trigger);
    options.onStart?.(row);
    return await worker.endedOrCancelled(row.id, options.signal);
  } finally {
    await worker.stop();
  }
}
