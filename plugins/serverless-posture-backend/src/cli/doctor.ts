import { stdout } from 'node:process';
import { Command } from 'commander';
import { defaultCollectors } from '../collection/collectors';
import { diagnose, Diagnosis } from '../runs/diagnose';
import { loadConfiguration, ScanOptions } from './configuration';
import { EXIT_NOTHING_COLLECTED } from './exitCodes';
import { table } from './table';

export function addDoctorCommand(program: Command) {
  program
    .command('doctor')
    .description(
      'say which accounts can be read, what is denied, and what to change',
    )
    .option(
      '--config <file>',
      'configuration file, may be given several times',
      (value, all: string[] = []) => [...all, value],
    )
    .option('--json', 'as one JSON document')
    .action(
      async (options: Pick<ScanOptions, 'config'> & { json?: boolean }) => {
        const { config, configuration } = await loadConfiguration({
          config: options.config,
        });
        const diagnosis = await diagnose({
          config,
          configuration,
          collectors: defaultCollectors,
        });
        stdout.write(
          options.json
            ? `${JSON.stringify(diagnosis, undefined, 2)}\n`
            : inWords(diagnosis),
        );
        if (!diagnosis.accounts.some(({ reachable }) => reachable))
          process.exitCode = EXIT_NOTHING_COLLECTED;
      },
    );
}

function inWords({ home, accounts }: Diagnosis): string {
  const who = home.arn
    ? `The credentials found are ${home.arn} in account ${home.accountId}.\n`
    : `There are no usable credentials: ${home.message}\n`;
  const rows = accounts.map(
    ({ accountId, name, state, reachable, regions, problems }) => [
      accountId,
      name,
      state,
      reachable ? 'yes' : 'no',
      regions
        .filter(region => region.enabled)
        .map(({ region }) => region)
        .join(' '),
      problems.length ? `${problems.length} problems` : 'in order',
    ],
  );
  const problems = accounts.flatMap(account =>
    account.problems.map(
      ({ title, detail, fix }) => `${title}\n  ${detail}\n  Do this: ${fix}\n`,
    ),
  );
  return `${who}\n${table(
    ['ACCOUNT', 'NAME', 'STATE', 'REACHABLE', 'REGIONS', ''],
    rows,
  )}\n${problems.join('\n')}`;
}
