import type { Page } from 'playwright/test';
import { violations } from '../axe';
import { complaintsDuring } from '../complaints';
import { expect, test } from '../fixtures';
import { contactWith } from '../pages/personas-page';
import { APP_ROUTES, PUBLIC_ROUTES } from '../routes';
import { settled } from '../settled';
import { showTheme } from '../theme';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

/**
 * Loads one screen once and looks at it in both themes and both widths: no violation of accessibility, no scrolling
 * sideways, nothing that the security policy blocks, no error in a script.
 */
async function check(page: Page, route: string): Promise<void> {
  const complaints = await complaintsDuring(page, async () => {
    await page.setViewportSize(SIZES[0]);
    await page.goto(route);
    await settled(page);
    for (const size of SIZES) await checkAt(page, size, route);
  });
  expect.soft(complaints, `${route} in the console`).toEqual([]);
}

async function checkAt(page: Page, size: (typeof SIZES)[number], route: string): Promise<void> {
  await page.setViewportSize(size);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const message = `${route} scrolls sideways at ${size.width}`;
  await expect.soft.poll(sideways, { message }).toBeLessThanOrEqual(0);
  await showTheme(page, 'light');
  expect.soft(await violations(page), `${route} light ${size.width}`).toEqual([]);
  await showTheme(page, 'dark');
  expect.soft(await violations(page, 'colours'), `${route} dark ${size.width}`).toEqual([]);
}

for (const route of PUBLIC_ROUTES) {
  test(`${route} is accessible and breaks no policy`, async ({ page }) => check(page, route));
}

for (const route of APP_ROUTES) {
  test(`${route} is accessible and breaks no policy`, async ({ adminTab }) => check(adminTab, route));
}

for (const kind of ['contacts', 'deals', 'campaigns'] as const) {
  test(`one of the ${kind} has no accessibility violation`, async ({ adminTab, api }) => {
    test.slow();
    const { body } = await api(`/${kind}?limit=1${kind === 'deals' ? '&status=open' : ''}`);
    const id = (body as { data: { id: string }[] }).data[0]?.id;
    await check(adminTab, `/${kind}/${id}`);
  });
}

test('a persona has no accessibility violation in either tab', async ({ adminTab, api }) => {
  test.slow();
  const contact = await contactWith(api, (n) => n >= 15);
  const { body } = await api('/personas', {
    method: 'POST',
    body: JSON.stringify({ contact_id: contact.id, mode: 'rag' }),
  });
  const { id } = body as { id: string };
  await check(adminTab, `/personas/${id}`);
  await check(adminTab, `/personas/${id}?tab=behaviour`);
  await check(adminTab, `/personas?contact=${contact.id}&step=analysis`);
});

test('dialogs have no accessibility violation', async ({ adminPage }) => {
  await adminPage.goto('/settings/members');
  await settled(adminPage);
  await adminPage.keyboard.press('Control+k');
  await expect(adminPage.getByRole('dialog')).toBeVisible();
  expect(await violations(adminPage), 'palette').toEqual([]);
  await adminPage.keyboard.press('Escape');
  await adminPage.keyboard.press('?');
  await expect(adminPage.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await violations(adminPage), 'shortcuts').toEqual([]);
  await adminPage.keyboard.press('Escape');
  await adminPage.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(adminPage.getByRole('dialog', { name: 'Invite a colleague' })).toBeVisible();
  expect(await violations(adminPage), 'invitation').toEqual([]);
});
