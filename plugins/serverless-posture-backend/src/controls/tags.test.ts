import { judgeTags } from './tags';

it.each([
  [{ team: 'a' }, [], 'PASSED'],
  [{ 'aws:cloudformation:stack-name': 'a' }, [], 'FAILED'],
  [{}, [], 'FAILED'],
  [{ team: 'a', service: 'b' }, ['team', 'service'], 'PASSED'],
  [{ Team: 'a' }, ['team'], 'FAILED'],
  [{ team: '' }, ['team'], 'PASSED'],
])('judges %j by %j as %s', (tags, required, status) => {
  expect(judgeTags(tags, required)).toMatchObject({ status });
});

it('names every missing tag', () => {
  expect(judgeTags({ team: 'a' }, ['team', 'service', 'owner'])).toMatchObject({
    evidence: [
      { path: 'Tags.service', value: null },
      { path: 'Tags.owner', value: null },
    ],
  });
});
