import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expectHistory } from './support/history';
import { picture } from './support/pictures';
import { settled } from './support/settled';
import { signIn } from './support/signIn';

const PAYMENTS = '/catalog/default/group/payments/serverless-scorecard';
const COMMERCE = '/catalog/default/group/commerce/serverless-scorecard';

test.beforeAll(async ({ request }) => {
  test.setTimeout(660_000);
  await expectHistory(request);
});

test('a team lead follows what came last week to its evidence, and comes back', async ({
  page,
}) => {
  await signIn(page, 'Team lead');
  await page.goto(PAYMENTS);
  const weeks = page.getByRole('navigation', { name: 'Weeks' });
  const heading = weeks.getByRole('heading');
  const current = await heading.textContent();

  const before = weeks.getByRole('link', { name: /^‹ Week \d+$/ });
  const name = (await before.textContent())!.replace('‹ ', '');
  expect(name).not.toBe(current);
  await before.focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText(name);
  await expect(page).toHaveURL(/week=\d{4}-W\d{2}$/);
  const address = page.url();
  await settled(page);
  await expectAccessible(page);

  const regression = page
    .getByRole('table', { name: 'What changed' })
    .getByRole('row')
    .filter({ has: page.getByText(/^(new|came back)$/) })
    .first()
    .getByRole('link')
    .first();
  const title = (await regression.textContent())!;
  await regression.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/triage\?.*finding=/);
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();
  await expect(page.getByText(title).first()).toBeVisible();
  const evidence = page.url();

  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(heading).toHaveText(name);
  await expect(regression).toHaveText(title);
  await page.goForward();
  await expect(page).toHaveURL(evidence);
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();
});

test('a department’s week holds its teams’ where that is chosen, and fits one printed page', async ({
  page,
}) => {
  await signIn(page, 'Team lead');
  await page.goto(COMMERCE);
  const choice = page.getByRole('checkbox', { name: 'With sub-teams' });
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/subTeams=true/);
  const services = page.getByRole('table', { name: 'Services' });
  await expect(services.getByRole('row').nth(5)).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'team-with-sub-teams');

  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('a team is told of its week once', async ({ page }) => {
  await signIn(page, 'Service owner');
  await page.goto('/notifications');
  // Beside the list, a message shows up for a moment where the digest comes just now.
  const digest = page
    .getByRole('article')
    .getByText(/^payments, week \d+: grade [A-F]/);
  await expect(digest.first()).toBeVisible({ timeout: 90_000 });
  await expect(digest).toHaveCount(1);
  await digest.click();
  await expect(page).toHaveURL(/serverless-scorecard\?week=\d{4}-W\d{2}/);
});

test('a platform engineer sees the whole organization on one page', async ({
  page,
}) => {
  await signIn(page, 'Platform engineer');
  await page.goto('/serverless-posture/overview');
  const teams = page.getByRole('table', { name: 'Teams' });
  await expect(teams.getByRole('link', { name: 'payments' })).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'overview');
  await teams.getByRole('link', { name: 'payments' }).click();
  await expect(page).toHaveURL(PAYMENTS);
});
