import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/** A moment that a caller names. Throws an InputError that names the field where it is none, or none to come. */
export function momentToCome(name: string, text: string, now: Date): Date {
  const moment = DateTime.fromISO(text, { zone: 'utc' });
  if (!moment.isValid || moment.year > 9999) {
    throw new InputError(
      `${name}: ${text} is no moment; write it such as 2026-12-24T00:00:00Z`,
    );
  }
  if (moment.toJSDate() <= now)
    throw new InputError(`${name}: ${text} is not in the future`);
  return moment.toJSDate();
}
