import { stdout } from 'node:process';
import { Command } from 'commander';
import { InputError } from '@backstage/errors';
import { defaultCollectors } from '../collection/collectors';
import { inPartition, readerPolicy } from '../collection/readerRole';
import {
  cloudFormationTemplate,
  terraformModule,
} from '../collection/readerRoleTemplates';
import { loadConfiguration, ScanOptions } from './configuration';

const formats = ['json', 'cloudformation', 'terraform'] as const;

export function addPolicyCommand(program: Command) {
  program
    .command('policy')
    .description(
      "print the reader role's policy, or a template that creates the role",
    )
    .option(
      '--config <file>',
      'configuration file that names the role',
      (value, all: string[] = []) => [...all, value],
    )
    .option('--format <format>', formats.join(', '), 'json')
    .action(
      async (options: Pick<ScanOptions, 'config'> & { format: string }) => {
        const { configuration } = await loadConfiguration({
          config: options.config,
        });
        const roleName =
          configuration.organization?.roleName ?? 'serverless-posture-reader';
        stdout.write(`${print(options.format, roleName).trimEnd()}\n`);
      },
    );
}

function print(format: string, roleName: string): string {
  switch (format) {
    case 'json':
      return JSON.stringify(
        inPartition(readerPolicy(defaultCollectors), 'aws'),
        undefined,
        2,
      );
    case 'cloudformation':
      return cloudFormationTemplate(defaultCollectors, { roleName });
    case 'terraform':
      return terraformModule(defaultCollectors, { roleName });
    default:
      throw new InputError(
        `--format: '${format}' is none of ${formats.join(', ')}`,
      );
  }
}
