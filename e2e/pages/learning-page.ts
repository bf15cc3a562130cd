import type { Locator, Page } from 'playwright/test';
import { settled } from '../settled';

export class LearningPage {
  constructor(readonly page: Page) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`/learning${query}`);
    await settled(this.page);
  }

  figure(key: string): Locator {
    return this.page.locator(`#figure-${key}`);
  }

  period(label: string): Locator {
    return this.page.getByRole('group', { name: 'How far back' }).getByRole('button', { name: label });
  }
}
