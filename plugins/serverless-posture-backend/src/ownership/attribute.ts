import { Attribution } from './attribution';
import { CatalogIndex } from './catalog';
import { annotationRule } from './rules/annotation';
import {
  AttributionRule,
  AttributionSubject,
  OwnershipSettings,
} from './rules/rule';
import { tagRule } from './rules/tag';

/** How the evidence of what a parent passed on begins. */
const THROUGH = 'part of ';

/** The rules, the most deliberate first. */
const rules: AttributionRule[] = [annotationRule, tagRule];

/**
 * Whom a resource belongs to: what the first rule says that decides, else whom its parent belongs to, else nobody.
 * The notes tell what rules found that did not decide.
 */
export function attribute(
  subject: AttributionSubject,
  index: CatalogIndex,
  settings: OwnershipSettings,
  parent?: { arn: string; attribution: Attribution },
): Attribution {
  const notes: string[] = [];
  for (const rule of rules) {
    const result = rule(subject, index, settings);
    notes.push(...result.notes);
    if (result.attribution) return withNotes(result.attribution, notes);
  }
  return withNotes(parent ? inherited(parent) : { rule: 'unowned' }, notes);
}

function inherited({
  arn,
  attribution,
}: {
  arn: string;
  attribution: Attribution;
}): Attribution {
  const { ownerRef, serviceRef, rule, evidence } = attribution;
  if (rule === 'unowned') return { rule };
  return {
    rule,
    ...(ownerRef ? { ownerRef } : {}),
    ...(serviceRef ? { serviceRef } : {}),
    evidence: evidence?.startsWith(THROUGH)
      ? evidence
      : `${THROUGH}${arn}: ${evidence}`,
  };
}

function withNotes(attribution: Attribution, notes: string[]): Attribution {
  return notes.length > 0 ? { ...attribution, notes } : attribution;
}
