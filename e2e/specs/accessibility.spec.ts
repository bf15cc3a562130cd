import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';
import { contactWith } from '../pages/personas-page';
import { APP_ROUTES, PUBLIC_ROUTES } from '../routes';
import { settled } from '../settled';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a theme can break: names, order and sizes are the same in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, theme: (typeof THEMES)[number] = 'light'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (theme === 'light'
    ? axe.withTags(STANDARDS)
    : axe.withRules(OF_COLOUR)
  ).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
}

/** Walks one screen through both themes and both widths, loading it once a theme. */
async function check(page: Page, route: string, baseUrl: string): Promise<void> {
  for (const theme of THEMES) {
    await page.context().addCookies([{ name: 'wl_theme', value: theme, url: baseUrl }]);
    await page.goto(route);
    await settled(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect
        .soft(await sideways(), `${route} scrolls sideways at ${size.width}`)
        .toBeLessThanOrEqual(0);
      expect.soft(await violations(page, theme), `${route} ${theme} ${size.width}`).toEqual([]);
    }
  }
}

for (const route of PUBLIC_ROUTES) {
  test(`${route} has no accessibility violation`, async ({ page, demo }) => check(page, route, demo.url));
}

for (const route of APP_ROUTES) {
  test(`${route} has no accessibility violation`, async ({ adminPage, demo }) =>
    check(adminPage, route, demo.url));
}

for (const kind of ['contacts', 'deals', 'campaigns'] as const) {
  test(`one of the ${kind} has no accessibility violation`, async ({ adminPage, demo, api }) => {
    test.slow();
    const { body } = await api(`/${kind}?limit=1${kind === 'deals' ? '&status=open' : ''}`);
    const id = (body as { data: { id: string }[] }).data[0]?.id;
    await check(adminPage, `/${kind}/${id}`, demo.url);
  });
}

test('a persona has no accessibility violation in either tab', async ({ adminPage, demo, api }) => {
  test.slow();
  const contact = await contactWith(api, (n) => n >= 15);
  const { body } = await api('/personas', {
    method: 'POST',
    body: JSON.stringify({ contact_id: contact.id, mode: 'rag' }),
  });
  const { id } = body as { id: string };
  await check(adminPage, `/personas/${id}`, demo.url);
  await check(adminPage, `/personas/${id}?tab=behaviour`, demo.url);
  await check(adminPage, `/personas?contact=${contact.id}&step=analysis`, demo.url);
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
