import {
  RollUp,
  rollUp,
  ScoringSettings,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { chunk, groupBy } from 'lodash';
import { PostureAuthorization } from '../store/authorization';
import { NO_SERVICE } from '../store/filter';
import { ResourceSummary } from '../store/resources/record';
import { PostureStore } from '../store/store';
import { FindingRow, PostureFilter } from '../store/types';
import { EntityTally, noneOpen, oldest, tallyOf } from './tally';

/** What every scorecard is made with. */
export interface ScorecardOptions {
  /** The controls that are enabled. */
  controls: AnyControl[];
  settings: ScoringSettings;
  authorization?: PostureAuthorization;
}

/** What an owner's score is made of. */
export interface OwnerParts {
  services: Map<string, EntityTally>;
  /** What the owner owns beside its services; it counts like one more. */
  rest?: EntityTally;
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

/** The parts of one owner. */
export async function partsOfOwner(
  store: PostureStore,
  ownerRef: string,
  options: ScorecardOptions,
): Promise<OwnerParts> {
  const owned = await store.resources.attributed(
    { ownerRef },
    options.authorization,
  );
  const services = await tallyServices(
    store,
    owned.flatMap(({ serviceRef }) => serviceRef ?? []),
    options,
  );
  const rest = await tallyServiceless(store, [ownerRef], options);
  return { services, rest: rest.get(ownerRef) };
}

/** The parts of an owner in one list. */
export function allParts({ services, rest }: OwnerParts): EntityTally[] {
  return [...services.values(), ...(rest ? [rest] : [])];
}

/** An owner's scorecard from its parts. */
export function rollUpParts(
  owner: OwnerParts,
  settings: ScoringSettings,
): RollUp & {
  open: Record<Severity, number>;
  resources: number;
  collectedAt?: Date;
} {
  const parts = allParts(owner);
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
    services: owner.services.size,
    open,
    resources: parts.reduce((sum, part) => sum + part.resources, 0),
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
    const resources: Record<string, ResourceSummary[]> = groupBy(
      await store.resources.summaries(filter, authorization),
      ({ attribution }) => refOf(attribution),
    );
    const findings: Record<string, FindingRow[]> = groupBy(
      await store.findings.open(
        { ...filter, source: ['POSTURE'] },
        authorization,
      ),
      refOf,
    );
    for (const ref of refs) {
      if (resources[ref])
        tallies.set(ref, tallyOf(resources[ref], findings[ref] ?? [], options));
    }
  }
  return tallies;
}
