import { axe } from 'jest-axe';

/** Fails with axe's own words where the page breaks a rule. Landmarks of the whole document are the app shell's. */
export async function expectAccessible(container: Element = document.body) {
  const { violations } = await axe(container, {
    rules: { region: { enabled: false } },
  });
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`,
    ),
  ).toEqual([]);
}
