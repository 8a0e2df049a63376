import { isUnknown, Tags } from 'backstage-plugin-serverless-posture-node';
import { CONFIDENCE } from '../attribution';
import { Claim, PatternClaim } from '../claims';
import { stackOf } from '../stack';
import {
  AttributionRule,
  AttributionSubject,
  refsOf,
  RuleContext,
  SILENT,
} from './rule';

/** A claim that holds, how precise it is among its kind, and how sure. */
interface Match {
  claim: Claim;
  specificity: number;
  confidence: number;
}

type Matches = (subject: AttributionSubject, context: RuleContext) => Match[];

const byArn: Matches = ({ arn }, { index }) =>
  index.claims
    .ofArn(arn)
    .map(claim =>
      toMatch(
        claim,
        claim.pattern.exact ? CONFIDENCE.arn : CONFIDENCE.arnPattern,
      ),
    );

const byName: Matches = ({ name }, { index }) =>
  index.claims
    .ofName(name)
    .map(claim => toMatch(claim, CONFIDENCE.namePattern));

const byStack: Matches = ({ tags }, { index }) => {
  const stack = stackOf(tags);
  return stack
    ? index.claims
        .ofStack(stack)
        .map(claim => toMatch(claim, CONFIDENCE.stackAnnotation))
    : [];
};

const byTags: Matches = ({ tags }, { index }) =>
  isUnknown(tags)
    ? []
    : index.claims.ofTags(tags as Tags).map(claim => ({
        claim,
        specificity: claim.tags.length,
        confidence: CONFIDENCE.tagAnnotation,
      }));

/**
 * Annotations of catalog entities that claim the resource: by ARN, else by name, else by stack, else by tags. The most
 * specific claim wins; among equals the first by ref, and the notes name the others.
 */
export const annotationRule: AttributionRule = (subject, context) => {
  for (const matchesOf of [byArn, byName, byStack, byTags]) {
    const [winner, ...others] = best(matchesOf(subject, context));
    if (winner) {
      const { claim, confidence } = winner;
      const { refs, notes } = refsOf(claim.entityRef, context.index);
      return {
        candidate: {
          ...refs,
          // Who claims what others claim just as precisely may be wrong.
          confidence: others.length > 0 ? confidence / 2 : confidence,
          evidence: `${claim.entityRef} is annotated with ${claim.annotation}: ${claim.value}`,
        },
        notes: [
          ...others.map(
            ({ claim: other }) =>
              `${other.entityRef} claims it as well, with ${other.annotation}: ${other.value}`,
          ),
          ...notes,
        ],
      };
    }
  }
  return SILENT;
};

function toMatch(claim: PatternClaim, confidence: number): Match {
  return { claim, specificity: claim.pattern.specificity, confidence };
}

/** The most specific claims, one per entity, by ref. */
function best(matches: Match[]): Match[] {
  const highest = Math.max(...matches.map(({ specificity }) => specificity));
  const byEntity = new Map<string, Match>();
  for (const match of matches) {
    const { entityRef } = match.claim;
    if (match.specificity === highest && !byEntity.has(entityRef))
      byEntity.set(entityRef, match);
  }
  return [...byEntity.values()].sort((a, b) =>
    a.claim.entityRef < b.claim.entityRef ? -1 : 1,
  );
}
