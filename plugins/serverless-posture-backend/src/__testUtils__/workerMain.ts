import { once } from 'node:events';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Collector, Listing } from 'backstage-plugin-serverless-posture-node';
import createKnex from 'knex';
import { collectorsFor, defaultCollectors } from '../collection/collectors';
import { readPostureConfiguration } from '../collection/configuration';
import { defaultControls, resourceTypesRead } from '../controls/catalogue';
import { Runner } from '../runs/runner';
import { PostureStore } from '../store/store';
import type { WorkerMessage, WorkerOrder } from './workerProcess';

const silent: LoggerService = {
  error: text => process.stderr.write(`${text}\n`),
  warn: text => process.stderr.write(`${text}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => silent,
};

function tell(message: WorkerMessage) {
  process.send?.(message);
}

/** The collector, which tells of every page that it begins to read. */
function telling(collector: Collector): Collector {
  const tellingListing = (listing: Listing): Listing => ({
    ...listing,
    page(aws, token, inventory) {
      const { accountId } = aws;
      const region = collector.scope === 'global' ? GLOBAL_REGION : aws.region;
      const about = { collector: collector.id, listing: listing.id };
      tell({ accountId, region, ...about, token });
      return listing.page(aws, token, inventory);
    },
  });
  return { ...collector, listings: collector.listings.map(tellingListing) };
}

/** Joins the run that is going on or begins one, and ends with it. */
async function main(order: WorkerOrder) {
  const { now, parallel } = order;
  // Who started it is gone, or it is through.
  process.once('disconnect', () => process.exit());
  const knex = createKnex(order.database);
  const store = await PostureStore.create({ knex });
  const config = new ConfigReader(order.config);
  const controls = defaultControls.filter(({ id }) =>
    order.controls.includes(id),
  );
  const runner = new Runner({
    store,
    config,
    configuration: readPostureConfiguration(config),
    logger: silent,
    controls,
    // Cut before they are changed: by what they are now, nobody would know which can be.
    collectors: collectorsFor(
      defaultCollectors,
      resourceTypesRead(controls),
    ).map(telling),
    now: () => (now ? new Date(now) : new Date()),
    leaseMs: order.leaseMs,
    aws: { parallel },
  });
  if (order.waits) {
    await runner.work();
    tell('ready');
    await once(process, 'message');
  }
  const before = process.cpuUsage();
  await runner.run('manual');
  const { user, system } = process.cpuUsage(before);
  tell({ cpuMs: Math.round((user + system) / 1000) });
  await runner.stop();
  await knex.destroy();
  process.disconnect?.();
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
