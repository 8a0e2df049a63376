import { stdout } from 'node:process';
import { Command } from 'commander';
import { InputError } from '@backstage/errors';
import { PostureConfiguration } from '../collection/configuration';
import { defaultCollectors } from '../collection/collectors';
import { inPartition, readerPolicy } from '../collection/readerRole';
import {
  cloudFormationTemplate,
  RoleTemplate,
  terraformModule,
} from '../collection/roleTemplates';
import { writerPolicy } from '../collection/writerRole';
import { loadConfiguration, ScanOptions } from './configuration';

const formats = ['json', 'cloudformation', 'terraform'] as const;

export function addPolicyCommand(program: Command) {
  program
    .command('policy')
    .description(
      'print the policy of the role that we read or write with, or a template that creates the role',
    )
    .option(
      '--config <file>',
      'configuration file that names the role',
      (value, all: string[] = []) => [...all, value],
    )
    .option('--format <format>', formats.join(', '), 'json')
    .option('--role <role>', 'reader, writer', 'reader')
    .action(
      async (
        options: Pick<ScanOptions, 'config'> & { format: string; role: string },
      ) => {
        const { configuration } = await loadConfiguration({
          config: options.config,
        });
        const template = templateOf(options.role, configuration);
        stdout.write(`${print(options.format, template).trimEnd()}\n`);
      },
    );
}

function templateOf(
  role: string,
  { organization, securityHub }: PostureConfiguration,
): RoleTemplate {
  switch (role) {
    case 'reader':
      return {
        kind: 'reader',
        roleName: organization?.roleName ?? 'serverless-posture-reader',
        policy: readerPolicy(defaultCollectors),
      };
    case 'writer':
      if (!securityHub.writeBack) {
        throw new InputError(
          '--role: nothing is written unless serverlessPosture.securityHub.writeBack.enabled is true in a file given by --config',
        );
      }
      return {
        kind: 'writer',
        roleName: securityHub.writeBack.roleName,
        policy: writerPolicy(),
      };
    default:
      throw new InputError(`--role: '${role}' is none of reader, writer`);
  }
}

function print(format: string, template: RoleTemplate): string {
  switch (format) {
    case 'json':
      return JSON.stringify(inPartition(template.policy, 'aws'), undefined, 2);
    case 'cloudformation':
      return cloudFormationTemplate(template);
    case 'terraform':
      return terraformModule(template);
    default:
      throw new InputError(
        `--format: '${format}' is none of ${formats.join(', ')}`,
      );
  }
}
