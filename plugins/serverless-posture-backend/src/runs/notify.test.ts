import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  AuthService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsBackend from '@backstage/plugin-notifications-backend';
import {
  notificationService,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { sortBy } from 'lodash';
import request from 'supertest';
import { member, nestedGroup } from '../__testUtils__/entities';
import { readPostureConfiguration } from '../collection/configuration';
import { noteRegressions } from '../scorecards/digest/noteRegressions';
import { takeSnapshots } from '../scorecards/takeSnapshots';
import {
  ACCOUNT,
  fn,
  FUNCTIONS,
  idOf,
  urlControl,
  verdict,
} from '../store/__testUtils__/builders';
import { databases } from '../store/__testUtils__/databases';
import { PostureStore } from '../store/store';
import { notifier } from './notify';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Tuesday, in week 45. */
const FIRST_RUN = Date.UTC(2026, 10, 3, 12);
/** From a run until nine in Berlin on the next Monday. */
const MONDAY = 5 * DAY + 20 * 60 * MINUTE;

const configuration = readPostureConfiguration(
  new ConfigReader({
    serverlessPosture: {
      digest: { weekday: 'monday', time: '09:00', timeZone: 'Europe/Berlin' },
    },
  }),
);
const controls = [urlControl];

const tree = [
  nestedGroup('shop', { children: ['commerce'], members: ['eve'] }),
  nestedGroup('commerce', {
    children: ['payments', 'storefront'],
    members: ['ben', 'cat'],
  }),
  nestedGroup('payments', { members: ['ann', 'ben'] }),
  nestedGroup('storefront', { members: ['dan'] }),
  ...['ann', 'ben', 'cat', 'dan', 'eve'].map(member),
];
const users = ['ann', 'ben', 'cat', 'dan', 'eve'];
const teams = ['payments', 'commerce', 'storefront'];
const functions = teams.map(team => fn(`${team}-worker`));

/** Of each team, in eight weeks; in the sixth nothing is collected. */
const weeks = ['FPP', 'FPP', 'PPF', 'FFF', 'FFF', '', 'PFP', 'PPP'];

/** To whom, about what: the people of the team itself, not those of teams above or below it. */
const expectedDigests = [
  ['ann', 'payments', 45, '1 new.'],
  ['ann', 'payments', 47, '1 fixed.'],
  ['ann', 'payments', 48, '1 came back.'],
  ['ann', 'payments', 51, '1 fixed.'],
  ['ben', 'payments', 45, '1 new.'],
  ['ben', 'payments', 47, '1 fixed.'],
  ['ben', 'payments', 48, '1 came back.'],
  ['ben', 'payments', 51, '1 fixed.'],
  ['ben', 'commerce', 48, '1 new.'],
  ['ben', 'commerce', 52, '1 fixed.'],
  ['cat', 'commerce', 48, '1 new.'],
  ['cat', 'commerce', 52, '1 fixed.'],
  ['dan', 'storefront', 47, '1 new.'],
  ['dan', 'storefront', 51, '1 fixed.'],
];
const expectedAlarms = [
  ['ann', 'payments', 4],
  ['ben', 'commerce', 4],
  ['ben', 'payments', 4],
  ['cat', 'commerce', 4],
  ['dan', 'storefront', 3],
];

/** Backstage's own notifications, as a plugin reaches them. */
async function startNotifications() {
  const catalog = catalogServiceMock({ entities: tree });
  let reached: {
    auth: AuthService;
    notifications: NotificationService;
  };
  const backend = await startTestBackend({
    features: [
      notificationsBackend,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost' } },
      }),
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
      createBackendPlugin({
        pluginId: 'serverless-posture',
        register: env =>
          env.registerInit({
            deps: {
              auth: coreServices.auth,
              notifications: notificationService,
            },
            async init(services) {
              reached = services;
            },
          }),
      }),
    ],
  });
  return {
    ...reached!,
    catalog,
    stop: () => backend.stop(),
    async inbox(user: string): Promise<any[]> {
      const { body } = await request(backend.server)
        .get('/api/notifications?limit=100')
        .set(
          'Authorization',
          mockCredentials.user.header(`user:default/${user}`),
        );
      return body.notifications.map(({ payload }: any) => payload);
    },
  };
}

