import { Command, InvalidArgumentError } from 'commander';
import { faultCases } from './cases';
import { FaultResult } from './faultCase';
import { playFault } from './playFault';

/** `bench faults`: what goes wrong, and what the store makes of it. */
export function addFaultsCommand(program: Command) {
  program
    .command('faults')
    .description(
      'what goes wrong at AWS, in the database and between processes, and what the store makes of it',
    )
    .option(
      '--fault <number>',
      'only this one; may be repeated',
      (value: string, before: number[]) => [...before, faultNumber(value)],
      [] as number[],
    )
    .option('--json', 'as one JSON document', false)
    .action(benchFaults);
}

async function benchFaults({
  fault: chosen,
  json,
}: {
  fault: number[];
  json: boolean;
}) {
  const results: FaultResult[] = [];
  for (const one of faultCases) {
    if (chosen.length > 0 && !chosen.includes(one.fault)) continue;
    const result = await playFault(one);
    results.push(result);
    process.stderr.write(`${lineOf(result)}\n`);
  }
  const said = json
    ? JSON.stringify(results, undefined, 2)
    : `${results.filter(({ ok }) => ok).length} of ${results.length} hold`;
  await new Promise(written => {
    process.stdout.write(`${said}\n`, written);
  });
  // What waits for ever would keep the process alive.
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
}

function lineOf(result: FaultResult): string {
  const { fault, title, ok, broken } = result;
  const { falseDeletes, falsePasses, lostRows, duplicateRows } = result;
  return [
    `${
      ok ? 'holds ' : 'BROKEN'
    } ${fault} ${title}: ${falseDeletes} false deletes, ${falsePasses} false passes, ` +
      `${lostRows} lost and ${duplicateRows} duplicate rows, ${result.repeatedPages} pages repeated`,
    ...broken.map(what => `       ${what}`),
  ].join('\n');
}

function faultNumber(value: string): number {
  const number = Number(value);
  if (!faultCases.some(({ fault }) => fault === number))
    throw new InvalidArgumentError(
      `Write a number from 1 to ${faultCases.length}.`,
    );
  return number;
}
