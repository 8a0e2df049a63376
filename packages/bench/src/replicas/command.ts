import {
  createWorld,
  firstAccounts,
  WorldName,
  worldNames,
} from 'aws-simulator';
import { profiles } from 'backstage-plugin-serverless-posture-common';
import { Command, InvalidArgumentError, Option } from 'commander';
import { duplicateRows, lostRows } from '../faults/snapshot';
import { Circumstances, collectTogether, Together } from './collectTogether';
import { InFlight, killOne } from './kill';
import { besidePostgres } from './postgres';
import { repeatedPages } from './repeated';
import { sumOf } from './signsOfLife';

/** What a second replica may leave of the time that one takes. */
const RATIO = 0.6;

interface Options extends Omit<Circumstances, 'world'> {
  world: WorldName;
  accounts?: number;
  json: boolean;
}

/** `bench replicas`: what a second process brings, and what is lost where one of two is killed. */
export function addReplicasCommand(program: Command) {
  program
    .command('replicas')
    .description(
      'one process and two on PostgreSQL, over HTTP and in the machine’s time, and two of which one is killed',
    )
    .addOption(
      new Option('--world <name>', 'the organization')
        .choices([...worldNames])
        .default('S'),
    )
    .option(
      '--accounts <count>',
      'of the organization, only so many accounts',
      positive,
    )
    .option('--seed <number>', 'of the world and the latencies', positive, 1)
    .option(
      '--parallel <number>',
      'calls to AWS that one process may have under way at once',
      positive,
      4,
    )
    .addOption(
      new Option('--profile <profile>', 'the controls that are enabled')
        .choices(profiles)
        .default('essential'),
    )
    .option('--quota-share <share>', 'share of every quota', Number, 0.5)
    .option(
      '--patience <minutes>',
      'without an answer or the end of a task, after which to give up',
      positive,
      3,
    )
    .option('--json', 'as one JSON document', false)
    .action(benchReplicas);
}

async function benchReplicas({
  world: name,
  accounts,
  json,
  ...options
}: Options) {
  const code = await besidePostgres();
  if (code !== undefined) {
    process.exitCode = code;
    return;
  }
  const whole = createWorld(name, options.seed, new Date());
  const world = accounts ? firstAccounts(whole, accounts) : whole;
  const circumstances = { ...options, world };
  const play = async (
    what: string,
    ...rest: [number, Parameters<typeof collectTogether>[2]?]
  ) => {
    const run = await collectTogether(what, circumstances, ...rest);
    process.stderr.write(
      `${what}: ${run.state} after ${run.seconds} s, ${run.calls} calls, ${run.throttles} throttled\n`,
    );
    return run;
  };
  const one = await play('one process', 1);
  const two = await play('two', 2);
  let held: InFlight | undefined;
  const killed = await play('two, of which one is killed', 2, async scene => {
    held = await killOne(scene, sumOf(two.answers) / 2);
  });
  const result = resultOf(name, options, { one, two, killed, held: held! });
  process.stdout.write(
    json
      ? `${JSON.stringify(result, undefined, 2)}\n`
      : `two take ${result.ratio} of the time of one\n`,
  );
  if (!result.ok) process.exitCode = 1;
}

function resultOf(
  world: string,
  { seed, profile, parallel, quotaShare }: Omit<Circumstances, 'world'>,
  runs: { one: Together; two: Together; killed: Together; held: InFlight },
) {
  const { one, two, killed, held } = runs;
  const differs = (run: Together) => ({
    lostRows: lostRows(run.snapshot, one.snapshot),
    duplicateRows: duplicateRows(run.snapshot, one.snapshot),
  });
  const pages = repeatedPages(killed);
  const ratio = Math.round((two.seconds / one.seconds) * 1000) / 1000;
  const wrong = { two: differs(two), killed: differs(killed) };
  return {
    world,
    seed,
    profile,
    parallel,
    quotaShare,
    calls: one.calls,
    oneSeconds: one.seconds,
    twoSeconds: two.seconds,
    ratio,
    two: wrong.two,
    killed: {
      seconds: killed.seconds,
      repeatedPages: pages.total,
      repeatedPagesOfOneTask: pages.most,
      tasksInFlight: held.tasks,
      leasesInFlight: held.leases,
      ...wrong.killed,
    },
    ok:
      [one, two, killed].every(({ state }) => state === one.state) &&
      ratio <= RATIO &&
      pages.most <= 1 &&
      pages.total <= held.tasks &&
      Object.values(wrong)
        .flatMap(Object.values)
        .every(count => count === 0),
  };
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Write a whole number from 1 on.');
  return value;
}
