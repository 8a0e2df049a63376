import { setTimeout } from 'node:timers/promises';
import {
  BackendFeature,
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
  RootLoggerService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { Run } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import request, { Response } from 'supertest';
import { serverlessPosturePlugin } from '../plugin';

/** What a user may do, by name of the permission; what is left out is allowed. */
export type Decisions = Record<string, PolicyDecision>;

/** What a test backend is started with. */
export interface TestBackendOptions {
  config: JsonObject;
  knex: Knex;
  entities?: Entity[];
  /** By ref of the user. */
  decisions?: Record<string, Decisions>;
  /** Refs of entities that a user may not read in the catalog, by ref of the user. */
  hidden?: Record<string, string[]>;
  /** Modules that extend the plugin. */
  modules?: BackendFeature[];
  /** Takes each line that anything logs. */
  onLog?(line: string): void;
}

/** The plugin in a running backend. */
export interface TestBackend {
  auditor: jest.Mocked<ReturnType<typeof mockServices.auditor.mock>>;
  get(path: string, user?: string): Promise<Response>;
  post(path: string, user?: string): Promise<Response>;
  /** A request with a body. */
  send(
    method: 'post' | 'put' | 'delete',
    path: string,
    body?: object,
    user?: string,
  ): Promise<Response>;
  /** Waits for the end of a run. */
  ended(id: number): Promise<Run>;
  /** Starts a run and waits for its end. */
  run(): Promise<Run>;
  stop(): Promise<void>;
}

const BASE = '/api/serverless-posture';
const USER = 'user:default/admin';

/** Starts the plugin; runs start by `POST /runs` alone. */
export async function startPostureBackend({
  config,
  knex,
  entities = [],
  decisions = {},
  hidden = {},
  modules = [],
  onLog,
}: TestBackendOptions): Promise<TestBackend> {
  const catalog = catalogServiceMock({ entities });
  const all = catalog.getEntitiesByRefs.bind(catalog);
  catalog.getEntitiesByRefs = async (what, options) => {
    const { items } = await all(what, options);
    const unreadable = hidden[userOf(options as any) ?? ''] ?? [];
    return {
      items: items.map((item, i) =>
        unreadable.includes(what.entityRefs[i]) ? undefined : item,
      ),
    };
  };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success: jest.fn(), fail: jest.fn() })),
  });
  const decide = (
    permission: { name: string },
    options?: { credentials?: BackstageCredentials },
  ): PolicyDecision =>
    decisions[userOf(options) ?? '']?.[permission.name] ?? {
      result: AuthorizeResult.ALLOW,
    };
  const permissions = mockServices.permissions.mock({
    authorize: async (asked, options) =>
      asked.map(({ permission }) => decide(permission, options) as any),
    authorizeConditional: async (asked, options) =>
      asked.map(({ permission }) => decide(permission, options)),
  });
  const backend = await startTestBackend({
    features: [
      serverlessPosturePlugin,
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      auditor.factory,
      permissions.factory,
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
      ...modules,
      ...(onLog ? [loggerTo(onLog)] : []),
    ],
  });
  const ask = async (
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    user = USER,
    body?: object,
  ) =>
    request(backend.server)
      [method](`${BASE}${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
  const ended = async (id: number): Promise<Run> => {
    for (;;) {
      const { run } = (await ask('get', `/runs/${id}`)).body;
      if (run.state !== 'running') return run;
      await setTimeout(50);
    }
  };
  return {
    auditor,
    get: (path, user) => ask('get', path, user),
    post: (path, user) => ask('post', path, user),
    send: (method, path, body, user) => ask(method, path, user, body),
    ended,
    async run() {
      const { status, body } = await ask('post', '/runs');
      if (status !== 202) throw new Error(`POST /runs: ${status}`);
      return ended(body.id);
    },
    stop: () => backend.stop(),
  };
}

/** The items of all pages of a list; `get` answers the body of one. */
export async function allPages<T>(
  get: (path: string) => Promise<{ items: T[]; nextCursor?: string }>,
  path: string,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const body = await get(
      cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path,
    );
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items;
}

function userOf(options?: {
  credentials?: BackstageCredentials;
}): string | undefined {
  const principal = options?.credentials?.principal as
    | Partial<BackstageUserPrincipal>
    | undefined;
  return principal?.userEntityRef;
}

/** A root logger that hands over every line of every level, with its fields. */
function loggerTo(onLog: (line: string) => void) {
  const write =
    (level: string, labels: object) => (message: string, meta?: unknown) =>
      onLog(
        `${level} ${message} ${JSON.stringify(labels)} ${JSON.stringify(
          meta,
          Object.getOwnPropertyNames(meta ?? {}),
        )} ${JSON.stringify(meta)} ${(meta as Error)?.stack ?? ''}`,
      );
  const logger = (labels: object): LoggerService => ({
    error: write('error', labels),
    warn: write('warn', labels),
    info: write('info', labels),
    debug: write('debug', labels),
    child: more => logger({ ...labels, ...more }),
  });
  return createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: (): RootLoggerService => logger({}),
  });
}
