import { ConfigReader } from '@backstage/config';
import {
  Answered,
  managementCredentials,
  startSimulator,
  World,
} from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { sum } from 'lodash';
import {
  defaultControls,
  enabledControls,
  PostureStore,
  readPostureConfiguration,
  WorkerProcess,
} from '../collector';
import { rounded } from '../statistics';
import { openDatabase } from './postgres';
import { measureProcessorTime } from './processorTime';
import { Repeated, repeatedPages } from './repeated';
import { sumOf, whileAlive } from './signsOfLife';
import { Stored, storedIn } from './stored';

/** A process that says nothing for so long is taken to be dead. */
const LEASE_MS = 5000;

/** Of what a process writes to stderr, what the product says; Node.js and the SDK warn there, too. */
const OWN_WORDS = /^(task|pg-boss|the database|could not)\b/;

/** What one replica may do, and of what. */
export interface Circumstances {
  world: World;
  /** Of the latencies. */
  seed: number;
  quotaShare: number;
  /** The controls that are enabled, and with them what is read. */
  profile: Profile;
  /** Calls to AWS that one replica may have under way at once. */
  parallel: number;
  /** Minutes without a sign of life after which a run is given up. */
  patience: number;
}

/** A run while it goes on. */
export interface Scene {
  /** What it is called where its progress is told. */
  what: string;
  knex: Knex;
  replicas: WorkerProcess[];
  /** How often AWS answered what, sessions left aside. */
  answers: Map<string, number>;
}

/** How a run ended. */
export interface Together {
  state: string;
  /** From its start to its end, by the machine's clock. */
  seconds: number;
  calls: number;
  throttles: number;
  /** How often AWS answered, sessions left aside. */
  answers: number;
  repeated: Repeated;
  /** Processor time in milliseconds for each call: of the replicas that lived to the end together, and of the simulator. */
  cpuMsPerCall: { replicas: number; simulator: number };
  /** Of the machine's processors, on the average, with whatever else it did. */
  busyProcessors: number;
  stored: Stored;
  /** What processes said that went wrong, such as a task that the database refused and that was tried again. */
  complaints: string[];
}

/** One run by so many processes, over a database and a simulator of their own; something may happen to it in between. */
export async function collectTogether(
  what: string,
  circumstances: Circumstances,
  count: number,
  disturb?: (scene: Scene) => Promise<void>,
): Promise<Together> {
  const { world, seed, parallel, patience } = circumstances;
  const answers = new Map<string, number>();
  const simulator = await startSimulator({
    world,
    seed,
    onAnswer(answer) {
      const key = keyOf(answer);
      if (key) answers.set(key, (answers.get(key) ?? 0) + 1);
    },
  });
  const { settings, knex, close } = await openDatabase('replicas');
  const store = await PostureStore.create({ knex });
  const config = configurationOf(circumstances, simulator.url);
  const order = {
    database: settings,
    config,
    controls: controlsOf(config),
    leaseMs: LEASE_MS,
    parallel,
    waits: true,
  };
  const replicas = Array.from(
    { length: count },
    () => new WorkerProcess(order),
  );
  const scene = { what, knex, replicas, answers };
  try {
    const [first, ...others] = replicas;
    await first.begin(...others);
    const processorTime = measureProcessorTime();
    await whileAlive(scene, patience, async () => {
      await disturb?.(scene);
      await Promise.all(
        replicas.filter(one => !one.wasKilled).map(one => one.ended()),
      );
    });
    const { simulatorMs, busyProcessors } = processorTime();
    const [run, ...more] = await store.runs.latest(2);
    if (more.length > 0) throw new Error('there was more than one run');
    const { state, startedAt, endedAt, throttles } = run;
    const calls = sum(Object.values(run.calls));
    return {
      state,
      seconds: (endedAt!.getTime() - startedAt.getTime()) / 1000,
      calls,
      throttles,
      answers: sumOf(answers),
      repeated: repeatedPages({
        pages: replicas.flatMap(({ pages }) => pages),
        answers,
      }),
      cpuMsPerCall: {
        replicas: rounded(sum(replicas.map(({ cpuMs }) => cpuMs)) / calls),
        simulator: rounded(simulatorMs / calls),
      },
      busyProcessors,
      stored: await storedIn(knex),
      complaints: replicas.flatMap(({ complaints }) =>
        complaints.split('\n').filter(line => OWN_WORDS.test(line)),
      ),
    };
  } finally {
    await Promise.all(replicas.map(one => one.kill()));
    await simulator.stop();
    await close();
  }
}

/** Undefined for what each process has to ask for itself: who it is, and sessions. */
function keyOf({ operation, accountId, region, input }: Answered) {
  return operation.startsWith('sts:')
    ? undefined
    : [operation, accountId, region, JSON.stringify(input)].join(' ');
}

function configurationOf(
  { world, profile, quotaShare }: Circumstances,
  endpoint: string,
) {
  return {
    aws: {
      mainAccount: {
        accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
        secretAccessKey: managementCredentials.AWS_SECRET_ACCESS_KEY,
      },
    },
    serverlessPosture: {
      organization: {
        roleName: world.roleName,
        externalId: world.externalId,
      },
      endpoint,
      profile,
      quotaShare,
    },
  };
}

function controlsOf(config: ReturnType<typeof configurationOf>): string[] {
  const configuration = readPostureConfiguration(new ConfigReader(config));
  return enabledControls(defaultControls, configuration).map(({ id }) => id);
}
