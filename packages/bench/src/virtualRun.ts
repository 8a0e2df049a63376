import {
  createSimulator,
  createWorld,
  firstAccounts,
  FloorOptions,
  floorSeconds,
  minimumCalls,
  withAggregator,
  World,
  WorldName,
} from 'aws-simulator';
import { PostureStore, resourceTypesRead, run, RunRow } from './collector';
import type { Knex } from 'knex';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { AnsweredBefore } from './answeredBefore';
import { CompletedByAccount } from './fairness';
import { Measurement, measurementOf } from './measurement';
import { simulatedDependencies } from './simulatedDependencies';
import { openTemporaryDatabase } from './temporaryDatabase';
import { VirtualTime } from './virtualTime';
import { countWrites } from './writes';

/** What one process measures. */
export interface Task {
  world: WorldName;
  seed: number;
  quotaShare: number;
  /** Measure the second, unchanged run. */
  warm: boolean;
  /** Leave the second run out, and with it what it would write. */
  once: boolean;
  /** The controls that are enabled, and with them what is read. */
  profile: Profile;
  /** What is read from: the services alone, or AWS Config where it knows. Default `native`. */
  lane?: 'native' | 'config';
  /** Of the organization, only so many accounts; left out: all. */
  accounts?: number;
}

const logger = {
  error: (message: string) => process.stderr.write(`${message}\n`),
  warn: (message: string) => process.stderr.write(`${message}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => logger,
};

/** The real collector beside a simulated organization, in this process and in virtual time. */
export interface VirtualOrganization {
  world: World;
  knex: Knex;
  store: PostureStore;
  /** Types of resources that the enabled controls read. */
  types: ReturnType<typeof resourceTypesRead>;
  /** How often AWS had answered before the last run, for its floor. */
  answered: NonNullable<FloorOptions['answered']>;
  /** One run; throws where nothing was collected. */
  collect(): Promise<{ row: RunRow; seconds: number; fairness: number }>;
  close(): Promise<void>;
}

/** @param entities - the catalog that resources are attributed by; left out: none are */
export async function openVirtualOrganization(
  task: Pick<
    Task,
    'world' | 'seed' | 'quotaShare' | 'profile' | 'lane' | 'accounts'
  > &
    Partial<Pick<Task, 'warm'>>,
  entities?: Parameters<typeof run>[0]['entities'],
): Promise<VirtualOrganization> {
  const { seed, quotaShare } = task;
  const whole = createWorld(task.world, seed);
  const plain = task.accounts ? firstAccounts(whole, task.accounts) : whole;
  const world = task.lane === 'config' ? withAggregator(plain) : plain;
  const time = new VirtualTime(world.today.getTime());
  const completed = new CompletedByAccount(time);
  const answered = new AnsweredBefore();
  const { requestHandler } = createSimulator({
    world,
    seed,
    time,
    onAnswer(answer) {
      completed.count(answer);
      if (task.warm) answered.count(answer);
    },
  });
  const { knex, close } = await openTemporaryDatabase();
  const store = await PostureStore.create({ knex });
  const dependencies = simulatedDependencies({
    world,
    time,
    requestHandler,
    profile: task.profile,
    quotaShare,
    store,
    logger,
    entities,
  });
  return {
    world,
    knex,
    store,
    types: resourceTypesRead(dependencies.controls),
    answered: answered.of,
    close,
    async collect() {
      completed.start();
      answered.start();
      const row = await run(dependencies, { trigger: 'manual' });
      if (row.state === 'failed') throw new Error('nothing was collected');
      const seconds = (time.now() - row.startedAt.getTime()) / 1000;
      return { row, seconds, fairness: completed.fairness() };
    },
  };
}

/**
 * The real collector against a simulated organization: twice, since only a second run shows what an unchanged organization
 * costs.
 */
export async function measureVirtually(task: Task): Promise<Measurement> {
  const { seed, quotaShare, warm, once } = task;
  const { world, knex, types, answered, collect, close } =
    await openVirtualOrganization(task);
  const at = world.today;
  try {
    const before = process.cpuUsage();
    let collected = await collect();
    const { user, system } = process.cpuUsage(before);
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    let rowsWrittenUnchanged: number | undefined;
    if (!once || warm) {
      const writes = await countWrites(knex, ['resources', 'findings']);
      const again = await collect();
      if (warm) collected = again;
      rowsWrittenUnchanged = await writes();
    }
    const { row, seconds, fairness } = collected;
    const calls = Object.values(row.calls).reduce((sum, n) => sum + n, 0);
    return measurementOf({
      seed,
      calls,
      minimumCalls: minimumCalls(world, at, { findings: true, types, warm })
        .total,
      makespanSeconds: seconds,
      floorSeconds: floorSeconds(world, at, {
        quotaShare,
        findings: true,
        types,
        warm,
        latencySeed: seed,
        answered,
      }),
      throttles: row.throttles,
      fairness,
      cpuMsPerCall: (user + system) / 1000 / calls,
      peakRssMb,
      ...(rowsWrittenUnchanged === undefined ? {} : { rowsWrittenUnchanged }),
    });
  } finally {
    await close();
  }
}
