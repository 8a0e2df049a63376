import { Command, InvalidArgumentError, Option } from 'commander';
import { WorldName, worldNames } from 'aws-simulator';
import type { Baseline } from './baselines';
import { Profile, profiles } from 'backstage-plugin-serverless-posture-common';
import { measureOverHttp } from './httpRun';
import { Measurement } from './measurement';
import { inOwnProcess } from './ownProcess';
import { medians } from './statistics';
import type { MeasuredRuns } from './virtualRun';

interface Options {
  world: WorldName;
  seeds: number;
  quotaShare: number;
  warm: boolean;
  once: boolean;
  profile: Profile;
  http: boolean;
  lane: 'native' | 'config';
  accounts?: number;
  heap: number;
  baselines: boolean;
  json: boolean;
}

export function addCollectionCommand(program: Command) {
  program
    .command('collection')
    .description(
      'collections of a simulated organization against the least that they take',
    )
    .addOption(
      new Option('--world <name>', 'the organization')
        .choices(worldNames)
        .makeOptionMandatory(),
    )
    .option('--seeds <count>', 'how many seeds', wholeNumber, 1)
    .option('--quota-share <share>', 'share of every quota', share, 0.5)
    .addOption(
      new Option('--lane <lane>', 'what is read from')
        .choices(['native', 'config'])
        .default('native'),
    )
    .option(
      '--accounts <count>',
      'of the organization, only so many accounts',
      wholeNumber,
    )
    .addOption(
      new Option('--profile <profile>', 'the controls that are enabled')
        .choices(profiles)
        .default('essential'),
    )
    .option('--warm', 'the second run, of which nothing changed', false)
    .option(
      '--once',
      'leave out the second run, and with it what an unchanged run writes',
      false,
    )
    .option(
      '--http',
      "over HTTP and in the machine's time instead of virtual time",
      false,
    )
    .option(
      '--heap <MB>',
      'what the heap of a collection in virtual time may grow to',
      wholeNumber,
      192,
    )
    .option('--no-baselines', 'leave out how others collect')
    .option('--json', 'as one JSON document', false)
    .action(benchCollection);
}

async function benchCollection(options: Options, command: Command) {
  const { world, quotaShare, warm, once, http, lane, profile } = options;
  const { accounts, heap, json } = options;
  if (http && warm) command.error('error: --http measures cold runs only');
  if (http && lane !== 'native')
    command.error('error: --http measures the native lane only');
  if (http && accounts)
    command.error('error: --http measures whole organizations only');
  if (http && command.getOptionValueSource('heap') === 'cli')
    command.error('error: --http leaves the heap to the machine');
  const runs: MeasuredRuns[] = [];
  for (let seed = 1; seed <= options.seeds; seed++) {
    const task = {
      world,
      seed,
      quotaShare,
      warm,
      once,
      lane,
      profile,
      accounts,
      heap,
    };
    const measured = http
      ? { first: await measureOverHttp(task) }
      : await inOwnProcess<MeasuredRuns>(task);
    runs.push(measured);
    for (const [run, one] of Object.entries(measured))
      process.stderr.write(`${lineOf(`seed ${seed}, ${run} run`, one)}\n`);
  }
  const first = withMedian(runs.map(one => one.first));
  const second = warm && withMedian(runs.map(one => one.second!));
  const { seeds, median } = second || first;
  const baselines = options.baselines ? await baselinesOf(world) : {};
  const result = {
    world,
    profile,
    quotaShare,
    seeds,
    median,
    ...(second ? { first } : {}),
    baselines,
  };
  process.stdout.write(
    json
      ? `${JSON.stringify(result, undefined, 2)}\n`
      : `${lineOf(
          `world ${world}, profile ${profile}`,
          median,
        )}\n${Object.entries(baselines).map(baselineLine).join('')}`,
  );
}

function withMedian(seeds: Measurement[]) {
  const { seed: _, ...median } = medians(seeds);
  return { seeds, median: median as Omit<Measurement, 'seed'> };
}

/** Of the first seed: what sets them apart is no matter of seeds. */
function baselinesOf(world: WorldName): Promise<Record<string, Baseline>> {
  return inOwnProcess({ kind: 'baselines', world, seed: 1 });
}

function lineOf(title: string, m: Omit<Measurement, 'seed'>): string {
  const cpu = m.cpuMsPerCall ? `; ${m.cpuMsPerCall} ms of CPU a call` : '';
  return (
    `${title}: ${m.calls} calls, ${m.callRatio} × the least; ${m.makespanSeconds} s, ${m.makespanRatio} × the floor; ` +
    `${m.throttleRatio * 100} % throttled; ${m.peakRssMb} MB${cpu}`
  );
}

function baselineLine([name, baseline]: [string, Baseline]): string {
  const { calls, makespanSeconds, throttleRatio, lost } = baseline;
  return `  ${name}: ${calls} calls, ${lost} reads lost; ${makespanSeconds} s; ${
    throttleRatio * 100
  } % throttled\n`;
}

function wholeNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return count;
}

function share(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 1))
    throw new InvalidArgumentError('Write a number above 0 and at most 1.');
  return number;
}
