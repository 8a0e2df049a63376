import { Attribute, Tags } from 'backstage-plugin-serverless-posture-node';
import { Candidate } from '../attribution';
import { CatalogIndex, isOwnerRef } from '../catalog';
import type { Links } from '../links';
import type { Surroundings } from '../surroundings';

/** What rules judge a resource by. */
export interface AttributionSubject {
  /** Stable, and unique over all accounts. */
  id: string;
  accountId: string;
  arn: string;
  name: string;
  parentArn?: string;
  tags: Attribute<Tags>;
  links?: Links;
}

/** What people decided about a resource, whatever else speaks for others. */
export interface Override {
  ownerRef?: string;
  serviceRef?: string;
  /** Ref of who decided. */
  by: string;
  /** Day, such as `2026-11-21`. */
  day: string;
  reason: string;
}

/** Whom accounts belong to of which nothing else tells. */
export interface AccountDefault {
  /** Ids. */
  accounts: string[];
  /** Ids of organizational units and roots, with all below them. */
  organizationalUnits: string[];
  owner?: string;
  service?: string;
}

/** How the configuration wants resources attributed. */
export interface OwnershipSettings {
  /** Keys of tags, the most telling first. */
  tags: { owner: string[]; service: string[] };
  /** The first that holds an account wins. */
  defaults: AccountDefault[];
}

/** What a rule found. */
export interface RuleResult {
  /** Who it is, if the rule decides. */
  candidate?: Omit<Candidate, 'rule'>;
  /** Whom it would suggest where it doesn't. */
  suggestions?: Omit<Candidate, 'rule'>[];
  /** What people should know either way. */
  notes?: string[];
}

/** What rules judge with. */
export interface RuleContext {
  index: CatalogIndex;
  settings: OwnershipSettings;
  overrides: ReadonlyMap<string, Override>;
  around: Surroundings;
}

/** One way to tell whom a resource belongs to. */
export type AttributionRule = (
  subject: AttributionSubject,
  context: RuleContext,
) => RuleResult;

/** Says nothing. */
export const SILENT: RuleResult = {};

/**
 * An entity as service with its owner, or a group or user as the owner itself. An owner that the catalog lacks is none,
 * and said in the notes.
 */
export function refsOf(
  entityRef: string,
  { owners }: Pick<CatalogIndex, 'owners'>,
): { refs: Pick<Candidate, 'ownerRef' | 'serviceRef'>; notes: string[] } {
  if (isOwnerRef(entityRef))
    return { refs: { ownerRef: entityRef }, notes: [] };
  const ownerRef = owners.get(entityRef);
  if (!ownerRef) return { refs: { serviceRef: entityRef }, notes: [] };
  return owners.has(ownerRef)
    ? { refs: { ownerRef, serviceRef: entityRef }, notes: [] }
    : {
        refs: { serviceRef: entityRef },
        notes: [`the catalog lacks ${ownerRef}, the owner of ${entityRef}`],
      };
}
