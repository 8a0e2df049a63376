import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expectHistory } from './support/history';
import { picture } from './support/pictures';
import { settled } from './support/settled';
import { signIn } from './support/signIn';

const ENTITY_TAB = '/catalog/default/component/checkout-api/serverless';
const TRIAGE = '/serverless-posture/triage';
const COLLECTION = '/serverless-posture/collection';

test.beforeAll(async ({ request }) => {
  test.setTimeout(660_000);
  await expectHistory(request);
});

test('a service owner finds what is wrong with a service, and why', async ({
  page,
}) => {
  await signIn(page, 'Service owner');

  await page.goto('/catalog/default/component/checkout-api');
  await page.getByRole('link', { name: 'Serverless', exact: true }).click();
  await expect(page.getByRole('img', { name: /^Grade [A-F]$/ })).toBeVisible();
  await expect(page.getByText(/^Known \d+/)).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'entity');

  const controls = page.getByRole('table', { name: 'Findings by control' });
  await controls.getByRole('button').first().click();
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();
  await expect(page).toHaveURL(/control=/);
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'finding', page.getByRole('list', { name: 'Evidence' }));
});

test('a finding can be shared by its address', async ({ page }) => {
  await signIn(page, 'Service owner');
  await page.goto(ENTITY_TAB);
  const controls = page.getByRole('table', { name: 'Findings by control' });
  const first = controls.getByRole('button').first();
  const title = await first.textContent();
  await first.click();
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();
  await expect(
    controls.getByRole('button', { expanded: true }).first(),
  ).toHaveText(title!.replace(/^\W+/, '▾ ').replace('▾ ', '▾\u00a0'));
});

test('a team lead reads what changed this week', async ({ page }) => {
  await signIn(page, 'Team lead');
  await expect(page.getByText('Serverless posture of my teams')).toBeVisible();
  await expect(page.getByRole('link', { name: /^payments$/i })).toBeVisible();
  await page.goto('/catalog/default/group/payments');
  await page.getByRole('link', { name: 'Serverless scorecard' }).click();
  await expect(page.getByText(/Week \d+/).first()).toBeVisible();
  await expect(
    page.getByRole('link', { name: /^checkout.api$/i }).first(),
  ).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'team');
});

test('a platform engineer triages, and sees what was not collected', async ({
  page,
}) => {
  await signIn(page, 'Platform engineer');

  await page.goto(TRIAGE);
  const findings = page.getByRole('table', { name: 'Findings' });
  await expect(findings.getByRole('row').nth(1)).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'triage');

  await findings.getByRole('button', { expanded: false }).first().click();
  await findings.getByRole('link', { name: / · / }).first().click();
  await expect(page).toHaveURL(/finding=/);
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'triage-finding');

  await page.goto(COLLECTION);
  await expect(
    page.getByRole('heading', { name: /scopes are complete/ }),
  ).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'collection');
});

test('a service owner does not see collections, nor what other teams own', async ({
  page,
}) => {
  await signIn(page, 'Service owner');
  await page.goto(COLLECTION);
  await expect(page.getByRole('alert').first()).toContainText(
    'serverlessPosture.collection.read',
  );

  await page.goto(TRIAGE);
  const owners = page.getByRole('table', { name: 'Findings' });
  await expect(owners.getByRole('row').nth(1)).toBeVisible();
  await expect(owners.getByText('unowned')).toHaveCount(0);
});

test('the sign-in page says who may do what', async ({ page }) => {
  await page.goto('/');
  await expect(
    page.getByRole('button', { name: 'Sign in as Platform engineer' }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'sign-in');
});
