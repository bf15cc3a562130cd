import { expect, type Page } from 'playwright/test';
import { interactive } from './interactive';

/** The page is drawn and takes input: no skeleton is left and nothing is loading. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
  await expect(page.locator('main .animate-pulse')).toHaveCount(0);
  await interactive(page);
}
