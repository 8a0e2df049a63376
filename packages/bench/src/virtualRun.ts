import { ConfigReader } from '@backstage/config';
import {
  createSimulator,
  createWorld,
  floorSeconds,
  managementCredentials,
  minimumCalls,
  withAggregator,
  WorldName,
} from 'aws-simulator';
import {
  defaultCollectors,
  defaultControls,
  enabledControls,
  PostureStore,
  readPostureConfiguration,
  resourceTypesRead,
  run,
} from './collector';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { CompletedByAccount } from './fairness';
import { Measurement, measurementOf } from './measurement';
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
  /** The controls that are enabled, and with them what is read. Default `all`. */
  profile?: Profile;
  /** What is read from: the services alone, or AWS Config where it knows. Default `native`. */
  lane?: 'native' | 'config';
}

const logger = {
  error: (message: string) => process.stderr.write(`${message}\n`),
  warn: (message: string) => process.stderr.write(`${message}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => logger,
};

/**
 * The real collector against a simulated organization in this process and in virtual time: twice, since only a second run
 * shows what an unchanged organization costs.
 */
export async function measureVirtually(task: Task): Promise<Measurement> {
  const { seed, quotaShare, warm, once } = task;
  const plain = createWorld(task.world, seed);
  const world = task.lane === 'config' ? withAggregator(plain) : plain;
  const { configAggregator: aggregator } = world;
  const at = world.today;
  const time = new VirtualTime(at.getTime());
  const completed = new CompletedByAccount(time);
  const { requestHandler } = createSimulator({
    world,
    seed,
    time,
    onAnswer: answer => completed.count(answer),
  });
  const config = new ConfigReader({
    serverlessPosture: {
      organization: {
        roleName: world.roleName,
        externalId: world.externalId,
      },
      profile: task.profile ?? 'all',
      quotaShare,
      ...(aggregator
        ? {
            config: {
              accountId: aggregator.accountId,
              region: aggregator.region,
              aggregatorName: aggregator.name,
            },
          }
        : {}),
    },
  });
  const configuration = readPostureConfiguration(config);
  const types = resourceTypesRead(
    enabledControls(defaultControls, configuration),
  );
  const { knex, close } = await openTemporaryDatabase();
  try {
    const store = await PostureStore.create({ knex });
    const collect = async () => {
      completed.start();
      const row = await run(
        {
          config,
          configuration,
          store,
          logger,
          controls: enabledControls(defaultControls, configuration),
          collectors: defaultCollectors,
          now: () => new Date(time.now()),
          aws: {
            base: async () => ({
              accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
              secretAccessKey: managementCredentials.AWS_SECRET_ACCESS_KEY,
            }),
            clock: time,
            requestHandler,
          },
        },
        { trigger: 'manual' },
      );
      if (row.state === 'failed') throw new Error('nothing was collected');
      const seconds = (time.now() - row.startedAt.getTime()) / 1000;
      return { row, seconds, fairness: completed.fairness() };
    };
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
