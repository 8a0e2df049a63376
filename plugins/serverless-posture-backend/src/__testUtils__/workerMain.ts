import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import createKnex from 'knex';
import { defaultCollectors } from '../collection/collectors';
import { readPostureConfiguration } from '../collection/configuration';
import { defaultControls } from '../controls/catalogue';
import { Runner } from '../runs/runner';
import { PostureStore } from '../store/store';
import type { WorkerOrder } from './workerProcess';

const silent: LoggerService = {
  error: text => process.stderr.write(`${text}\n`),
  warn: text => process.stderr.write(`${text}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => silent,
};

/** Joins the run that is going on or begins one, and ends with it. */
async function main(order: WorkerOrder) {
  const knex = createKnex(order.database);
  const store = await PostureStore.create({ knex });
  const config = new ConfigReader(order.config);
  const runner = new Runner({
    store,
    config,
    configuration: readPostureConfiguration(config),
    logger: silent,
    controls: defaultControls.filter(({ id }) => order.controls.includes(id)),
    collectors: defaultCollectors,
    now: () => new Date(order.now),
    leaseMs: order.leaseMs,
  });
  await runner.run('manual');
  await runner.stop();
  await knex.destroy();
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
});
