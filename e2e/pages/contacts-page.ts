import { expect, type Locator, type Page } from 'playwright/test';

export class ContactsPage {
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly timeline: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Contacts' });
    this.rows = this.table.locator('tbody').getByRole('row');
    this.search = page.getByRole('searchbox', { name: 'Search contacts' });
    this.timeline = page.getByRole('region', { name: 'Timeline' });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/contacts${query}`);
    await expect(this.table).toBeVisible();
  }
}
