import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures';
import { openSignUp } from '../pages/sign-up-page';
import { settled } from '../settled';

const EMPTY = [
  ['/', 'Bring in your deals to begin'],
  ['/deals', 'No open deals yet'],
  ['/contacts', 'No contacts yet'],
  ['/forecast', 'No record yet'],
  ['/learning', /^(Nothing to learn from yet|The figures are not counted yet)$/],
] as const;

test('a new organisation sees on every screen what to do next', async ({ page }) => {
  const email = `new-${Date.now()}@example.com`;
  await (await openSignUp(page)).signUp('Nora New', email, 'long enough password');
  await expect(page).toHaveURL(/\/welcome/);
  await page.getByLabel('Name of the organisation').fill(`New ${Date.now()}`);
  await page.getByRole('button', { name: 'Create organisation' }).click();
  await expect(page).toHaveURL(/\/import/);
  for (const [route, title] of EMPTY) {
    await page.goto(route);
    await expect(page.getByText(title)).toBeVisible();
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: /import/i })
        .first(),
    ).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id }) => id),
      route,
    ).toEqual([]);
  }
});

test('a list keeps what it shows when its next page fails', async ({ repPage }) => {
  const path = '**/api/v1/contacts?*';
  await repPage.goto('/contacts');
  await settled(repPage);
  const rows = repPage.getByRole('table', { name: 'Contacts' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(50);
  await repPage.route(path, (route) => route.abort());
  await repPage.getByRole('button', { name: 'Load more' }).click();
  await expect(repPage.getByText('More contacts could not be loaded')).toBeVisible();
  await expect(rows).toHaveCount(50);
  await repPage.unroute(path);
  await repPage.getByRole('button', { name: 'Load more' }).click();
  await expect(rows).toHaveCount(100);
});

test('a timeline that fails says so and comes back', async ({ repPage, api }) => {
  const { body } = await api('/contacts?sort=-last_activity_at&limit=1');
  const id = (body as { data: { id: string }[] }).data[0]?.id;
  await repPage.route('**/timeline*', (route) => route.abort());
  await repPage.goto(`/contacts/${id}`);
  const timeline = repPage.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('The timeline could not be loaded')).toBeVisible();
  await repPage.unroute('**/timeline*');
  await timeline.getByRole('button', { name: 'Try again' }).click();
  await expect(timeline.getByRole('listitem').first()).toBeVisible();
});

test('a list shows its shape while it loads', async ({ repPage, api }) => {
  const { body } = await api('/contacts?limit=1');
  const id = (body as { data: { id: string }[] }).data[0]?.id;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await repPage.route('**/timeline*', async (route) => {
    await held;
    await route.continue();
  });
  await repPage.goto(`/contacts/${id}`);
  await expect(repPage.getByRole('status', { name: 'Loading the timeline' })).toBeVisible();
  release();
  await expect(repPage.getByRole('status', { name: 'Loading the timeline' })).toHaveCount(0);
});
