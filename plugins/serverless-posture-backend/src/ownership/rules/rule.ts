import { Attribute, Tags } from 'backstage-plugin-serverless-posture-node';
import { Attribution } from '../attribution';
import { CatalogIndex, isOwnerRef } from '../catalog';

/** What rules judge by. */
export interface AttributionSubject {
  arn: string;
  tags: Attribute<Tags>;
}

/** Keys of tags, the most telling first. */
export interface OwnershipSettings {
  tags: { owner: string[]; service: string[] };
}

/** What a rule found: who it is, if it decides, and what people should know either way. */
export interface RuleResult {
  attribution?: Attribution;
  notes: string[];
}

/** One way to tell whom a resource belongs to. */
export type AttributionRule = (
  subject: AttributionSubject,
  index: CatalogIndex,
  settings: OwnershipSettings,
) => RuleResult;

/** An entity as service with its owner, or a group or user as the owner itself. */
export function refsOf(
  entityRef: string,
  index: CatalogIndex,
): Pick<Attribution, 'ownerRef' | 'serviceRef'> {
  if (isOwnerRef(entityRef)) return { ownerRef: entityRef };
  const ownerRef = index.owners.get(entityRef);
  return ownerRef
    ? { serviceRef: entityRef, ownerRef }
    : { serviceRef: entityRef };
}
