import {
  coreServices,
  createBackendPlugin,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { Resource } from 'backstage-plugin-serverless-posture-common';
import { Router } from 'express';
import { setTimeout } from 'node:timers/promises';
import catalogModuleServerlessPosture from './index';

jest.setTimeout(120_000);

const ACCOUNT = '111122223333';
const TASK = 'serverless-posture-resources';

const resource = (
  name: string,
  attribution: Partial<Resource['attribution']> = {},
): Resource => ({
  ref: {
    id: Buffer.from(name.padEnd(16, '.')).toString('hex'),
    arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
    type: 'AWS::Lambda::Function',
    name,
    accountId: ACCOUNT,
    accountName: 'shop',
    region: 'eu-west-1',
    consoleUrl: `https://console.example.com/${name}`,
  },
  attribution: {
    rule: 'tag',
    ownerRef: 'group:default/payments',
    serviceRef: 'component:default/checkout',
    ...attribution,
  },
  collectedAt: '2026-11-21T12:00:00.000Z',
  counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
});

/** What the posture plugin answers; an error where `resources` is undefined. */
interface Answers {
  hasRun: boolean;
  resources?: Resource[];
  asked: string[];
}

async function start(answers: Answers, config: object | undefined) {
  const posture = createBackendPlugin({
    pluginId: 'serverless-posture',
    register(env) {
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          const router = Router();
          router.get('/status', (_, response) => {
            response.json({
              accounts: 1,
              regions: 1,
              ...(answers.hasRun ? { lastRun: { id: 1 } } : {}),
            });
          });
          router.get('/coverage', (_, response) => {
            response.json({ accounts: [{ accountId: ACCOUNT }] });
          });
          router.get('/resources', (request, response) => {
            answers.asked.push(request.url);
            const { resources } = answers;
            if (!resources) {
              response.status(503).json({ error: { message: 'later' } });
              return;
            }
            const from = Number(request.query.cursor ?? 0);
            response.json({
              items: resources.slice(from, from + 20),
              totalCount: resources.length,
              ...(from + 20 < resources.length
                ? { nextCursor: String(from + 20) }
                : {}),
            });
          });
          http.use(router);
        },
      });
    },
  });
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  let catalog: CatalogService | undefined;
  const reader = createBackendPlugin({
    pluginId: 'reader',
    register(env) {
      env.registerInit({
        deps: { service: catalogServiceRef },
        async init({ service }) {
          catalog = service;
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleServerlessPosture,
      posture,
      reader,
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            ...(config ? { providers: { serverlessPosture: config } } : {}),
            processingInterval: { seconds: 1 },
            rules: [{ allow: ['Resource'] }],
          },
        },
      }),
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, task);
        },
      }).factory,
    ],
  });
  const discovered = async (): Promise<Entity[]> => {
    const { items } = await catalog!.getEntities(
      { filter: { kind: 'Resource' } },
      { credentials: mockCredentials.service() },
    );
    return items;
  };
  return {
    tasks,
    refresh: async () => tasks.get(TASK)!.fn(new AbortController().signal),
    /** Waits until the catalog has so many entities. */
    async entities(count: number): Promise<Entity[]> {
      for (let attempt = 0; ; attempt++) {
        // The server closes idle connections: what is asked at that moment is asked again.
        const found = await discovered().catch(error => {
          if (attempt <= 300 && /ECONNRESET/.test(error)) return [];
          throw error;
        });
        if (found.length === count || attempt > 300) return found;
        await setTimeout(100);
      }
    },
    stop: () => backend.stop(),
  };
}

describe('the catalog module', () => {
  it('does nothing unless it is asked to', async () => {
    const { tasks, stop } = await start({ hasRun: true, asked: [] }, undefined);
    expect(tasks.has(TASK)).toBe(false);
    await stop();
  });

  it('says what is wrong with its configuration', async () => {
    await expect(
      start({ hasRun: true, asked: [] }, { resourceTypes: ['lambda'] }),
    ).rejects.toThrow(
      /resourceTypes: lambda is no CloudFormation type such as/,
    );
  });

  it('keeps entities the same as resources, and removes nothing in a hurry', async () => {
    const many = Array.from({ length: 45 }, (_, at) => resource(`fn-${at}`));
    const answers: Answers = { hasRun: false, resources: many, asked: [] };
    const { refresh, entities, stop } = await start(answers, {});
    try {
      await refresh();
      expect(answers.asked).toEqual([]);

      answers.hasRun = true;
      answers.resources = [
        ...many,
        resource('stray', { ownerRef: undefined, serviceRef: undefined }),
      ];
      await refresh();
      expect(answers.asked).toHaveLength(3);
      expect(answers.asked[0]).toContain(`accountId=${ACCOUNT}`);
      const all = await entities(45);
      expect(all).toHaveLength(45);
      expect(
        all.find(({ metadata }) => metadata.title === 'fn-7'),
      ).toMatchObject({
        kind: 'Resource',
        metadata: {
          name: expect.stringMatching(/^aws-[0-9a-f]{32}$/),
          description: 'AWS::Lambda::Function in shop, eu-west-1',
          annotations: {
            'aws.amazon.com/serverless-resource': many[7].ref.arn,
            'backstage.io/view-url': 'https://console.example.com/fn-7',
          },
          links: [
            { url: 'https://console.example.com/fn-7', title: 'AWS console' },
          ],
        },
        spec: {
          type: 'aws-lambda-function',
          owner: 'group:default/payments',
        },
        relations: expect.arrayContaining([
          { type: 'partOf', targetRef: 'component:default/checkout' },
        ]),
      });

      // A failed read removes nothing.
      answers.resources = undefined;
      await expect(refresh()).rejects.toThrow(/1 of 1 accounts/);
      expect(await entities(45)).toHaveLength(45);

      // A large drop needs a second refresh that misses them, too.
      answers.resources = many.slice(0, 5);
      await refresh();
      await setTimeout(500);
      expect(await entities(45)).toHaveLength(45);
      await refresh();
      expect(await entities(5)).toHaveLength(5);
    } finally {
      await stop();
    }
  });

  it('gives what nobody owns to whom the configuration says', async () => {
    const answers: Answers = {
      hasRun: true,
      asked: [],
      resources: [
        resource('stray', { ownerRef: undefined, serviceRef: undefined }),
        resource('pay', { serviceRef: 'system:default/shop' }),
      ],
    };
    const { refresh, entities, stop } = await start(answers, {
      ownerOfUnowned: 'cloud',
    });
    try {
      await refresh();
      const found = await entities(2);
      expect(
        Object.fromEntries(
          found.map(({ metadata, spec }) => [
            metadata.title,
            [spec?.owner, spec?.system],
          ]),
        ),
      ).toEqual({
        stray: ['group:default/cloud', undefined],
        pay: ['group:default/payments', 'system:default/shop'],
      });
    } finally {
      await stop();
    }
  });
});
