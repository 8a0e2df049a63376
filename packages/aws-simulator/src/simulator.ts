import { createClock, realTime, SimulatorClock, Time } from './clock';
import { controlEndpoint } from './controlEndpoint';
import { Counters, createCounters } from './counters';
import { createFaultPlan, Fault, Faults } from './faults';
import {
  Answer,
  inProcess,
  InProcessHandler,
  listen,
} from './protocol/transport';
import type { Answered } from './limits/latency';
import { createSimulation } from './simulation';
import { createWorld, WorldName } from './world/createWorld';
import { World } from './world/world';

/** How a simulator is started. */
export interface SimulatorOptions {
  /** A named world, or one of your own. */
  world: WorldName | World;
  /** Port on 127.0.0.1; left out: a free one. */
  port?: number;
  /** Seed of the world, the latencies and the faults. Default 1. */
  seed?: number;
  /** The last day of a named world's story; the clock starts here. */
  today?: Date;
  /** Whether answers take time. Default true. */
  latency?: boolean;
  /** Whether quotas throttle. Default true. */
  quotas?: boolean;
  faults?: Fault[];
  /** The time in which credentials expire, buckets fill and answers take time. Default: the machine's. */
  time?: Time;
  /** Told of every answer of an operation when it arrives, also that there is none; not of refusals. */
  onAnswer?(answer: Answered): void;
}

/** A simulation without a server: SDK clients reach it through `requestHandler`. */
export interface Simulator {
  world: World;
  counters: Counters;
  clock: SimulatorClock;
  faults: Faults;
  /** Answers one request, however it came. */
  answer: Answer;
  /** For `new LambdaClient({ requestHandler })`. */
  requestHandler: InProcessHandler;
}

/** A simulation that listens. */
export interface RunningSimulator extends Simulator {
  /** For `AWS_ENDPOINT_URL`. */
  url: string;
  stop(): Promise<void>;
}

/** A simulation in this process. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { seed = 1, time = realTime, latency = true, quotas = true } = options;
  const world =
    typeof options.world === 'string'
      ? createWorld(options.world, seed, options.today)
      : options.world;
  const clock = createClock(world.today, time);
  const counters = createCounters();
  const faults = createFaultPlan(options.faults, seed, time);
  const simulation = createSimulation({
    world,
    clock,
    time,
    counters,
    faults,
    seed,
    latency,
    quotas,
    onAnswer: options.onAnswer,
  });
  const answer = controlEndpoint(
    { world, clock, counters, faults },
    simulation,
  );
  return {
    world,
    clock,
    counters,
    faults,
    answer,
    requestHandler: inProcess(answer),
  };
}

/** Starts a simulated AWS Organization on 127.0.0.1. */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<RunningSimulator> {
  const simulator = createSimulator(options);
  const { server, url } = await listen(simulator.answer, options.port);
  return {
    ...simulator,
    url,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
