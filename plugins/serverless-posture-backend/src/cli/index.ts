import { stderr } from 'node:process';
import { Command } from 'commander';
import { addControlsCommand } from './controls';
import { addDoctorCommand } from './doctor';
import { addPolicyCommand } from './policy';
import { EXIT_USAGE } from './exitCodes';
import { addScanCommand } from './scan';

/** The command line: the same collector and controls as the plugin, without Backstage. @public */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('serverless-posture')
    .description('Serverless posture of an AWS account or organization')
    .showHelpAfterError()
    .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE));
  addScanCommand(program);
  addDoctorCommand(program);
  addPolicyCommand(program);
  addControlsCommand(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    const { name, message } = error as Error;
    stderr.write(
      `${name === 'InputError' ? message : `${name}: ${message}`}\n`,
    );
    process.exitCode = name === 'InputError' ? EXIT_USAGE : 1;
  }
}
