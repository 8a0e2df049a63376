import { isUnknown } from 'backstage-plugin-serverless-posture-node';
import { CONFIDENCE } from '../attribution';
import { findOwner, findService, Found } from '../lookUp';
import { CatalogIndex } from '../catalog';
import { AttributionRule, refsOf } from './rule';

/** A tag that names an entity of the catalog. */
interface Named {
  entityRef: string;
  evidence: string;
  confidence: number;
}

/**
 * Tags of the resource that name its service or its owner, by ref, by name, and owners by e-mail address. The service's
 * owner counts where no tag names another. What the catalog lacks is said in the notes, never made up.
 */
export const tagRule: AttributionRule = ({ tags }, { index, settings }) => {
  if (isUnknown(tags)) {
    return {
      notes: [`its tags could not be read (${tags.$unknown.errorClass})`],
    };
  }
  const notes: string[] = [];
  const ambiguous: Named[] = [];
  const named = (
    keys: string[],
    find: (value: string, catalog: CatalogIndex) => Found,
    what: string,
  ): Named | undefined => {
    for (const key of keys) {
      const tag = Object.entries(tags).find(
        ([name]) => name.toLowerCase() === key.toLowerCase(),
      );
      const value = tag?.[1].trim();
      if (!tag || !value) continue;
      const evidence = `tag ${tag[0]}=${value}`;
      const { refs, exact } = find(value, index);
      const confidence = exact ? CONFIDENCE.tagRef : CONFIDENCE.tagName;
      if (refs.length === 1)
        return { entityRef: refs[0], evidence, confidence };
      for (const entityRef of refs)
        ambiguous.push({
          entityRef,
          evidence,
          confidence: confidence / refs.length,
        });
      notes.push(
        refs.length === 0
          ? `${evidence} names no ${what} of the catalog`
          : `${evidence} may mean any of ${refs.join(', ')}`,
      );
    }
    return undefined;
  };

  const service = named(settings.tags.service, findService, 'service');
  const owner = named(settings.tags.owner, findOwner, 'group or user');
  if (!service && !owner) {
    return {
      notes,
      suggestions: ambiguous.map(({ entityRef, evidence, confidence }) => ({
        ...refsOf(entityRef, index).refs,
        confidence,
        evidence,
      })),
    };
  }
  const found = service && refsOf(service.entityRef, index);
  const deciding = [service, owner].filter(one => one !== undefined);
  return {
    candidate: {
      ...found?.refs,
      ...(owner ? { ownerRef: owner.entityRef } : {}),
      confidence: Math.min(...deciding.map(({ confidence }) => confidence)),
      evidence: deciding.map(({ evidence }) => evidence).join(', '),
    },
    notes: [...notes, ...(owner ? [] : found?.notes ?? [])],
  };
};
