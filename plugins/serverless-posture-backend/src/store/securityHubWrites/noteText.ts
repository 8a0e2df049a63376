import { truncate } from 'lodash';
import { TriageState } from '../decisions/triageState';

/** Security Hub takes so many characters (API reference, "NoteUpdate"). */
const LONGEST = 512;

/** What a note in Security Hub says of a decision. */
export interface Told extends TriageState {
  /** The exemption that covers the finding. */
  exemption?: {
    reason: string;
    expires_at: string;
    requested_by: string;
    decided_by: string | null;
  };
}

/** A decision in words, with who it was by and what they wrote. */
export function noteText(
  finding: Told,
  { by, note }: { by: string | null; note: string | null },
): string {
  const who = by && !finding.exemption ? ` by ${by}` : '';
  const text = note ? `${note} (${by})` : `${stateOf(finding)}${who}`;
  return truncate(text, { length: LONGEST });
}

function stateOf(finding: Told): string {
  const { exemption, snoozed_until: until, snoozed_hash: hash } = finding;
  if (exemption) {
    const { reason, requested_by: asked, decided_by: agreed } = exemption;
    return `Exempted until ${dayOf(
      exemption.expires_at,
    )}: ${reason} (asked for by ${asked}, approved by ${agreed})`;
  }
  if (until) return `Snoozed until ${dayOf(until)}`;
  if (hash) return 'Snoozed until it changes';
  return finding.workflow === 'NOTIFIED' ? 'Acknowledged' : 'New again';
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
