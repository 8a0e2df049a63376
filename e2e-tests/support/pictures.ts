import { Locator, Page } from '@playwright/test';
import { settled } from './settled';

/** Where the app keeps the chosen theme. */
const THEME_KEY = 'theme';

/**
 * Writes the page as docs/images/NAME-light.png and NAME-dark.png, with UPDATE_SCREENSHOTS=1; leaves it in the light
 * theme, reloaded. `showing` is scrolled to the middle.
 */
export async function picture(page: Page, name: string, showing?: Locator) {
  if (process.env.UPDATE_SCREENSHOTS !== '1') return;
  for (const theme of ['dark', 'light']) {
    await page.evaluate(
      ([key, value]) => window.localStorage.setItem(key, value),
      [THEME_KEY, theme],
    );
    await page.reload();
    await settled(page);
    await showing?.evaluate(element =>
      element.scrollIntoView({ block: 'center' }),
    );
    await page.screenshot({
      path: `docs/images/${name}-${theme}.png`,
      animations: 'disabled',
    });
  }
}
