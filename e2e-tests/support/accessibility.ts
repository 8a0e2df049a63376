import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/** Rules that the app shell of Backstage breaks on every page, an empty one included. */
const BROKEN_BY_THE_SHELL = ['landmark-one-main', 'region'];

/** The page as it is now breaks no rule of axe. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .disableRules(BROKEN_BY_THE_SHELL)
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 3).map(node => node.html.slice(0, 300)),
    })),
  ).toEqual([]);
}
