import { CONFIDENCE } from '../attribution';
import { findService } from '../lookUp';
import { wordsOf } from '../nameStem';
import { AttributionRule, refsOf, SILENT } from './rule';

/** Shorter names are too often part of another word's meaning. */
const SHORTEST = 4;

/** The longest beginning of the resource's name that is the name of a service: `checkout-api-pay` may belong to checkout-api. */
export const nameRule: AttributionRule = ({ name }, { index }) => {
  const words = wordsOf(name);
  for (let count = words.length; count > 0; count--) {
    const stem = words.slice(0, count).join('-');
    if (stem.length < SHORTEST) break;
    const { refs } = findService(stem, index);
    if (refs.length > 1) {
      return {
        suggestions: refs.map(ref => ({
          ...refsOf(ref, index).refs,
          confidence: CONFIDENCE.name / refs.length,
          evidence: `its name begins as ${ref} is called`,
        })),
      };
    }
    if (refs.length === 1) {
      const found = refsOf(refs[0], index);
      return {
        candidate: {
          ...found.refs,
          confidence: CONFIDENCE.name,
          evidence: `its name begins as ${refs[0]} is called`,
        },
        notes: found.notes,
      };
    }
  }
  return SILENT;
};
