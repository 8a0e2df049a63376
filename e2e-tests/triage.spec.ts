import { Browser, expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expectHistory } from './support/history';
import { picture } from './support/pictures';
import { settled } from './support/settled';
import { signIn } from './support/signIn';

const TRIAGE = '/serverless-posture/triage';
const CHECKOUT = '/catalog/default/component/checkout-api/serverless';

test.beforeAll(async ({ request }) => {
  test.setTimeout(660_000);
  await expectHistory(request);
});

/** Somebody else, in a browser of their own. */
async function another(browser: Browser, title: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  await signIn(page, title);
  return page;
}

/** How many findings the list says there are. */
async function found(page: Page): Promise<number> {
  const said = page
    .getByRole('status')
    .filter({ hasText: /findings? in|^[\d,]+ (open )?/ });
  const text = await said.first().textContent();
  return Number(text!.match(/[\d,]+/)![0].replace(/,/g, ''));
}

test('a morning of triage: filter, group by fix, decide about many, and take it back', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Platform engineer');
  await page.goto(TRIAGE);
  await page.getByRole('checkbox', { name: /^MEDIUM/i }).check();
  await expect(page).toHaveURL(/severity=MEDIUM/);
  await settled(page);
  await expect(page.getByText('Group by: fix')).toBeVisible();
  const all = await found(page);
  expect(all).toBeGreaterThanOrEqual(200);
  await expectAccessible(page);

  await page
    .getByRole('checkbox', { name: 'Select all that are shown' })
    .check();
  const selection = page.getByRole('region', { name: 'Selection' });
  const every = selection.getByRole('button', {
    name: /^Select all .* that match$/,
  });
  if (await every.isVisible()) await every.click();
  await expect(selection).toContainText(/findings selected/);

  await selection.getByRole('button', { name: 'Assign…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Group or user').fill('group:default/platform');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(
    page.getByText(/^Decided about [\d,]+ findings\./),
  ).toBeVisible();

  await page.goto(`${TRIAGE}?severity=MEDIUM&assignee=group:default/platform`);
  await settled(page);
  expect(await found(page)).toBeGreaterThanOrEqual(200);

  // One fix, and what it closes.
  const table = page.getByRole('table', { name: 'Findings' });
  await table
    .getByRole('checkbox', { name: /^Select all of / })
    .first()
    .check();
  await selection.getByRole('button', { name: 'Snooze…' }).click();
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(
    page.getByText(/^Decided about [\d,]+ findings?\./),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();

  // The same address shows others what they may see.
  const address = page.url();
  const owner = await another(browser, 'Service owner');
  await owner.goto(address.replace(/&assignee=[^&]*/, ''));
  await settled(owner);
  expect(await found(owner)).toBeLessThan(all);
  await owner.context().close();
});

test('an exemption takes two people, and the score says what it costs', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Service owner');
  await page.goto(
    `${TRIAGE}?service=component:default/checkout-api&status=FAILED&by=none`,
  );
  await page
    .getByRole('table', { name: 'Findings' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/finding=/);
  const state = page.getByRole('region', { name: 'State' });
  await state.getByRole('button', { name: 'Exempt…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for an exemption' });
  await dialog.getByLabel('Reason').fill('Replaced next month');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(page.getByText(/^Asked for exemption \d+;/)).toBeVisible();

  const platform = await another(browser, 'Platform engineer');
  await platform.goto('/serverless-posture/exemptions?state=requested');
  await settled(platform);
  await expectAccessible(platform);
  await platform
    .getByRole('button', { name: /^Approve exemption/ })
    .first()
    .click();
  await platform
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve', exact: true })
    .click();
  await expect(platform.getByRole('dialog')).toHaveCount(0);
  await platform.goto('/serverless-posture/exemptions');
  await settled(platform);
  await expect(
    platform.getByRole('table', { name: 'Exemptions' }),
  ).toContainText('Replaced next month');
  await picture(platform, 'exemptions');
  await platform.context().close();

  await page.goto(CHECKOUT);
  await expect(page.getByText(/failing finding is exempted/)).toBeVisible();
  await expect(page.getByText(/without exemptions it is/)).toBeVisible();
});

test('what nobody owns is a queue that people work off', async ({ page }) => {
  await signIn(page, 'Platform engineer');
  await page.goto('/serverless-posture/ownership');
  await expect(
    page.getByRole('table', { name: 'Waiting for an owner' }),
  ).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'ownership');
});

test('a service shows itself as a graph, with a list beside it', async ({
  page,
}) => {
  await signIn(page, 'Service owner');
  await page.goto(`${CHECKOUT}?tab=graph`);
  const graph = page.getByRole('group', { name: /^Service graph/ });
  await expect(graph).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await picture(page, 'graph', graph);
});
