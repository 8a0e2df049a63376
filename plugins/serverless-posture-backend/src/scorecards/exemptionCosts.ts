import {
  ExemptionCost,
  scoreOf,
  withoutExemptions,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy, mapValues, sortBy, sumBy, uniq } from 'lodash';
import { ExemptedCount } from '../store/exemptions/ExemptionsStore';
import { PostureStore } from '../store/store';
import { ScorecardOptions, tallyServices } from './parts';

/** Services that an exemption is judged by, those with most of its findings. */
const LOOKED_AT = 10;

/** Services that are named of each. */
const MOST = 5;

/**
 * What the scores of services would lose if an exemption ended, by its id: exact, by scoring each service again. Worst
 * first; services that would lose nothing are left out.
 */
export async function exemptionCosts(
  store: PostureStore,
  exempted: ExemptedCount[],
  options: ScorecardOptions,
): Promise<Record<string, ExemptionCost[]>> {
  const byExemption = mapValues(groupBy(exempted, 'exemptionId'), mostAffected);
  const tallies = await tallyServices(
    store,
    uniq(Object.values(byExemption).flatMap(Object.keys)),
    options,
  );
  return mapValues(byExemption, services =>
    sortBy(
      Object.entries(services).flatMap(([entityRef, counts]) => {
        const part = tallies.get(entityRef);
        if (!part) return [];
        const without = scoreOf(
          withoutExemptions(part.tallies, counts),
          options.settings,
        );
        const points = (part.score.score ?? 0) - (without.score ?? 0);
        return points > 0
          ? [{ entityRef, points: Math.round(points * 10) / 10 }]
          : [];
      }),
      [({ points }) => -points, 'entityRef'],
    ).slice(0, MOST),
  );
}

/** Counts by service. */
function mostAffected(
  counts: ExemptedCount[],
): Record<string, ExemptedCount[]> {
  const services = Object.entries(
    groupBy(
      counts.filter(({ serviceRef }) => serviceRef),
      'serviceRef',
    ),
  );
  return Object.fromEntries(
    sortBy(services, ([, own]) => -sumBy(own, 'findings')).slice(0, LOOKED_AT),
  );
}
