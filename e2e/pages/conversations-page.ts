import { expect, type Locator, type Page } from 'playwright/test';
import { settled } from '../settled';

export class ConversationsPage {
  readonly exchanges: Locator;
  readonly patterns: Locator;

  constructor(readonly page: Page) {
    this.exchanges = page.getByRole('list', { name: 'Exchanges' }).getByRole('article');
    this.patterns = page.getByRole('list', { name: 'Patterns' });
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`/conversations${path}`);
    await settled(this.page);
  }

  async openSession(name: string): Promise<void> {
    await this.page.getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await settled(this.page);
  }

  exchange(words: string): Locator {
    return this.exchanges.filter({ hasText: words });
  }
}
