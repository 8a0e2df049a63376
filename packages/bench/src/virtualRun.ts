import { PostureStore, resourceTypesRead, run, RunRow } from './collector';
import type { Knex } from 'knex';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import type { Comparison } from './elsewhere/messages';
import { simulatorElsewhere } from './elsewhere/simulatorElsewhere';
import { Measured, Measurement, measurementOf } from './measurement';
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
  knex: Knex;
  store: PostureStore;
  /** One run; throws where nothing was collected. */
  collect(): Promise<{ row: RunRow; seconds: number }>;
  /**
   * What the last run is measured by.
   *
   * @param warm - whether it followed another one, since when nothing has changed
   */
  compare(warm: boolean): Promise<Comparison>;
  close(): Promise<void>;
}

/** @param entities - the catalog that resources are attributed by; left out: none are */
export async function openVirtualOrganization(
  task: Organization & Pick<Task, 'quotaShare' | 'profile'>,
  entities?: Parameters<typeof run>[0]['entities'],
): Promise<VirtualOrganization> {
  const { quotaShare } = task;
  // Its accounts and what they hold are the simulator's: here they would count as the collector's memory.
  const { today, roleName, externalId, configAggregator } = worldOf(task);
  const time = new VirtualTime(today.getTime());
  const simulator = simulatorElsewhere(task, time);
  const { requestHandler } = simulator;
  const { knex, close } = await openTemporaryDatabase();
  const store = await PostureStore.create({ knex });
  const dependencies = simulatedDependencies({
    world: { roleName, externalId, configAggregator },
    time,
    requestHandler,
    profile: task.profile,
    quotaShare,
    store,
    logger,
    entities,
  });
  const types = [...resourceTypesRead(dependencies.controls)];
  return {
    knex,
    store,
    async collect() {
      await simulator.begin();
      const row = await run(dependencies, { trigger: 'manual' });
      if (row.state === 'failed') throw new Error('nothing was collected');
      const seconds = (time.now() - row.startedAt.getTime()) / 1000;
      return { row, seconds };
    },
    compare: warm => simulator.compare({ types, quotaShare, warm }),
    async close() {
      await simulator.close();
      await close();
    },
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
  const { seed, warm, once } = task;
  const organization = await openVirtualOrganization(task);
  const { knex, close } = organization;
  try {
    const first = await take(organization, { seed, warm: false });
    if (once && !warm) return { first: measurementOf(first) };
    const writes = await countWrites(knex, ['resources', 'findings']);
    const second = warm && (await take(organization, { seed, warm }));
    // What it writes counts, not what it takes at the least, which takes long to find out.
    if (!second) await organization.collect();
    const rowsWrittenUnchanged = await writes();
    return {
      first: measurementOf({ ...first, rowsWrittenUnchanged }),
      ...(second && {
        second: measurementOf({ ...second, rowsWrittenUnchanged }),
      }),
    };
  } finally {
    await close();
  }
}

/** One run, and what it is measured by. */
async function take(
  { collect, compare }: VirtualOrganization,
  { seed, warm }: { seed: number; warm: boolean },
): Promise<Measured> {
  const before = process.cpuUsage();
  const { row, seconds } = await collect();
  const { user, system } = process.cpuUsage(before);
  const calls = Object.values(row.calls).reduce((sum, n) => sum + n, 0);
  return {
    seed,
    calls,
    makespanSeconds: seconds,
    throttles: row.throttles,
    cpuMsPerCall: (user + system) / 1000 / calls,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...(await compare(warm)),
  };
}
