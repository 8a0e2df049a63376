import fc from 'fast-check';
import { addWeeks, dayOf, daysOfIsoWeek, isoWeekOf } from './week';

const moments = fc.date({
  min: new Date('1971-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('ISO weeks', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-W01'],
    ['2025-12-28T23:59:59.999Z', '2025-W52'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2021-01-03T23:59:59.999Z', '2020-W53'],
    ['2021-01-04T00:00:00Z', '2021-W01'],
    ['2027-01-01T12:00:00Z', '2026-W53'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['2026-11-21T04:00:00Z', '2026-W47'],
  ])('%s is in %s', (moment, week) => {
    expect(isoWeekOf(new Date(moment))).toBe(week);
  });

  it('hold every moment of their seven days, and no other', () => {
    fc.assert(
      fc.property(moments, moment => {
        const { from, until } = daysOfIsoWeek(isoWeekOf(moment));
        expect(from <= dayOf(moment) && dayOf(moment) < until).toBe(true);
        expect(Date.parse(until) - Date.parse(from)).toBe(
          7 * 24 * 60 * 60 * 1000,
        );
        expect(new Date(from).getUTCDay()).toBe(1);
      }),
    );
  });

  it('follow each other without a gap, around the ends of years too', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: -120, max: 120 }),
        (moment, count) => {
          const week = isoWeekOf(moment);
          expect(daysOfIsoWeek(addWeeks(week, 1)).from).toBe(
            daysOfIsoWeek(week).until,
          );
          expect(addWeeks(addWeeks(week, count), -count)).toBe(week);
          expect(addWeeks(week, 1) > week).toBe(true); // text sorts as time does
        },
      ),
    );
  });

  it.each([
    '2026-W54',
    '2025-W53',
    '2026-W00',
    '2026-W7',
    '2026',
    'W47',
    '',
    '2026-W47 ',
  ])("refuse '%s' by name", week => {
    expect(() => daysOfIsoWeek(week)).toThrow(RangeError);
    expect(() => daysOfIsoWeek(week)).toThrow('write it like 2026-W47');
  });
});
