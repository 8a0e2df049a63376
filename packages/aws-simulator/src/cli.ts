import { program } from 'commander';
import { MANAGEMENT_ACCESS_KEY_ID } from './identity/credentials';
import { startSimulator } from './simulator';
import { WorldName, worldNames } from './world/createWorld';

function number(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`${text} must be a whole number`);
  return value;
}

program
  .name('aws-simulator')
  .description('A simulated AWS Organization on 127.0.0.1')
  .option('--world <name>', worldNames.join(' or '), 'demo')
  .option('--port <number>', 'left out: a free one', number)
  .option('--seed <number>', 'of the world, latencies and faults', number, 1)
  .option(
    '--today <date>',
    "the last day of the world's story, such as 2026-09-14; left out: today",
  )
  .option('--no-latency', 'answer at once')
  .option('--no-quotas', 'never throttle')
  .action(async ({ world, port, seed, today, latency, quotas }) => {
    const simulator = await startSimulator({
      world: world as WorldName,
      port,
      seed,
      today: today ? new Date(today) : new Date(),
      latency,
      quotas,
    });
    process.stdout.write(`${simulator.url}\n`);
    process.stderr.write(
      `World ${world}, seed ${seed}. Use it with\n` +
        `  AWS_ENDPOINT_URL=${simulator.url} AWS_ACCESS_KEY_ID=${MANAGEMENT_ACCESS_KEY_ID} AWS_SECRET_ACCESS_KEY=any AWS_REGION=${simulator.world.homeRegion}\n` +
        `Reader role ${simulator.world.roleName}, ExternalId ${simulator.world.externalId}.\n`,
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void simulator.stop());
    }
  });

program.parseAsync().catch((error: Error) => {
  process.stderr.write(`aws-simulator: ${error.message}\n`);
  process.exitCode = 2;
});
