import {
  Coverage,
  dayOf,
  Score,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy, pick } from 'lodash';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';
import {
  rollUpParts,
  ScorecardOptions,
  tallyServiceless,
  tallyServices,
} from './parts';
import { EntityTally } from './tally';

/**
 * Writes down how every service stands today, every owner that has resources, and what it owns beside its services; answers
 * how many these are.
 */
export async function takeSnapshots(
  store: PostureStore,
  options: Omit<ScorecardOptions, 'authorization'> & { now: Date },
): Promise<number> {
  const day = dayOf(options.now);
  const pairs = await store.resources.attributed();
  const services = await tallyServices(
    store,
    pairs.flatMap(({ serviceRef }) => serviceRef ?? []),
    options,
  );
  const owned = groupBy(
    pairs.filter(({ ownerRef }) => ownerRef),
    'ownerRef',
  );
  const serviceless = await tallyServiceless(
    store,
    Object.keys(owned),
    options,
  );

  const rows: SnapshotRow[] = [
    ...[...services].map(part => ofPart('service', day, ...part)),
    ...[...serviceless].map(part => ofPart('rest', day, ...part)),
  ];
  for (const [entityRef, ownPairs] of Object.entries(owned)) {
    const own = new Map<string, EntityTally>();
    for (const { serviceRef } of ownPairs) {
      const tally = serviceRef && services.get(serviceRef);
      if (serviceRef && tally) own.set(serviceRef, tally);
    }
    const rest = serviceless.get(entityRef);
    const rolled = rollUpParts(
      { services: own, rests: rest ? [rest] : [] },
      options.settings,
    );
    rows.push({
      ...scored(rolled),
      entityRef,
      kind: 'owner',
      day,
      resources: rolled.resources,
      open: rolled.open,
      exempted: rolled.exempted,
      capped: rolled.capped,
      services: [...own.keys()].sort(),
    });
  }
  await store.snapshots.put(day, rows);
  return rows.length;
}

function ofPart(
  kind: 'service' | 'rest',
  day: string,
  entityRef: string,
  { score, resources, open, exempted }: EntityTally,
): SnapshotRow {
  return {
    ...scored(score),
    entityRef,
    kind,
    day,
    cappedBy: score.cappedBy,
    resources,
    open,
    exempted,
    capped: 0,
  };
}

function scored({
  coverage,
  ...standing
}: Pick<
  Score,
  'score' | 'grade' | 'scoreWithoutExemptions' | 'gradeWithoutExemptions'
> & { coverage: Coverage }) {
  return {
    ...pick(standing, [
      'score',
      'grade',
      'scoreWithoutExemptions',
      'gradeWithoutExemptions',
    ]),
    known: coverage.known,
    expected: coverage.expected,
  };
}
