import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/** Rules that the app shell of Backstage breaks on every page, an empty one included. */
const BROKEN_BY_THE_SHELL = ['landmark-one-main', 'region'];

/** The tabs of a page's header are the shell's as well: they name panels that it does not draw. */
const TABS_OF_THE_SHELL = '[role=tab].bui-Tab';

/** In the sidebar the count of unread notifications is no part of the link's name. */
const UNREAD_OF_THE_SHELL = 'a[href="/notifications"]';

/** The page as it is now breaks no rule of axe. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .disableRules(BROKEN_BY_THE_SHELL)
    .exclude(TABS_OF_THE_SHELL)
    .exclude(UNREAD_OF_THE_SHELL)
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 3).map(node => node.html.slice(0, 300)),
    })),
  ).toEqual([]);
}
