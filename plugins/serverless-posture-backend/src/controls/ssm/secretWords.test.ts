import fc from 'fast-check';
import { isNamedLikeSecret, SECRET_WORDS } from './secretWords';

const word = fc.stringMatching(/^[bcfgjklm]{2,6}$/);

describe('isNamedLikeSecret', () => {
  it('finds the words however they are written', () => {
    fc.assert(
      fc.property(
        word,
        fc.constantFrom(...SECRET_WORDS),
        fc.constantFrom('-', '_', '.'),
        (before, secret, separator) => {
          const name = [before, ...secret.split('-')].join(separator);
          expect(isNamedLikeSecret(name, SECRET_WORDS)).toBe(true);
          expect(isNamedLikeSecret(name.toUpperCase(), SECRET_WORDS)).toBe(
            true,
          );
          expect(isNamedLikeSecret(`/shop/${name}`, SECRET_WORDS)).toBe(true);
        },
      ),
    );
  });

  it('looks at the last part of a path only, and finds more with more words', () => {
    fc.assert(
      fc.property(word, name => {
        expect(isNamedLikeSecret(`/secret/${name}`, SECRET_WORDS)).toBe(false);
        expect(isNamedLikeSecret(name, [...SECRET_WORDS, name])).toBe(true);
      }),
    );
  });
});
