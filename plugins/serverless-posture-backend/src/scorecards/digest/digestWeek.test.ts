import { DigestConfiguration } from '../../collection/digestConfiguration';
import { digestWeek } from './digestWeek';

const mondaysAtNine: DigestConfiguration = {
  enabled: true,
  weekday: 1,
  hour: 9,
  minute: 0,
  timeZone: 'UTC',
};

describe('digestWeek', () => {
  it.each<[string, Partial<DigestConfiguration>, string, string | undefined]>([
    ['before the moment', {}, '2026-11-16T08:59:59Z', undefined],
    ['at the moment', {}, '2026-11-16T09:00:00Z', '2026-W46'],
    ['until the week ends', {}, '2026-11-22T23:59:59Z', '2026-W46'],
    ['in the next week', {}, '2026-11-23T00:00:00Z', undefined],
    [
      'by the clock of a place in summer',
      { timeZone: 'Europe/Berlin' },
      '2026-07-06T07:00:00Z',
      '2026-W27',
    ],
    [
      'by the clock of a place in winter',
      { timeZone: 'Europe/Berlin' },
      '2026-11-16T07:59:00Z',
      undefined,
    ],
    [
      'where the day begins before the week is over in UTC',
      { timeZone: 'Pacific/Auckland' },
      '2026-11-15T22:00:00Z',
      '2026-W45',
    ],
    [
      'there, once it is over',
      { timeZone: 'Pacific/Auckland' },
      '2026-11-16T00:00:00Z',
      '2026-W46',
    ],
    ['on another day', { weekday: 5 }, '2026-11-19T12:00:00Z', undefined],
    ['on that day', { weekday: 5 }, '2026-11-20T12:00:00Z', '2026-W46'],
    [
      'where the day ends after the week is over in UTC',
      { weekday: 7, hour: 20, timeZone: 'America/New_York' },
      '2026-11-16T01:00:00Z',
      '2026-W46',
    ],
    [
      'nothing there before',
      { weekday: 7, hour: 20, timeZone: 'America/New_York' },
      '2026-11-16T00:59:59Z',
      undefined,
    ],
    [
      'there, until the week ends',
      { weekday: 7, hour: 20, timeZone: 'America/New_York' },
      '2026-11-22T23:59:59Z',
      '2026-W46',
    ],
    ['over the turn of the year', {}, '2027-01-04T09:00:00Z', '2026-W53'],
    [
      'where there is none',
      { enabled: false },
      '2026-11-16T12:00:00Z',
      undefined,
    ],
  ])('tells %s', (_, changed, now, week) => {
    expect(digestWeek({ ...mondaysAtNine, ...changed }, new Date(now))).toBe(
      week,
    );
  });
});
