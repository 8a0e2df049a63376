import fc from 'fast-check';
import { glob } from './glob';

const text = fc.stringMatching(/^[ab:*]{0,12}$/);
const plain = fc.stringMatching(/^[ab:]{0,16}$/);

describe('glob', () => {
  it('matches what the same regular expression matches', () => {
    fc.assert(
      fc.property(text, plain, (pattern, arn) => {
        const expression = new RegExp(`^${pattern.replace(/\*/g, '.*')}$`);
        expect(glob(pattern).matches(arn)).toBe(expression.test(arn));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the characters that it fixes', () => {
    fc.assert(
      fc.property(text, pattern => {
        expect(glob(pattern).specificity).toBe(
          pattern.replace(/\*/g, '').length,
        );
      }),
    );
  });
});
