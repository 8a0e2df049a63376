import fc from 'fast-check';
import { isInRange, splitAccounts } from './accountRange';

const accountId = fc.stringMatching(/^\d{12}$/);

describe('splitAccounts', () => {
  it('has every account, known or not, in exactly one range', () => {
    fc.assert(
      fc.property(
        fc.array(accountId, { maxLength: 60 }),
        fc.array(accountId, { maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        (known, others, parts) => {
          const ranges = splitAccounts(known, parts);
          expect(ranges.length).toBeLessThanOrEqual(parts);
          for (const id of [...known, ...others])
            expect(ranges.filter(range => isInRange(id, range))).toHaveLength(
              1,
            );
        },
      ),
    );
  });

  it('asks with no more values than Security Hub takes', () => {
    fc.assert(
      fc.property(
        fc.array(accountId, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 12 }),
        (known, parts) => {
          for (const { only = [], except = [] } of splitAccounts(known, parts))
            expect(only.length + except.length).toBeLessThanOrEqual(20);
        },
      ),
    );
  });

  it('is even where ids differ late', () => {
    const ids = Array.from({ length: 100 }, (_, i) =>
      String(210_000_000_000 + i * 7_654_321),
    );
    const sizes = splitAccounts(ids, 2).map(
      range => ids.filter(id => isInRange(id, range)).length,
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
  });

  it('leaves a single account whole', () => {
    expect(splitAccounts(['111122223333'], 3)).toEqual([{}]);
    expect(splitAccounts([], 3)).toEqual([{}]);
  });
});
