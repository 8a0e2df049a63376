import fc from 'fast-check';
import { ByteBudget, bytesOf, Page } from './byteBudget';

const KB = 1024;

/** An answer of so many bytes. */
const answer = (bytes: number) => new Uint8Array(bytes);

const turn = () => new Promise(setImmediate);

describe('what is read and not stored', () => {
  it('makes the next page wait until one is stored', async () => {
    const budget = new ByteBudget(100 * KB);
    const first = await budget.begin('functions');
    first.add(answer(60 * KB));
    first.add(answer(50 * KB));
    let begun = false;
    const second = budget.begin('functions').then(page => {
      begun = true;
      return page;
    });
    await turn();
    expect(begun).toBe(false);
    first.end();
    (await second).end();
  });

  it('leaves room for one page, however large it is', async () => {
    const budget = new ByteBudget(10 * KB);
    const first = await budget.begin('functions');
    first.add(answer(60 * KB));
    first.end();
    expect(await budget.begin('functions')).toBeInstanceOf(Page);
  });

  it('reckons with what pages of a kind have held', async () => {
    const budget = new ByteBudget(1000 * KB);
    const large = await budget.begin('functions');
    large.add(answer(600 * KB));
    large.end();
    await budget.begin('functions');
    const others: string[] = [];
    budget.begin('functions').then(() => others.push('functions'));
    budget.begin('apis').then(() => others.push('apis'));
    await turn();
    // Nobody overtakes: a large page would never have its turn.
    expect(others).toEqual([]);
  });

  it('never exceeds the budget by more than what pages are larger than usual, and lets all through', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.integer({ min: 0, max: 300 }), {
            minLength: 1,
            maxLength: 5,
          }),
          { minLength: 1, maxLength: 40 },
        ),
        async listings => {
          const limit = 256 * KB;
          const budget = new ByteBudget(limit);
          let held = 0;
          let pages = 0;
          const overBefore: number[] = [];
          const readAll = async (sizes: number[], kind: string) => {
            for (const size of sizes) {
              const page = await budget.begin(kind);
              overBefore.push(held - limit);
              await turn();
              page.add(answer(size * KB));
              held += size * KB;
              await turn();
              held -= size * KB;
              page.end();
              pages++;
            }
          };
          await Promise.all(
            listings.map((sizes, at) => readAll(sizes, `listing ${at % 3}`)),
          );
          expect(pages).toBe(listings.flat().length);
          // Whoever was let in found what was held within the budget.
          expect(Math.max(...overBefore)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('what an answer takes', () => {
  it('grows with its texts and its items', () => {
    const item = { name: 'x'.repeat(1000), tags: { a: 'b' }, size: 3 };
    const one = bytesOf({ items: [item] });
    expect(one).toBeGreaterThan(1000);
    expect(one).toBeLessThan(1300);
    expect(bytesOf({ items: [item, item] })).toBeGreaterThan(one + 1000);
    expect(bytesOf(new Uint8Array(500))).toBe(500);
    expect(bytesOf(undefined)).toBe(8);
  });

  it('does not walk through what only carries data', () => {
    const stream: { self?: object } = new (class Stream {})();
    stream.self = stream;
    expect(bytesOf({ Body: stream })).toBeLessThan(100);
  });
});
