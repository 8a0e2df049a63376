import { expect, Page } from '@playwright/test';

/** Waits until the whole page is there and nothing loads any more. */
export async function settled(page: Page) {
  await page.waitForLoadState('networkidle');
  // On a slow machine nothing is under way yet either.
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expect(page.getByTestId('progress')).toHaveCount(0);
}
