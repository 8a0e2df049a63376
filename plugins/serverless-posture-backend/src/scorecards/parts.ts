import {
  RollUp,
  rollUp,
  ScoringSettings,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { chunk, groupBy, sumBy } from 'lodash';
import { PostureAuthorization } from '../store/authorization';
import { NO_SERVICE } from '../store/filter';
import { PostureStore } from '../store/store';
import { Members, PostureFilter } from '../store/types';
import { EntityTally, noneOpen, oldest, tallyOf } from './tally';

/** What every scorecard is made with. */
export interface ScorecardOptions {
  /** The controls that are enabled. */
  controls: AnyControl[];
  settings: ScoringSettings;
  authorization?: PostureAuthorization;
}

/** What a roll-up is made of. */
export interface Parts {
  services: Map<string, EntityTally>;
  /** What each owner owns beside its services, if anything; it counts like one more. */
  rests: EntityTally[];
}

/** Entities whose rows are read with one query. */
const BATCH = 100;

/** The tallies of many services, each over all of its resources. */
export async function tallyServices(
  store: PostureStore,
  serviceRefs: string[],
  options: ScorecardOptions,
): Promise<Map<string, EntityTally>> {
  return tallyBy(
    store,
    serviceRefs,
    refs => ({ service: refs }),
    ({ serviceRef }) => serviceRef,
    options,
  );
}

/** The tallies of what many owners own beside their services; owners without any are left out. */
export async function tallyServiceless(
  store: PostureStore,
  ownerRefs: string[],
  options: ScorecardOptions,
): Promise<Map<string, EntityTally>> {
  return tallyBy(
    store,
    ownerRefs,
    refs => ({ owner: refs, service: [NO_SERVICE] }),
    ({ ownerRef }) => ownerRef,
    options,
  );
}

/** The parts of a roll-up; a service that several members share is one part. */
export async function partsOf(
  store: PostureStore,
  members: Members,
  options: ScorecardOptions,
): Promise<Parts> {
  const pairs = await store.resources.attributed(
    members,
    options.authorization,
  );
  const refs = pairs.flatMap(({ serviceRef }) => serviceRef ?? []);
  const serviceless = pairs.flatMap(({ ownerRef, serviceRef }) =>
    serviceRef ? [] : ownerRef ?? [],
  );
  const [services, rests] = await Promise.all([
    tallyServices(store, refs, options),
    tallyServiceless(store, serviceless, options),
  ]);
  return { services, rests: [...rests.values()] };
}

/** All parts in one list. */
export function allParts({ services, rests }: Parts): EntityTally[] {
  return [...services.values(), ...rests];
}

/** A roll-up from its parts. */
export function rollUpParts(
  whole: Parts,
  settings: ScoringSettings,
): RollUp & {
  open: Record<Severity, number>;
  exempted: number;
  resources: number;
  collectedAt?: Date;
} {
  const parts = allParts(whole);
  const open = noneOpen();
  for (const part of parts) {
    for (const [severity, count] of Object.entries(part.open))
      open[severity as Severity] += count;
  }
  return {
    ...rollUp(
      parts.map(({ score }) => score),
      settings,
    ),
    services: whole.services.size,
    open,
    exempted: sumBy(parts, 'exempted'),
    resources: sumBy(parts, 'resources'),
    collectedAt: oldest(parts.map(({ collectedAt }) => collectedAt)),
  };
}

async function tallyBy(
  store: PostureStore,
  entityRefs: string[],
  filterOf: (refs: string[]) => PostureFilter,
  refOf: (row: {
    ownerRef?: string;
    serviceRef?: string;
  }) => string | undefined,
  options: ScorecardOptions,
): Promise<Map<string, EntityTally>> {
  const tallies = new Map<string, EntityTally>();
  for (const refs of chunk([...new Set(entityRefs)], BATCH)) {
    const filter = filterOf(refs);
    const { authorization } = options;
    const [resources, findings] = await Promise.all([
      store.resources.counted(filter, authorization),
      store.findings.counted(filter, authorization),
    ]);
    const resourcesBy = groupBy(resources, refOf);
    const findingsBy = groupBy(findings, refOf);
    for (const ref of refs) {
      if (resourcesBy[ref])
        tallies.set(
          ref,
          tallyOf(resourcesBy[ref], findingsBy[ref] ?? [], options),
        );
    }
  }
  return tallies;
}
