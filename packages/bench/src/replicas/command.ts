import {
  createWorld,
  firstAccounts,
  WorldName,
  worldNames,
} from 'aws-simulator';
import { profiles } from 'backstage-plugin-serverless-posture-common';
import { Command, InvalidArgumentError, Option } from 'commander';
import { difference } from 'lodash';
import { rounded } from '../statistics';
import { Circumstances, Together } from './collectTogether';
import { PhaseName, phaseNames, Phases, playPhases } from './phases';
import { besidePostgres } from './postgres';
import { FINDINGS } from './repeated';
import { duplicateRows, lostRows } from './stored';

/** What a second replica may leave of the time that one takes. */
const RATIO = 0.6;

interface Options extends Omit<Circumstances, 'world'> {
  world: WorldName;
  accounts?: number;
  phases: PhaseName[];
  keep?: string;
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
      '--phases <names>',
      'what to play: one process, two, and two of which one is killed',
      phaseList,
      [...phaseNames],
    )
    .option(
      '--keep <folder>',
      'where phases are kept, and taken from where they are not played',
    )
    .option(
      '--patience <minutes>',
      'without an answer or the end of a task, after which to give up',
      positive,
      // The last task of a large organization writes for minutes.
      10,
    )
    .option('--json', 'as one JSON document', false)
    .action(benchReplicas);
}

async function benchReplicas({
  world: name,
  accounts,
  json,
  phases,
  keep,
  patience,
  ...options
}: Options) {
  const code = await besidePostgres();
  if (code !== undefined) {
    process.exitCode = code;
    return;
  }
  const whole = createWorld(name, options.seed, new Date());
  const world = accounts ? firstAccounts(whole, accounts) : whole;
  const about = { world: name, accounts: world.accounts.length, ...options };
  const played = await playPhases(
    phases,
    { ...options, patience, world },
    { folder: keep, about },
  );
  const result = { ...about, ...resultOf(played) };
  process.stdout.write(
    json
      ? `${JSON.stringify(result, undefined, 2)}\n`
      : `two take ${result.ratio ?? 'an unknown part'} of the time of one\n`,
  );
  if (!result.ok) process.exitCode = 1;
}

/** What holds of the phases that were played. */
export function resultOf({ one, two, killed }: Phases) {
  const ratio = two && rounded(two.seconds / one.seconds);
  const wrong = [two, killed].map(run => run && differences(run, one));
  const [ofTwo, ofKilled] = wrong;
  return {
    calls: one.calls,
    oneSeconds: one.seconds,
    twoSeconds: two?.seconds,
    ratio,
    one: numbersOf(one),
    two: two && { ...numbersOf(two), ...ofTwo },
    killed: killed && {
      seconds: killed.seconds,
      ...numbersOf(killed),
      repeatedPages: killed.repeated.total,
      repeatedPagesOfOneTask: killed.repeated.most,
      repeatedMostIn: killed.repeated.where,
      repeatedUnheld: difference(
        killed.repeated.readings,
        killed.held.readings,
      ).filter(reading => !reading.startsWith(FINDINGS)),
      tasksInFlight: killed.held.tasks,
      leasesInFlight: killed.held.leases,
      ...ofKilled,
    },
    ok:
      [two, killed].every(run => !run || run.state === one.state) &&
      (ratio === undefined || ratio <= RATIO) &&
      (!killed ||
        (killed.repeated.most <= 1 &&
          killed.repeated.total <= killed.held.tasks)) &&
      wrong.every(
        found => !found || found.lostRows + found.duplicateRows === 0,
      ),
  };
}

function numbersOf({ throttles, cpuMsPerCall, busyProcessors }: Together) {
  return { throttles, cpuMsPerCall, busyProcessors };
}

function differences({ stored }: Together, truth: Together) {
  const lost = lostRows(stored, truth.stored);
  const duplicate = duplicateRows(stored, truth.stored);
  return {
    lostRows: lost.length,
    duplicateRows: duplicate.length,
    // Some of them, to know where to look.
    broken: [...lost, ...duplicate].slice(0, 10),
  };
}

function phaseList(text: string): PhaseName[] {
  const names = text.split(',') as PhaseName[];
  if (!names.every(name => phaseNames.includes(name)))
    throw new InvalidArgumentError(
      `Name some of ${phaseNames.join(', ')}, separated by commas.`,
    );
  return names;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Write a whole number from 1 on.');
  return value;
}
