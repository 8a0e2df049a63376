import type { AddressInfo } from 'node:net';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import Knex from 'knex';
import { serverlessPosturePlugin } from '../collector';
import { populationOf } from './population';

/** What the server is told. */
export interface ServerTask {
  database: string;
  resources: number;
  now: string;
}

/** Serves the plugin on a port of this machine, over a database that is filled already; prints the port. */
export async function main(task: string) {
  const { database, resources } = JSON.parse(task) as ServerTask;
  const { services, teams } = populationOf(resources);
  const knex = Knex({
    client: 'pg',
    connection: database,
    pool: { min: 0, max: 10 },
  });
  const catalog = catalogOf([
    ...Array.from({ length: teams }, (_, i) =>
      named('Group', `team-${i}`, { type: 'team', children: [] }),
    ),
    ...Array.from({ length: services }, (_, i) =>
      named('Component', `service-${i}`, {
        type: 'service',
        lifecycle: 'production',
        owner: `team-${i % teams}`,
      }),
    ),
  ]);
  const { server } = await startTestBackend({
    features: [
      serverlessPosturePlugin,
      mockServices.rootConfig.factory({
        data: { serverlessPosture: { profile: 'all' } },
      }),
      mockServices.database.factory({ knex }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.rootLogger.factory({ level: 'error' }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => undefined }),
      }),
    ],
  });
  process.on('message', () =>
    process.send!({ peakRssKb: process.resourceUsage().maxRSS }),
  );
  process.send!({ port: (server.address() as AddressInfo).port });
}

function named(kind: string, name: string, spec: {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  };
}

/** The mock looks through all entities for each ref; a catalog finds them by index, in a process of its own. */
function catalogOf(entities: Entity[]): CatalogService {
  const byRef = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  return Object.assign(catalogServiceMock({ entities }), {
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref => byRef.get(ref)),
    }),
  });
}
