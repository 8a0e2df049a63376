import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  Fault,
  MANAGEMENT_ACCESS_KEY_ID,
  RunningSimulator,
  startSimulator,
  World,
} from 'aws-simulator';
import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { defaultCollectors } from '../collection/collectors';
import { readPostureConfiguration } from '../collection/configuration';
import { defaultControls, enabledControls } from '../controls/catalogue';
import { diagnose } from '../runs/diagnose';
import { run, RunDependencies } from '../runs/run';
import { PostureStore } from '../store/store';
import type { WorkerOrder } from './workerProcess';

const MINUTE = 60_000;

/** The controls that the tables of these tests speak of, whatever else the catalogue holds. */
const CONTROLS = [
  'apigw-domain-tls-policy',
  'apigw-http-access-logging',
  'apigw-http-route-authorization',
  'apigw-http-stage-variable-secrets',
  'apigw-rest-cache-encrypted',
  'apigw-rest-execution-logging',
  'apigw-rest-method-authorization',
  'apigw-rest-waf',
  'apigw-stage-variable-secrets',
  'apigw-ws-connect-authorization',
  'lambda-env-secrets',
  'lambda-resource-policy-confused-deputy',
  'lambda-resource-policy-outside-org',
  'lambda-resource-policy-public',
  'lambda-role-admin',
  'lambda-role-service-wildcard',
  'lambda-runtime-deprecated',
  'lambda-url-auth-none',
  'lambda-xray-tracing',
  'securityhub-enabled',
];

/** A simulator that answers at once. */
export function startFastSimulator(
  world: World,
  faults: Fault[] = [],
  port?: number,
): Promise<RunningSimulator> {
  return startSimulator({ world, latency: false, quotas: false, faults, port });
}

/** The configuration with which a simulated organization is read. */
export function simulatedConfig(
  { url, world }: Pick<RunningSimulator, 'url' | 'world'>,
  posture: JsonObject = {},
): { aws: JsonObject; serverlessPosture: JsonObject } {
  return {
    aws: {
      mainAccount: {
        accessKeyId: MANAGEMENT_ACCESS_KEY_ID,
        secretAccessKey: 'any',
      },
    },
    serverlessPosture: {
      organization: {
        roleName: world.roleName,
        externalId: world.externalId,
      },
      endpoint: url,
      profile: 'all',
      quotaShare: 1,
      ...posture,
    },
  };
}

/** A simulated organization, and the store of what was collected of it. */
export class TestOrganization {
  private minutes = 0;

  private constructor(
    readonly store: PostureStore,
    public simulator: RunningSimulator,
    private readonly entities: Entity[] | undefined,
  ) {}

  static async open(
    knex: Knex,
    world: World,
    entities?: Entity[],
    { latency = false }: { latency?: boolean } = {},
  ): Promise<TestOrganization> {
    return new TestOrganization(
      await PostureStore.create({ knex }),
      await startSimulator({ world, latency, quotas: false }),
      entities,
    );
  }

  /** From now on, AWS shows another world. */
  async become(world: World): Promise<void> {
    await this.simulator.stop();
    this.simulator = await startFastSimulator(world);
  }

  async close(): Promise<void> {
    await this.simulator.stop();
  }

  dependencies(posture: JsonObject = {}): RunDependencies {
    const config = new ConfigReader(simulatedConfig(this.simulator, posture));
    const configuration = readPostureConfiguration(config);
    const { store, entities, simulator } = this;
    return {
      config,
      configuration,
      store,
      logger: mockServices.logger.mock(),
      controls: enabledControls(defaultControls, configuration).filter(
        ({ id }) => CONTROLS.includes(id),
      ),
      collectors: defaultCollectors,
      entities: entities && (() => pageOf(entities)),
      now: () => simulator.clock.now(),
    };
  }

  /** What a process of its own needs to collect this organization into a database. */
  workerOrder(
    { client, connection }: Knex.Config,
    options: Pick<WorkerOrder, 'leaseMs'> = {},
  ): WorkerOrder {
    const { config, controls, now } = this.dependencies();
    return {
      database: {
        client,
        connection,
        useNullAsDefault: true,
        pool: { min: 0, max: client === 'pg' ? 8 : 1 },
      },
      config: config.get(),
      controls: controls.map(({ id }) => id),
      now: now().toISOString(),
      ...options,
    };
  }

  /** One run, ten minutes after the one before; the first is ten minutes after the world's `today`. */
  async run({
    posture,
    onProgress,
    aws,
    ...options
  }: Partial<Parameters<typeof run>[1]> &
    Pick<RunDependencies, 'onProgress' | 'aws'> & {
      posture?: JsonObject;
    } = {}) {
    const { world, clock, counters } = this.simulator;
    this.minutes += 10;
    clock.set(new Date(world.today.getTime() + this.minutes * MINUTE));
    counters.reset();
    return run(
      { ...this.dependencies(posture), onProgress, aws },
      { trigger: 'manual', ...options },
    );
  }

  diagnose() {
    return diagnose(this.dependencies());
  }

  /** Everything that is stored, as `account/Region type name`. */
  async resources(): Promise<string[]> {
    const found: string[] = [];
    for (const { accountId, name } of await this.store.accounts.all()) {
      for (const { resource } of await this.store.resources.ofAccount(
        accountId,
      )) {
        found.push(
          `${name}/${resource.region} ${resource.type} ${resource.name}`,
        );
      }
    }
    return found.sort();
  }

  /** Status by `account/Region resource control`, of our own controls. */
  async verdicts(): Promise<Record<string, FindingStatus>> {
    const { store } = this;
    const accounts = await store.accounts.all();
    const names = new Map(
      accounts.map(({ accountId, name }) => [accountId, name]),
    );
    const verdicts: [string, FindingStatus][] = [];
    for (const { accountId, name } of accounts) {
      for (const row of await store.resources.ofAccount(accountId)) {
        const about = `${name}/${row.resource.region} ${row.resource.name}`;
        for (const id of row.passed)
          verdicts.push([`${about} ${id}`, 'PASSED']);
        for (const id of row.notApplicable)
          verdicts.push([`${about} ${id}`, 'NOT_APPLICABLE']);
      }
    }
    for (const finding of await store.findings.open({ source: ['POSTURE'] })) {
      const { accountId, region, resource, controlId, status } = finding;
      const about = `${names.get(accountId)}/${region} ${resource.name}`;
      verdicts.push([`${about} ${controlId}`, status]);
    }
    return Object.fromEntries(verdicts.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Id of the account of that name. */
  idOf(name: string): string {
    return this.simulator.world.accounts.find(one => one.name === name)!.id;
  }
}

async function* pageOf(entities: Entity[]) {
  yield entities;
}
