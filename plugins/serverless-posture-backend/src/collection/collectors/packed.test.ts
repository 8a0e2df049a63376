import fc from 'fast-check';
import { Packed } from './packed';

const items = fc
  .uniqueArray(fc.nat(9999), { maxLength: 180 })
  .map(ids =>
    ids
      .sort((a, b) => a - b)
      .map(id => ({ id, name: `Grüße ${id}`, versions: [{ id: String(id) }] })),
  );

describe('Packed', () => {
  it('holds what it was given, in its order', () => {
    fc.assert(
      fc.property(items, given => {
        expect([...Packed.of(given)]).toEqual(given);
      }),
    );
  });

  it('answers what is left, from wherever', () => {
    fc.assert(
      fc.property(
        items,
        fc.nat(9999),
        fc.nat(9999),
        fc.nat(120),
        (given, some, more, count) => {
          const left = Packed.of(given)
            .from(({ id }) => id > some)
            .from(({ id }) => id > more);
          const expected = given.filter(({ id }) => id > Math.max(some, more));
          expect([...left]).toEqual(expected);
          expect(left.first(count)).toEqual(expected.slice(0, count));
        },
      ),
    );
  });
});
