import type { Page } from 'playwright/test';

/** The form at /signup and in invitations. */
export class SignUpPage {
  constructor(readonly page: Page) {}

  async signUp(name: string, email: string | null, password: string): Promise<void> {
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    if (email !== null) await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }
}

export async function openSignUp(page: Page): Promise<SignUpPage> {
  await page.goto('/signup');
  return new SignUpPage(page);
}
