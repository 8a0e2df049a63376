import { FloorOptions, floorSeconds, minimumCalls, World } from 'aws-simulator';
import { PostureStore, resourceTypesRead, run, RunRow } from './collector';
import type { Knex } from 'knex';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { AnsweredBefore } from './answeredBefore';
import { simulatorElsewhere } from './elsewhere/simulatorElsewhere';
import { CompletedByAccount } from './fairness';
import { Measurement, measurementOf } from './measurement';
import { Organization, worldOf } from './organization';
import { simulatedDependencies } from './simulatedDependencies';
import { openTemporaryDatabase } from './temporaryDatabase';
import { VirtualTime } from './virtualTime';
import { countWrites } from './writes';

/** What one process measures. */
export interface Task extends Organization {
  quotaShare: number;
  /** Measure the second, unchanged run. */
  warm: boolean;
  /** Leave the second run out, and with it what it would write. */
  once: boolean;
  /** The controls that are enabled, and with them what is read. */
  profile: Profile;
  /**
   * MB that the heap of the collection may grow to. Where there is room the engine leaves garbage lying for long, and the peak
   * of the process says more of the machine than of what is needed.
   */
  heap: number;
}

const logger = {
  error: (message: string) => process.stderr.write(`${message}\n`),
  warn: (message: string) => process.stderr.write(`${message}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => logger,
};

/** The real collector in this process, and a simulated organization in another one, in virtual time. */
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
  task: Organization &
    Pick<Task, 'quotaShare' | 'profile'> &
    Partial<Pick<Task, 'warm'>>,
  entities?: Parameters<typeof run>[0]['entities'],
): Promise<VirtualOrganization> {
  const { quotaShare } = task;
  const world = worldOf(task);
  const time = new VirtualTime(world.today.getTime());
  const completed = new CompletedByAccount(time);
  const answered = new AnsweredBefore();
  const simulator = simulatorElsewhere(task, time, answer => {
    completed.count(answer);
    if (task.warm) answered.count(answer);
  });
  const { requestHandler } = simulator;
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
    async close() {
      await simulator.close();
      await close();
    },
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

/** What a run took, before it is compared with the least. */
type Taken = Pick<
  Measurement,
  | 'calls'
  | 'makespanSeconds'
  | 'throttles'
  | 'fairness'
  | 'cpuMsPerCall'
  | 'peakRssMb'
>;

async function take(collect: VirtualOrganization['collect']): Promise<Taken> {
  const before = process.cpuUsage();
  const { row, seconds, fairness } = await collect();
  const { user, system } = process.cpuUsage(before);
  const calls = Object.values(row.calls).reduce((sum, n) => sum + n, 0);
  return {
    calls,
    makespanSeconds: seconds,
    throttles: row.throttles,
    fairness,
    cpuMsPerCall: (user + system) / 1000 / calls,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** What the runs of one seed measured. */
export interface MeasuredRuns {
  first: Measurement;
  /** Of the same organization, unchanged; only where it is asked for. */
  second?: Measurement;
}

/**
 * The real collector against a simulated organization: twice, since only a second run shows what an unchanged organization
 * costs.
 */
export async function measureVirtually(task: Task): Promise<MeasuredRuns> {
  const { seed, quotaShare, warm, once } = task;
  const { world, knex, types, answered, collect, close } =
    await openVirtualOrganization(task);
  try {
    const first = await take(collect);
    let second: Taken | undefined;
    let rowsWrittenUnchanged: number | undefined;
    if (!once || warm) {
      const writes = await countWrites(knex, ['resources', 'findings']);
      second = await take(collect);
      rowsWrittenUnchanged = await writes();
    }
    // Last, for what knows the least and the floor needs memory, too.
    const measured = (
      taken: Taken,
      options: Pick<FloorOptions, 'answered'>,
    ) => {
      const counted = {
        findings: true,
        types,
        warm: options.answered !== undefined,
      };
      return measurementOf({
        ...taken,
        ...(rowsWrittenUnchanged === undefined ? {} : { rowsWrittenUnchanged }),
        seed,
        minimumCalls: minimumCalls(world, world.today, counted).total,
        floorSeconds: floorSeconds(world, world.today, {
          ...counted,
          ...options,
          quotaShare,
          latencySeed: seed,
        }),
      });
    };
    return {
      first: measured(first, {}),
      ...(warm && second ? { second: measured(second, { answered }) } : {}),
    };
  } finally {
    await close();
  }
}
