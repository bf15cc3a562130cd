import type { Locator, Page } from 'playwright/test';

/** The frame around every page: navigation, menus, palette, shortcut sheet. */
export class Shell {
  readonly navigation: Locator;
  readonly palette: Locator;
  readonly search: Locator;
  readonly shortcuts: Locator;
  readonly orgButton: Locator;

  constructor(readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.palette = page.getByRole('dialog', { name: 'Search and actions' });
    this.search = this.palette.getByRole('combobox');
    this.shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    this.orgButton = page.getByRole('button', { name: /^Organisation / });
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.search.waitFor();
  }

  async userMenu(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name, exact: true }).click();
    return this.page.getByRole('menu');
  }
}
