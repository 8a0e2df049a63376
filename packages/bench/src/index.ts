import { Command } from 'commander';
import { addCollectionCommand } from './collection';

/** `yarn bench …`: ratios against what the simulated world itself says is the least. */
export async function main(argv: string[]) {
  const program = new Command('bench').description(
    'benchmarks of the serverless posture plugins',
  );
  addCollectionCommand(program);
  await program.parseAsync(argv);
}
