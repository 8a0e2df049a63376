import fc from 'fast-check';
import { Tally } from './tally';

describe('tally', () => {
  it('counts as a map with a key for each does', () => {
    const place = fc.integer({ max: 200, min: 0 }).map(String);
    const name = fc.constantFrom('list', 'get', 'describe');
    fc.assert(
      fc.property(fc.array(fc.tuple(place, name)), added => {
        const tally = new Tally();
        const counts = new Map<string, number>();
        for (const [at, what] of added) {
          const key = `${at}/${what}`;
          const before = counts.get(key) ?? 0;
          expect(tally.add(at, what)).toBe(before);
          counts.set(key, before + 1);
        }
        const told = [...tally].map(([at, what, n]) => [`${at}/${what}`, n]);
        expect(new Map(told as [string, number][])).toEqual(counts);
      }),
    );
  });

  it('is empty once it is cleared', () => {
    const tally = new Tally();
    tally.add('a', 'list');
    tally.clear();
    expect([...tally]).toEqual([]);
    expect(tally.add('a', 'list')).toBe(0);
  });
});
