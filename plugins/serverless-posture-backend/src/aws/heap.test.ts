import { boundsOf } from './heap';

const MB = 1024 * 1024;

it.each([
  ['a small heap', 64, { answers: 8, scopes: 64, calls: 256 }],
  ['one that is enough', 304, { answers: 32, scopes: 409, calls: 1365 }],
  ['a common one', 560, { answers: 96, scopes: 1228, calls: 4096 }],
  ['a large one', 8192, { answers: 128, scopes: 2048, calls: 4096 }],
])('reads at once what fits into %s', (_, heap, { answers, ...others }) => {
  expect(boundsOf(heap * MB)).toEqual({ answers: answers * MB, ...others });
});
