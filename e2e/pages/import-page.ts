import type { Locator, Page } from 'playwright/test';

export type Upload = { name: string; mimeType: string; buffer: Buffer };

/** /import as a person sees it. */
export class ImportPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/import');
  }

  async drop(...files: Upload[]): Promise<void> {
    await this.page.getByLabel('Drop CSV files here, or choose them').setInputFiles(files);
  }

  becomes(column: string): Locator {
    return this.page.getByRole('combobox', { name: `${column} becomes` });
  }

  async dryRun(): Promise<void> {
    await this.page.getByRole('button', { name: 'Dry run' }).click();
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}

export function csvFile(name: string, text: string): Upload {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
