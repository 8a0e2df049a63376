import { groupedBy } from './groupedBy';

it('gives each of its keys to a resource, once, and makes the index of a list once', () => {
  let made = 0;
  const byTeam = groupedBy<{ name: string; teams: string[] }>(({ teams }) => {
    made++;
    return teams;
  });
  const list = [
    { name: 'a', teams: ['x', 'x', 'y'] },
    { name: 'b', teams: ['y'] },
    { name: 'c', teams: [] },
  ];
  expect(byTeam(list).get('x')).toEqual([list[0]]);
  expect(byTeam(list).get('y')).toEqual([list[0], list[1]]);
  expect(byTeam(list).get('z')).toBeUndefined();
  expect(made).toBe(3);
});
