import { duplicateRows, lostRows, Stored } from './stored';

const stored = (
  rows: Stored['rows'],
  ...repeatedTransitions: string[]
): Stored => ({ rows, repeatedTransitions });

const truth = stored({ function: 'passes', role: 'fails' });

it('tells what is missing or judged otherwise from what is too much or twice', () => {
  expect(lostRows(truth, truth)).toEqual([]);
  expect(duplicateRows(truth, truth)).toEqual([]);
  expect(lostRows(stored({ role: 'passes' }), truth)).toEqual([
    'function',
    'role',
  ]);
  const more = stored({ ...truth.rows, queue: 'fails' }, 'a change');
  expect(lostRows(more, truth)).toEqual([]);
  expect(duplicateRows(more, truth)).toEqual(['queue', 'a change']);
});
