import { boundsOf } from './heap';

const MB = 1024 * 1024;

it.each([
  ['a small heap', 64, { answers: 8, scopes: 64 }],
  ['one that is enough', 304, { answers: 128 / 6, scopes: 512 }],
  ['a common one', 560, { answers: 64, scopes: 1536 }],
  ['a large one', 8192, { answers: 128, scopes: 2048 }],
])('reads at once what fits into %s', (_, heap, { answers, scopes }) => {
  expect(boundsOf(heap * MB)).toEqual({ answers: answers * MB, scopes });
});
