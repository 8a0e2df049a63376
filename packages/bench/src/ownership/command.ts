import { Command, InvalidArgumentError, Option } from 'commander';
import { inOwnProcess } from '../ownProcess';
import type { DemoMeasurement } from './demo';
import type { ScaleMeasurement } from './scale';

interface Options {
  world: 'demo' | 'large';
  entities: number;
  resources: number;
  seed: number;
  json: boolean;
}

/** `bench ownership`: whether attribution is right, and what it takes. */
export function addOwnershipCommand(program: Command) {
  program
    .command('ownership')
    .description(
      'attribution against what the simulated world knows of its owners, or of very many resources in one pass',
    )
    .addOption(
      new Option(
        '--world <name>',
        'demo: is it right? large: what does it take?',
      )
        .choices(['demo', 'large'])
        .default('large'),
    )
    .option('--entities <count>', 'of the catalog, large', wholeNumber, 10_000)
    .option('--resources <count>', 'large', wholeNumber, 200_000)
    .option('--seed <seed>', 'demo', wholeNumber, 1)
    .option('--json', 'as one JSON document', false)
    .action(benchOwnership);
}

async function benchOwnership({ json, ...options }: Options) {
  const { world, entities, resources, seed } = options;
  const result = await inOwnProcess<DemoMeasurement | ScaleMeasurement>(
    world === 'demo'
      ? { kind: 'ownership-demo', seed }
      : { kind: 'ownership-scale', entities, resources },
  );
  process.stdout.write(
    `${json ? JSON.stringify(result, undefined, 2) : lineOf(result)}\n`,
  );
}

function lineOf(measured: DemoMeasurement | ScaleMeasurement): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return 'precision' in measured
    ? `demo: ${percent(measured.share)} of ${
        measured.resources
      } resources owned; of ${
        measured.compared
      } whose owner the world knows ${percent(
        measured.precision,
      )} of the attributed ones are right, and ${percent(
        measured.recall,
      )} of the owned ones found`
    : `${measured.resources} resources, ${measured.entities} entities: index ${measured.indexSeconds} s, first pass ${measured.firstSeconds} s, unchanged pass ${measured.unchangedSeconds} s, pass after a change of the catalog ${measured.changedSeconds} s; ${measured.cpuSeconds} s of CPU; ${measured.peakMb} MB`;
}

function wholeNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return count;
}
