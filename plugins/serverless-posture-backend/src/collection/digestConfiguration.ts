import { InputError } from '@backstage/errors';
import { IANAZone, WeekdayNumbers } from 'luxon';
import { Fields } from './configurationFields';

/** When each team is told of its week. */
export interface DigestConfiguration {
  enabled: boolean;
  /** 1 is Monday, 7 is Sunday. */
  weekday: WeekdayNumbers;
  hour: number;
  minute: number;
  /** IANA name. */
  timeZone: string;
}

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

const TIME = {
  pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  form: "a time of the day, in quotes, such as '09:00'",
};

/** The block `digest`; Mondays at nine in UTC unless it says otherwise. */
export function digestOf(root: Fields): DigestConfiguration {
  const block = root.block('digest', [
    'enabled',
    'weekday',
    'time',
    'timeZone',
  ]);
  const timeZone = block.string('timeZone') ?? 'UTC';
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `${block.path}.timeZone must be a time zone such as Europe/Berlin, not '${timeZone}'`,
    );
  }
  const time = block.string('time', TIME) ?? '09:00';
  const [hour, minute] = time.split(':').map(Number);
  const weekday = block.oneOf('weekday', WEEKDAYS) ?? WEEKDAYS[0];
  return {
    enabled: block.boolean('enabled') ?? true,
    weekday: (WEEKDAYS.indexOf(weekday) + 1) as WeekdayNumbers,
    hour,
    minute,
    timeZone,
  };
}
