import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';
import { settled } from '../settled';

/** Writes the pictures of the README: npx playwright test -c e2e --project=screens */
async function shoot(page: Page, name: string, theme: 'light' | 'dark', url: string): Promise<void> {
  await page.context().addCookies([{ name: 'wl_theme', value: theme, url: new URL(url).origin }]);
  await page.goto(url);
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ path: `public/screens/${name}.png`, animations: 'disabled' });
  expect(picture.byteLength, `${name}.png is too large to commit`).toBeLessThan(150_000);
}

test('today, deals, a deal, contacts, a contact, forecast record, import', async ({ repPage, demo, api }) => {
  test.setTimeout(180_000);
  await repPage.setViewportSize({ width: 1200, height: 680 });
  const list = async (path: string) => ((await api(path)).body as { data: { id: string }[] }).data;
  const [deal] = await list('/deals?status=open&stage=Negotiation&limit=1');
  const [contact] = await list('/contacts?sort=-last_activity_at&limit=1');
  await api(`/deals/${deal?.id}/insights`, { method: 'POST', body: '{}' });
  await shoot(repPage, 'today', 'light', `${demo.url}/`);
  await shoot(repPage, 'deals', 'light', `${demo.url}/deals`);
  await shoot(repPage, 'deal', 'light', `${demo.url}/deals/${deal?.id}`);
  await shoot(repPage, 'contact', 'light', `${demo.url}/contacts/${contact?.id}`);
  await shoot(repPage, 'forecast', 'light', `${demo.url}/forecast`);
  await shoot(repPage, 'import', 'light', `${demo.url}/import`);
  await shoot(repPage, 'deal-dark', 'dark', `${demo.url}/deals/${deal?.id}`);
});