async function collect(store: PostureStore, now: Date, runId: number) {
  const seen = new Set(
    await store.resources.syncPage({ now, resources: functions }),
  );
  await store.resources.settle({ ...FUNCTIONS, seen, now });
  await store.resources.setAttributions(
    functions.map((resource, index) => ({
      id: idOf(resource),
      attribution: {
        rule: 'tag' as const,
        ownerRef: `group:default/${teams[index]}`,
      },
    })),
  );
  await store.findings.applyVerdicts({
    accountId: ACCOUNT,
    runId,
    now,
    verdicts: functions.map((resource, index) =>
      verdict(resource, weeks[runId - 1][index] === 'F' ? 'FAILED' : 'PASSED'),
    ),
    controlIds: [urlControl.id],
  });
  await noteRegressions(store, { runId, now });
  await takeSnapshots(store, {
    controls,
    settings: configuration.scoring,
    now,
  });
}

describe('eight weeks of digests in a tree of groups', () => {
  let backstage: Awaited<ReturnType<typeof startNotifications>>;
  beforeEach(async () => {
    backstage = await startNotifications();
  });
  afterEach(() => backstage.stop());

  it.each([
    ['undisturbed', false, 11],
    ['killed after each was sent, before it was marked', true, 22],
  ])('tell every team once, %s', async (_, killed, sends) => {
    const store = await PostureStore.create({
      knex: await databases.init('SQLITE_3'),
    });
    let now = new Date(FIRST_RUN);
    let sent = 0;
    const scopes = new Set<string | undefined>();
    const start = () =>
      notifier({
        ...backstage,
        configuration,
        controls,
        logger: mockServices.logger.mock(),
        notifications: {
          async send(notification) {
            await backstage.notifications.send(notification);
            sent += 1;
            const { scope } = notification.payload;
            if (killed && !scopes.has(scope)) {
              scopes.add(scope);
              throw new Error('killed');
            }
          },
        },
        store,
        now: () => now,
      });

    for (const [index, statuses] of weeks.entries()) {
      const run = FIRST_RUN + index * 7 * DAY;
      now = new Date(run);
      if (statuses) await collect(store, now, index + 1);
      // At once, at nine on Monday in Berlin, and later; whoever is killed starts again.
      for (const after of [0, MONDAY, MONDAY + DAY / 4]) {
        for (let minute = 0; minute < 50; minute += 6) {
          now = new Date(run + after + minute * MINUTE);
          await start()();
        }
      }
    }

    const digests: any[] = [];
    const alarms: any[] = [];
    for (const user of users) {
      for (const { topic, title, description, scope } of await backstage.inbox(
        user,
      )) {
        if (topic === 'serverless-posture-digest') {
          const [, team, week] = /^(.*), week (\d+): grade/.exec(title)!;
          digests.push([
            user,
            team,
            Number(week),
            description.replace(/ Fix first: .*/, ''),
          ]);
        } else {
          alarms.push([user, title.split(':')[0], Number(scope.split('/')[1])]);
        }
      }
    }
    expect(sortBy(digests, [0, 1, 2])).toEqual(
      sortBy(expectedDigests, [0, 1, 2]),
    );
    expect(sortBy(alarms, [0, 1, 2])).toEqual(expectedAlarms);
    expect(sent).toBe(sends);
  });
});

describe('without notifications', () => {
  it('says so once, tries again, and gives up when it is no news any more', async () => {
    const store = await PostureStore.create({
      knex: await databases.init('SQLITE_3'),
    });
    let now = new Date(FIRST_RUN);
    await collect(store, now, 1);
    now = new Date(FIRST_RUN + MONDAY);
    const logger = mockServices.logger.mock();
    const send = jest.fn(async () => {
      throw new Error('Request failed with status 404');
    });
    const tell = notifier({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: tree }),
      configuration,
      controls,
      logger,
      notifications: { send },
      store,
      now: () => now,
    });
    await tell();
    await tell();
    expect(send).toHaveBeenCalledTimes(1); // it is not its turn yet
    now = new Date(now.getTime() + 6 * MINUTE);
    await tell();
    expect(send).toHaveBeenCalledTimes(2);
    now = new Date(now.getTime() + 8 * DAY);
    await tell();
    expect(send).toHaveBeenCalledTimes(2);
    expect(logger.warn.mock.calls).toEqual([
      [
        expect.stringContaining(
          'is @backstage/plugin-notifications-backend installed?',
        ),
      ],
    ]);
  });
});
