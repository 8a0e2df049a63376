import { ExemptionRenewal } from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { DayField, NoteField } from './dialogs';

/** Why something should not count, and until when. */
export interface Terms {
  reason: string;
  /** `YYYY-MM-DD`; the last day on which it doesn't count. */
  day: string;
  setReason(reason: string): void;
  setDay(day: string): void;
  complete: boolean;
}

/** {@inheritDoc Terms} */
export function useTerms(): Terms {
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(
    () => DateTime.now().plus({ days: 30 }).toISODate() ?? '',
  );
  return {
    reason,
    day,
    setReason,
    setDay,
    complete: Boolean(reason.trim()) && DateTime.fromISO(day).isValid,
  };
}

/** The terms as the API takes them. */
export function termsOf({ reason, day }: Terms): ExemptionRenewal {
  return {
    reason: reason.trim(),
    expiresAt: DateTime.fromISO(day, { zone: 'utc' })
      .endOf('day')
      .startOf('second')
      .toISO()!,
  };
}

/** Fields for a reason and a day. */
export function TermsFields({ terms }: { terms: Terms }) {
  return (
    <>
      <NoteField
        label="Reason"
        value={terms.reason}
        onChange={terms.setReason}
        required
      />
      <DayField
        label="Expires"
        helperText="The last day, in UTC, on which it does not count"
        value={terms.day}
        onChange={terms.setDay}
      />
    </>
  );
}
