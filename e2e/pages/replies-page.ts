import { expect, type Locator, type Page } from 'playwright/test';

export class RepliesPage {
  readonly list: Locator;
  readonly replies: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole('list', { name: 'Replies' });
    this.replies = this.list.getByRole('article');
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/replies${query}`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Replies' })).toBeVisible();
  }

  reply(words: string): Locator {
    return this.replies.filter({ hasText: words });
  }

  /** The number beside the name of a tab. */
  async count(tab: 'Needs review' | 'Labelled' | 'All'): Promise<number> {
    const text = await this.page.getByRole('tab', { name: tab }).textContent();
    return Number((text ?? '').replace(/\D/g, ''));
  }
}
