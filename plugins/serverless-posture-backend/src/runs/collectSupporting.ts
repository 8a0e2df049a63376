import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import limiter from 'p-limit';
import { allDone } from './allDone';
import { collectScope } from './collectScope';
import { findingNothing } from './recordedLane';
import {
  leads,
  SupportingStage,
  supportingStages,
  yields,
} from './supportingStages';
import { TaskContext } from './tasks/context';

/** Collectors of a task at a time: most ask services of their own, a call or two each. */
const PARALLEL = 8;

/** A supporting collector that has something to do in a Region. */
interface Reading {
  region: string;
  collector: Collector;
}

/** What one task reads around an account's resources. */
export interface SupportingWork {
  accountId: string;
  /** Of those that this run reads, `global` among them. */
  regions: string[];
  stage: SupportingStage;
  /** The tasks that wait only for what their collectors follow. */
  early?: string[];
}

/**
 * Reads what the resources of an account refer to, and what watches over them: the collectors of a stage, in the Regions
 * that hold something that they follow. Where nothing is left of that, nothing is left of their own resources either.
 */
export async function collectSupporting(
  { accountId, regions, stage, early = [] }: SupportingWork,
  context: TaskContext & { expect(count: number): Promise<void> },
): Promise<void> {
  const { collectors, store, runId, resumed, settled } = context;
  const supporting = collectors.filter(({ follows }) => follows);
  const { [stage]: own, across } = supportingStages(collectors);
  const stored = await store.resources.typesOf(accountId);
  const readings = own.flatMap(collector =>
    placesOf(collector, regions)
      .filter(region => concerns(collector, region, supporting, stored))
      .map((region): Reading => ({ region, collector })),
  );
  await context.expect(readings.length);
  const through = resumed ? await store.scopes.ofRun(runId, { accountId }) : [];
  const done = new Set(
    through.map(({ region, collector }) => `${region} ${collector}`),
  );
  const limit = limiter(PARALLEL);
  const ends = new Map<Reading, Promise<void>>();
  // Each begins when somebody asks for it first, and reads once.
  async function read(reading: Reading): Promise<void> {
    const end = ends.get(reading) ?? readAfterOthers(reading);
    ends.set(reading, end);
    return end;
  }
  async function readAfterOthers(reading: Reading) {
    const { region, collector } = reading;
    if (done.has(`${region} ${collector.id}`)) return;
    const before = readings.filter(
      other =>
        isSeenFrom(region, other.region) && leads(other.collector, collector),
    );
    await Promise.all(before.map(read));
    await limit(async () =>
      collectScope(
        { accountId, region },
        await asLeft(reading, before.length > 0),
        context,
      ),
    );
    await settled();
  }
  /** A collector that finds nothing where none of what it follows is left: what was found before is gone. */
  async function asLeft(
    { region, collector }: Reading,
    changed: boolean,
  ): Promise<Collector> {
    const found = changed ? await store.resources.typesOf(accountId) : stored;
    return collector.follows!.some(type => holds(found, region, type))
      ? collector
      : { ...collector, listings: collector.listings.map(findingNothing) };
  }
  const followed = readings.filter(({ collector }) =>
    across.some(other => leads(collector, other)),
  );
  const unlocked = Promise.all(followed.map(read)).then(() =>
    early.length > 0 ? context.unlock(early) : undefined,
  );
  await allDone([...readings.map(read), unlocked]);
}

function placesOf({ scope }: Collector, regions: string[]): string[] {
  return regions.filter(
    region => (region === GLOBAL_REGION) === (scope === 'global'),
  );
}

/** Whether what is found in one place may be followed in another: account-wide things are seen everywhere, and see all. */
function isSeenFrom(place: string, other: string): boolean {
  return [place, GLOBAL_REGION].includes(other) || place === GLOBAL_REGION;
}

/** Whether a Region has something that a collector follows, may come to have it in this run, or had its resources before. */
function concerns(
  collector: Collector,
  region: string,
  supporting: Collector[],
  stored: Map<string, Set<string>>,
): boolean {
  const own = [...(stored.get(region) ?? [])];
  return (
    own.some(type => yields(collector, type)) ||
    collector.follows!.some(
      type =>
        holds(stored, region, type) ||
        supporting.some(
          other =>
            other !== collector &&
            other.scope === collector.scope &&
            yields(other, type) &&
            concerns(other, region, supporting, stored),
        ),
    )
  );
}

/** Whether a Region, or the account as a whole, has resources of a type; `global`: whether any Region has. */
function holds(
  stored: Map<string, Set<string>>,
  region: string,
  type: string,
): boolean {
  const places =
    region === GLOBAL_REGION ? [...stored.keys()] : [region, GLOBAL_REGION];
  return places.some(place => stored.get(place)?.has(type));
}
