import { expect, Page } from '@playwright/test';

/** Signs in as one of the demo's identities, by the title of its card. */
export async function signIn(page: Page, title: string) {
  await page.goto('/');
  const button = page.getByRole('button', { name: `Sign in as ${title}` });
  await button.click();
  // A navigation before the sign-in is over would lose it.
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible();
  await expect(button).toHaveCount(0);
}
