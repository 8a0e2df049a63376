import { isUnknown, Tags } from 'backstage-plugin-serverless-posture-node';
import { CatalogIndex, Claim } from '../catalog';
import { AttributionRule, AttributionSubject, refsOf } from './rule';

/** A claim that holds, and how precise it is. */
interface Match {
  claim: Claim;
  specificity: number;
}

/**
 * Annotations of catalog entities that claim the resource, by ARN or else by tags. The most specific claim wins; among
 * equals the first by ref, and the notes name the others.
 */
export const annotationRule: AttributionRule = (subject, index) => {
  const byArn = best(arnMatches(subject, index));
  const matches = byArn.length > 0 ? byArn : best(tagMatches(subject, index));
  if (matches.length === 0) return { notes: [] };
  const [winner, ...others] = matches;
  return {
    attribution: {
      rule: 'annotation',
      ...refsOf(winner.entityRef, index),
      evidence: `${winner.entityRef} is annotated with ${winner.annotation}: ${winner.value}`,
    },
    notes: others.map(
      other =>
        `${other.entityRef} claims it as well, with ${other.annotation}: ${other.value}`,
    ),
  };
};

function arnMatches({ arn }: AttributionSubject, index: CatalogIndex): Match[] {
  const exact = index.exactArns.get(arn);
  return (exact ?? index.arnPatterns)
    .filter(({ pattern }) => pattern.matches(arn))
    .map(claim => ({ claim, specificity: claim.pattern.specificity }));
}

function tagMatches(
  { tags }: AttributionSubject,
  index: CatalogIndex,
): Match[] {
  if (isUnknown(tags)) return [];
  const own = new Map(Object.entries(tags as Tags));
  return index.tags
    .filter(claim => claim.tags.every(([key, value]) => own.get(key) === value))
    .map(claim => ({ claim, specificity: claim.tags.length }));
}

/** The most specific claims, one per entity, by ref. */
function best(matches: Match[]): Claim[] {
  const highest = Math.max(...matches.map(({ specificity }) => specificity));
  const byEntity = new Map<string, Claim>();
  for (const { claim, specificity } of matches) {
    if (specificity === highest && !byEntity.has(claim.entityRef)) {
      byEntity.set(claim.entityRef, claim);
    }
  }
  return [...byEntity.values()].sort((a, b) =>
    a.entityRef < b.entityRef ? -1 : 1,
  );
}
