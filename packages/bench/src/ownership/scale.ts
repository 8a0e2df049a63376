import { Entity } from '@backstage/catalog-model';
import { lambdaFunction } from 'backstage-plugin-serverless-posture-node/testUtils';
import { attributeAll, indexCatalog, PostureStore } from '../collector';
import { rounded } from '../statistics';
import { openTemporaryDatabase } from '../temporaryDatabase';

/** What attribution of everything takes. */
export interface ScaleMeasurement {
  entities: number;
  resources: number;
  accounts: number;
  /** Share of them that got an owner. */
  share: number;
  /** Reading of the catalog, without its transport. */
  indexSeconds: number;
  /** A pass after which everything is written. */
  firstSeconds: number;
  /** A pass that changes nothing. */
  unchangedSeconds: number;
  /** A pass after one service in a hundred has moved to another owner. */
  changedSeconds: number;
  changed: number;
  /** Of this process over all passes, whatever else the machine was busy with. */
  cpuSeconds: number;
  /** Peak resident memory of the process. */
  peakMb: number;
}

const PER_ACCOUNT = 2000;
const TEAMS = 200;
const PAGE = 500;

/** Attributes many resources by a large catalog in SQLite, in which all of our kinds of evidence occur. */
export async function measureScale({
  entities,
  resources,
}: {
  entities: number;
  resources: number;
}): Promise<ScaleMeasurement> {
  const { knex, close } = await openTemporaryDatabase();
  try {
    const store = await PostureStore.create({ knex });
    await fill(store, resources, entities);
    const settings = {
      tags: { owner: ['owner'], service: ['service'] },
      defaults: [],
    };
    const catalog = (moved: number) => indexCatalog(pages(entities, moved));
    const before = process.cpuUsage();
    const [index, indexSeconds] = await timed(() => catalog(0));
    const pass = (by: typeof index) => attributeAll(store, by, settings);
    const [, firstSeconds] = await timed(() => pass(index));
    const [again, unchangedSeconds] = await timed(() => pass(index));
    if (again !== 0)
      throw new Error(`${again} resources changed by themselves`);
    const [changed, changedSeconds] = await timed(async () =>
      pass(await catalog(100)),
    );
    const { user, system } = process.cpuUsage(before);
    const share = await store.ownership.share();
    return {
      entities,
      resources,
      accounts: Math.ceil(resources / PER_ACCOUNT),
      share: rounded(share.owned / share.resources),
      indexSeconds,
      firstSeconds,
      unchangedSeconds,
      changedSeconds,
      changed,
      cpuSeconds: rounded((user + system) / 1e6),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = process.hrtime.bigint();
  const result = await work();
  return [result, rounded(Number(process.hrtime.bigint() - start) / 1e9)];
}

async function fill(store: PostureStore, count: number, services: number) {
  for (let start = 0; start < count; start += PAGE) {
    await store.resources.syncPage({
      now: new Date(0),
      resources: Array.from(
        { length: Math.min(PAGE, count - start) },
        (_, offset) => resourceOf(start + offset, services),
      ),
    });
  }
}

/** By its number claimed by an annotation, tagged, in a stack, like others by its role, named, or nobody's. */
function resourceOf(number: number, services: number) {
  const accountId = String(100_000_000_000 + Math.floor(number / PER_ACCOUNT));
  // Neighbours are often of one service, and sometimes not.
  const service =
    Math.floor(number / 90 + (number % 17 === 0 ? 1 : 0)) % services;
  const kind = number % 6;
  const name = kind === 5 ? `stray-${number}` : `service-${service}x-${number}`;
  const tags: Record<string, string> = {
    ...(kind === 1 ? { service: `service-${service}x` } : {}),
    ...(kind === 1 || kind === 2
      ? { 'aws:cloudformation:stack-name': `stack-${Math.floor(number / 60)}` }
      : {}),
  };
  return lambdaFunction({
    $: {
      accountId,
      name: kind === 0 ? `claimed-${service}-${number}` : name,
      arn: `arn:aws:lambda:eu-west-1:${accountId}:function:${
        kind === 0 ? `claimed-${service}-${number}` : name
      }`,
      tags,
    },
    role: `arn:aws:iam::${accountId}:role/role-${Math.floor(number / 40)}`,
  });
}

/** @param moved - how often a service has another owner than usual: one in so many; 0 for never */
function* pages(count: number, moved: number): Iterable<Entity[]> {
  const entity = (kind: string, name: string, rest: object): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...rest },
  });
  yield Array.from({ length: TEAMS }, (_, team) =>
    entity('Group', `team-${team}`, {}),
  );
  for (let start = 0; start < count; start += PAGE) {
    yield Array.from({ length: Math.min(PAGE, count - start) }, (_, offset) => {
      const service = start + offset;
      const team = moved && service % moved === 0 ? service + 1 : service;
      return {
        ...entity('Component', `service-${service}x`, {
          annotations: {
            'aws.amazon.com/serverless-arns': `arn:aws:lambda:*:*:function:claimed-${service}-*`,
          },
        }),
        spec: { owner: `team-${team % TEAMS}` },
      };
    });
  }
}
