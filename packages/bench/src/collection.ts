import { Command, InvalidArgumentError } from 'commander';
import { createWorld, floorSeconds, minimumCalls } from 'aws-simulator';
import { collectOnce } from './collectOnce';
import { medians, rounded } from './statistics';
import { startSimulatorProcess } from './simulator';

const worlds = ['demo', 'S'] as const;
type WorldName = (typeof worlds)[number];

/** What one seed measured. Times are wall clock against the simulator's quotas and latencies. */
export interface Measurement extends Record<string, number> {
  seed: number;
  calls: number;
  minimumCalls: number;
  /** calls ÷ minimumCalls. */
  callRatio: number;
  makespanSeconds: number;
  /** What the quotas alone demand, at the share that we take. */
  floorSeconds: number;
  makespanRatio: number;
  /** 429s ÷ calls. */
  throttleRatio: number;
  peakRssMb: number;
}

export function addCollectionCommand(program: Command) {
  program
    .command('collection')
    .description(
      'one cold collection of a simulated organization against the least that it takes',
    )
    .requiredOption('--world <name>', worlds.join(' or '), oneOfWorlds)
    .option('--seeds <count>', 'how many seeds', wholeNumber, 1)
    .option('--quota-share <share>', 'share of every quota', Number, 0.5)
    .option('--json', 'as one JSON document')
    .action(benchCollection);
}

async function benchCollection(options: {
  world: WorldName;
  seeds: number;
  quotaShare: number;
  json?: boolean;
}) {
  const measurements: Measurement[] = [];
  for (let seed = 1; seed <= options.seeds; seed++) {
    measurements.push(await measure(options.world, seed, options.quotaShare));
  }
  const { seed: _, ...median } = medians(measurements);
  const result = {
    world: options.world,
    seeds: measurements,
    median,
    baselines: {},
  };
  if (options.json) {
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    return;
  }
  const m = median as Measurement;
  process.stdout.write(
    `${options.world}: ${m.calls} calls, ${m.callRatio} × the least (${m.minimumCalls}); ` +
      `${m.makespanSeconds} s, ${m.makespanRatio} × the quotas' floor (${m.floorSeconds} s); ` +
      `${m.throttleRatio * 100} % throttled; ${m.peakRssMb} MB\n`,
  );
}

async function measure(
  name: WorldName,
  seed: number,
  quotaShare: number,
): Promise<Measurement> {
  const simulator = await startSimulatorProcess(name, seed);
  try {
    const at = new Date();
    const world = createWorld(name, seed, at);
    const collected = await collectOnce(
      simulator.url,
      world.externalId,
      quotaShare,
    );
    const { total: minimum } = minimumCalls(world, at, { findings: true });
    const floor = floorSeconds(world, at, quotaShare, { findings: true });
    const { calls, seconds, throttles, peakRssMb } = collected;
    return {
      seed,
      calls,
      minimumCalls: minimum,
      callRatio: rounded(calls / minimum),
      makespanSeconds: rounded(seconds),
      floorSeconds: rounded(floor),
      makespanRatio: rounded(seconds / floor),
      throttleRatio: rounded(throttles / calls),
      peakRssMb,
    };
  } finally {
    await simulator.stop();
  }
}

function oneOfWorlds(value: string): WorldName {
  const world = worlds.find(known => known === value);
  if (!world)
    throw new InvalidArgumentError(`It is none of ${worlds.join(', ')}.`);
  return world;
}

function wholeNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return count;
}
