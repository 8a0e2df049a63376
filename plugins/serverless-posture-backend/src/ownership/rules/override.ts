import { CONFIDENCE } from '../attribution';
import { AttributionRule, refsOf, SILENT } from './rule';

/** What somebody decided. Whom the catalog lacks by now owns nothing, and the notes say so. */
export const overrideRule: AttributionRule = ({ id }, { overrides, index }) => {
  const override = overrides.get(id);
  if (!override) return SILENT;
  const { ownerRef, serviceRef, by, day, reason } = override;
  const notes = [ownerRef, serviceRef].flatMap(ref =>
    ref && !index.owners.has(ref)
      ? [`${by} assigned it on ${day} to ${ref}, which the catalog lacks`]
      : [],
  );
  const service =
    serviceRef && index.owners.has(serviceRef)
      ? refsOf(serviceRef, index)
      : undefined;
  const refs = {
    ...service?.refs,
    ...(ownerRef && index.owners.has(ownerRef) ? { ownerRef } : {}),
  };
  if (Object.keys(refs).length === 0) return { notes };
  return {
    candidate: {
      ...refs,
      confidence: CONFIDENCE.override,
      evidence: `${by} assigned it on ${day}: ${reason}`,
    },
    notes: [...notes, ...(refs.ownerRef ? [] : service?.notes ?? [])],
  };
};
