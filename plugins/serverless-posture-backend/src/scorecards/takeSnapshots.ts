import {
  Coverage,
  dayOf,
  Score,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy } from 'lodash';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';
import {
  rollUpParts,
  ScorecardOptions,
  tallyServiceless,
  tallyServices,
} from './parts';
import { EntityTally } from './tally';

/** Writes down how every service and every owner that has resources stands today; answers how many they are. */
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

  const rows: SnapshotRow[] = [...services].map(([entityRef, tally]) => ({
    ...scored(tally.score),
    entityRef,
    kind: 'service',
    day,
    cappedBy: tally.score.cappedBy,
    resources: tally.resources,
    open: tally.open,
    capped: 0,
  }));
  for (const [entityRef, ownPairs] of Object.entries(owned)) {
    const own = new Map<string, EntityTally>();
    for (const { serviceRef } of ownPairs) {
      const tally = serviceRef && services.get(serviceRef);
      if (serviceRef && tally) own.set(serviceRef, tally);
    }
    const rolled = rollUpParts(
      { services: own, rest: serviceless.get(entityRef) },
      options.settings,
    );
    rows.push({
      ...scored(rolled),
      entityRef,
      kind: 'owner',
      day,
      resources: rolled.resources,
      open: rolled.open,
      capped: rolled.capped,
      services: [...own.keys()].sort(),
    });
  }
  await store.snapshots.put(rows);
  return rows.length;
}

function scored({
  score,
  grade,
  coverage,
}: Pick<Score, 'score' | 'grade'> & { coverage: Coverage }) {
  return { score, grade, known: coverage.known, expected: coverage.expected };
}
