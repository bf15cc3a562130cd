import { expect, test } from '../fixtures';
import { Shell } from '../pages/shell';
import { settled } from '../settled';

test.describe('the command palette', () => {
  test('finds a contact and a deal, and opens them with the keyboard', async ({ repPage, api }) => {
    const { body } = await api('/deals?status=open&limit=1');
    const deal = (body as { data: { id: string; name: string }[] }).data[0];
    await repPage.goto('/contacts');
    await settled(repPage);
    const shell = new Shell(repPage);
    await shell.openPalette();
    await shell.search.fill(deal?.name ?? '');
    const hit = shell.palette
      .locator('[role=option]')
      .filter({ hasText: deal?.name ?? '' })
      .filter({ hasNotText: /“/ })
      .first();
    await expect(hit).toBeVisible();
    // One key at a time: the choice is drawn after the key, and a second one would pass it by.
    await expect(async () => {
      if ((await hit.getAttribute('aria-selected')) !== 'true') await repPage.keyboard.press('ArrowDown');
      await expect(hit).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
    }).toPass();
    await repPage.keyboard.press('Enter');
    await expect(repPage).toHaveURL(/\/deals\//);
  });

  test('offers actions, says when nothing matches, and closes with Escape', async ({ repPage }) => {
    await repPage.goto('/contacts');
    await settled(repPage);
    const shell = new Shell(repPage);
    await shell.openPalette();
    await shell.search.fill('dark');
    await shell.palette.getByRole('option', { name: /dark theme/ }).click();
    await expect(repPage.locator('html')).toHaveClass(/dark/);
    await expect(shell.palette).toHaveCount(0);
    await shell.openPalette();
    await shell.search.fill('zzzzqqqq');
    await expect(shell.palette.getByText(/Nothing matches/)).toBeVisible();
    await repPage.keyboard.press('Escape');
    await expect(shell.palette).toHaveCount(0);
  });
});

test('keys lead everywhere, and typing in a field is only typing', async ({ repPage }) => {
  await repPage.goto('/contacts');
  await settled(repPage);
  const shell = new Shell(repPage);
  await repPage.keyboard.press('?');
  await expect(shell.shortcuts).toBeVisible();
  await expect(shell.shortcuts.getByText('Go to')).toBeVisible();
  await repPage.keyboard.press('Escape');
  await expect(shell.shortcuts).toHaveCount(0);
  await repPage.keyboard.press('g');
  await repPage.keyboard.press('d');
  await expect(repPage).toHaveURL(/\/deals/);
  await settled(repPage);
  await repPage.keyboard.press('g');
  await repPage.keyboard.press('c');
  await expect(repPage).toHaveURL(/\/contacts/);
  const search = repPage.getByRole('searchbox', { name: 'Search contacts' });
  await search.pressSequentially('gd?');
  await expect(search).toHaveValue('gd?');
  await expect(shell.shortcuts).toHaveCount(0);
});

test('the theme is remembered', async ({ page, sessions, browser }) => {
  void page;
  const context = await browser.newContext({ storageState: await sessions.rep() });
  const tab = await context.newPage();
  await tab.goto('/contacts');
  await settled(tab);
  const menu = await new Shell(tab).userMenu('Mara Lindqvist');
  await menu.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(tab.locator('html')).toHaveClass(/dark/);
  await tab.reload();
  await expect(tab.locator('html')).toHaveClass(/dark/);
  const background = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255] = background.match(/[\d.]+/g)?.map(Number) ?? [];
  expect(red).toBeLessThan(background.startsWith('rgb') ? 90 : 0.5);
  await context.close();
});

test('a contact can be found and opened without a mouse, with the focus always visible', async ({
  repPage,
}) => {
  await repPage.goto('/contacts');
  await settled(repPage);
  await repPage.keyboard.press('Tab');
  await expect(repPage.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await repPage.keyboard.press('Enter');
  const search = repPage.getByRole('searchbox', { name: 'Search contacts' });
  for (let i = 0; i < 10 && !(await search.evaluate((element) => element === document.activeElement)); i++) {
    await repPage.keyboard.press('Tab');
  }
  await expect(search).toBeFocused();
  await repPage.keyboard.type('Lindholm');
  const rows = repPage.getByRole('table', { name: 'Contacts' }).locator('tbody').getByRole('row');
  await expect(rows.first()).toContainText('Lindholm');
  const link = rows.first().getByRole('link').first();
  for (let i = 0; i < 20 && !(await link.evaluate((element) => element === document.activeElement)); i++) {
    await repPage.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  const outline = await link.evaluate((element) => {
    const drawn = [getComputedStyle(element), getComputedStyle(element, '::after')];
    return drawn.some((style) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0);
  });
  expect(outline).toBe(true);
  await repPage.keyboard.press('Enter');
  await expect(repPage).toHaveURL(/\/contacts\/[0-9a-f-]{36}/);
});

test('a phone has the navigation behind a button', async ({ repPage }) => {
  await repPage.setViewportSize({ width: 390, height: 844 });
  await repPage.goto('/contacts');
  await settled(repPage);
  await repPage.getByRole('button', { name: 'Open navigation' }).click();
  await repPage.getByRole('dialog').getByRole('link', { name: 'Deals' }).click();
  await expect(repPage).toHaveURL(/\/deals/);
  await expect(repPage.getByRole('dialog')).toHaveCount(0);
});
