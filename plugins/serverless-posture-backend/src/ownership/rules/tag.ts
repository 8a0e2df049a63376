import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { isUnknown } from 'backstage-plugin-serverless-posture-node';
import { CatalogIndex, isOwnerRef, nameKey } from '../catalog';
import { AttributionRule, refsOf } from './rule';

/** Kinds that a plain name in a tag may mean, the likeliest first. */
const OWNER_KINDS = ['group', 'user'];
const SERVICE_KINDS = ['component', 'system', 'api', 'resource'];

/** A tag that names an entity of the catalog. */
interface Named {
  entityRef: string;
  evidence: string;
}

/** A ref that leaves out what it may, such as `checkout`, `shop/checkout` or `component:checkout`; undefined for other text. */
function refOf(value: string, defaultKind: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(value, { defaultKind }));
  } catch {
    return undefined;
  }
}

function lookUp(
  value: string,
  index: CatalogIndex,
  kinds: string[],
): readonly string[] {
  for (const kind of kinds) {
    const ref = refOf(value, kind);
    if (ref && index.owners.has(ref)) return [ref];
  }
  for (const kind of kinds) {
    const refs = index.byName.get(nameKey(kind, value));
    if (refs) return refs;
  }
  return [];
}

/** Refs that a value may mean: one where it is clear. */
type Find = (value: string, index: CatalogIndex) => readonly string[];

const findService: Find = (value, index) =>
  lookUp(value, index, SERVICE_KINDS).filter(ref => !isOwnerRef(ref));

const findOwner: Find = (value, index) => {
  const byEmail = index.byEmail.get(value.toLowerCase());
  return byEmail
    ? [byEmail]
    : lookUp(value, index, OWNER_KINDS).filter(isOwnerRef);
};

/**
 * Tags of the resource that name its service or its owner, by ref, by name, and owners by e-mail address. The service's
 * owner counts where no tag names another. What the catalog lacks is said in the notes, never made up.
 */
export const tagRule: AttributionRule = ({ tags }, index, settings) => {
  if (isUnknown(tags)) {
    return {
      notes: [`its tags could not be read (${tags.$unknown.errorClass})`],
    };
  }
  const notes: string[] = [];
  const named = (
    keys: string[],
    find: Find,
    what: string,
  ): Named | undefined => {
    for (const key of keys) {
      const tag = Object.entries(tags).find(
        ([name]) => name.toLowerCase() === key.toLowerCase(),
      );
      const value = tag?.[1].trim();
      if (!tag || !value) continue;
      const evidence = `tag ${tag[0]}=${value}`;
      const found = find(value, index);
      if (found.length === 1) return { entityRef: found[0], evidence };
      notes.push(
        found.length === 0
          ? `${evidence} names no ${what} of the catalog`
          : `${evidence} may mean any of ${found.join(', ')}`,
      );
    }
    return undefined;
  };

  const service = named(settings.tags.service, findService, 'service');
  const owner = named(settings.tags.owner, findOwner, 'group or user');
  if (!service && !owner) return { notes };
  return {
    attribution: {
      rule: 'tag',
      ...(service ? refsOf(service.entityRef, index) : {}),
      ...(owner ? { ownerRef: owner.entityRef } : {}),
      evidence: [service, owner]
        .flatMap(one => (one ? [one.evidence] : []))
        .join(', '),
    },
    notes,
  };
};
