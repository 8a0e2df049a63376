import { setTimeout } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { smallWorld, toEveryone } from 'aws-simulator';
import { Finding } from 'backstage-plugin-serverless-posture-common';
import { startPostureBackend } from '../../__testUtils__/backend';
import {
  simulatedConfig,
  startFastSimulator,
} from '../../__testUtils__/organization';
import { readPostureConfiguration } from '../../collection/configuration';
import { Attributor } from '../attributor';
import { RunDependencies } from '../run';
import { subscribeToEvents } from './subscribeToEvents';

jest.setTimeout(120_000);

const SHOP = '222233334444';
const CONTROL = 'lambda-resource-policy-public';
const OPENED = new Date('2026-11-16T07:00:00Z');

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        roles: [{ name: 'workload' }],
        functions: [
          { name: 'cart', role: 'workload', until: OPENED },
          {
            name: 'cart',
            role: 'workload',
            grants: [toEveryone()],
            from: OPENED,
          },
        ],
      },
    ],
  });

describe('the plugin', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('shows without a run what an event of the topic led to', async () => {
    let events!: EventsService;
    const publisher = createBackendModule({
      pluginId: 'serverless-posture',
      moduleId: 'publisher',
      register({ registerInit }) {
        registerInit({
          deps: { service: eventsServiceRef },
          async init({ service }) {
            events = service;
          },
        });
      },
    });
    const simulator = await startFastSimulator(world());
    const backend = await startPostureBackend({
      knex: await databases.init('SQLITE_3'),
      config: simulatedConfig(simulator, {
        profile: 'essential',
        events: { topic: 'aws-changes', window: { milliseconds: 10 } },
      }),
      modules: [publisher],
    });
    const open = async (): Promise<Finding[]> =>
      (await backend.get(`/findings?controlId=${CONTROL}`)).body.items;
    try {
      await backend.run();
      expect(await open()).toEqual([]);
      simulator.clock.set(OPENED);
      await events.publish({
        topic: 'aws-changes',
        eventPayload: {
          'detail-type': 'AWS API Call via CloudTrail',
          detail: {
            eventSource: 'lambda.amazonaws.com',
            eventName: 'AddPermission20150331v2',
            awsRegion: 'eu-west-1',
            recipientAccountId: SHOP,
            requestParameters: { functionName: 'cart' },
          },
        },
      });
      while ((await open()).length === 0) await setTimeout(50);
      expect(await open()).toMatchObject([
        { status: 'FAILED', resource: { name: 'cart' } },
      ]);
      expect((await backend.get('/runs')).body.items).toHaveLength(1);
    } finally {
      await backend.stop();
      await simulator.stop();
    }
  });

  it('listens to nobody unless it is configured', async () => {
    const service = mockServices.events.mock();
    const stop = await subscribeToEvents({
      events: service,
      metrics: metricsServiceMock.mock(),
      attributor: {} as Attributor,
      dependencies: {
        configuration: readPostureConfiguration(new ConfigReader({})),
      } as RunDependencies,
    });
    expect(stop).toBeUndefined();
    expect(service.subscribe).not.toHaveBeenCalled();
  });
});
