import { median, medians } from './statistics';

describe('statistics', () => {
  it('takes the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('takes the median field by field', () => {
    expect(
      medians([
        { a: 1, b: 9 },
        { a: 2, b: 8 },
        { a: 3, b: 1 },
      ]),
    ).toEqual({ a: 2, b: 8 });
  });
});
