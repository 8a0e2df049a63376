import { lastMondays } from './lastMondays';

describe('lastMondays', () => {
  it.each([
    ['a Saturday', '2026-11-21T23:59:59Z', '2026-11-16'],
    [
      'a Sunday, the last day of its week',
      '2026-11-22T12:00:00Z',
      '2026-11-16',
    ],
    [
      'a Monday, from its first moment on',
      '2026-11-23T00:00:00Z',
      '2026-11-23',
    ],
    ['the first days of a year', '2027-01-01T08:00:00Z', '2026-12-28'],
  ])('ends with the Monday of the week of %s', (_, today, monday) => {
    expect(lastMondays(new Date(today), 1)).toEqual([
      new Date(`${monday}T00:00:00Z`),
    ]);
  });

  it('goes back week by week, oldest first', () => {
    expect(
      lastMondays(new Date('2026-11-21T10:00:00Z'), 3).map(day =>
        day.toISOString().slice(0, 10),
      ),
    ).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
  });
});
