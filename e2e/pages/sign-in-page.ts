import { expect, type Locator, type Page } from 'playwright/test';

export class SignInPage {
  readonly email: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(readonly page: Page) {
    this.email = page.getByLabel(/e-?mail/i).first();
    this.password = page.getByRole('textbox', { name: 'Password', exact: true });
    this.submit = page.getByRole('button', { name: 'Sign in', exact: true });
  }

  async open(next?: string): Promise<void> {
    await this.page.goto(next ? `/login?next=${encodeURIComponent(next)}` : '/login');
  }

  async fill(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** Signs in and waits for the frame of the application. */
  async signIn(email: string, password: string, next?: string): Promise<void> {
    await this.open(next);
    await this.fill(email, password);
    await expect(this.page.getByRole('main')).toBeVisible();
    await expect(this.page).not.toHaveURL(/\/login/);
  }
}
