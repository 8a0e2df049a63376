import { Command } from 'commander';
import { addApiCommand } from './api/command';
import { addCollectionCommand } from './collection';
import { addFaultsCommand } from './faults/command';
import { addOwnershipCommand } from './ownership/command';
import { addReplicasCommand } from './replicas/command';

/** `yarn bench …`: ratios against what the simulated world itself says is the least. */
export async function main(argv: string[]) {
  const program = new Command('bench').description(
    'benchmarks of the serverless posture plugins',
  );
  // Before the commands, which take it over.
  program.exitOverride(({ exitCode }) => process.exit(exitCode && 2));
  addApiCommand(program);
  addCollectionCommand(program);
  addFaultsCommand(program);
  addOwnershipCommand(program);
  addReplicasCommand(program);
  await program.parseAsync(argv);
}
