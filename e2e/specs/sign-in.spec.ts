import { expect, test } from '../fixtures';
import { linkIn } from '../mailbox';
import { Shell } from '../pages/shell';
import { SignInPage } from '../pages/sign-in-page';
import { openSignUp } from '../pages/sign-up-page';

const WRONG = 'The e-mail address or the password is wrong.';

test.describe('signing in and out', () => {
  test('says what is wrong and keeps what was typed', async ({ page, demo }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.fill(demo.rep.email, 'not the password');
    await expect(page.getByText(WRONG)).toBeVisible();
    await expect(signIn.email).toHaveValue(demo.rep.email);
    await expect(page).toHaveURL(/\/login/);
  });

  test('leads back to the page that was asked for, and out again', async ({ page, demo }) => {
    await page.goto('/contacts?q=kr');
    await expect(page).toHaveURL(/\/login\?next=/);
    await new SignInPage(page).fill(demo.rep.email, demo.rep.password);
    await expect(page).toHaveURL(/\/contacts\?q=kr/);
    const menu = await new Shell(page).userMenu('Mara Lindqvist');
    await menu.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/login/);
    await page.goto('/contacts');
    await expect(page).toHaveURL(/\/login/);
  });

  test('never leads to another site', async ({ page, demo }) => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      await page.goto(`/login?next=${encodeURIComponent(next)}`);
      if (new URL(page.url()).pathname === '/login') {
        await new SignInPage(page).fill(demo.rep.email, demo.rep.password);
        await expect(page).not.toHaveURL(/\/login/);
      }
      expect(new URL(page.url()).origin).toBe(new URL(demo.url).origin);
      await page.context().clearCookies();
    }
  });

  test('a password can be pasted and looked at', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.password.focus();
    await page.keyboard.insertText('pasted secret');
    await expect(signIn.password).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: 'Show password' }).click();
    await expect(signIn.password).toHaveAttribute('type', 'text');
    await expect(signIn.password).toHaveValue('pasted secret');
  });
});

test.describe('links by e-mail', () => {
  test('a magic link signs in once', async ({ page, browser, demo }) => {
    await new SignInPage(page).open();
    await page.getByRole('tab', { name: 'Link by e-mail' }).click();
    await page.getByLabel('E-mail address').fill(demo.rep.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('Look into your mailbox')).toBeVisible();
    await expect.poll(() => linkIn(demo.rep.email, /sign-in link/i)).toMatch(/token_hash=/);
    const link = (await linkIn(demo.rep.email, /sign-in link/i)) ?? '';
    await page.goto(link);
    await expect(new Shell(page).navigation).toBeVisible();

    const second = await browser.newPage();
    await second.goto(link);
    await expect(second.getByText('This link does not work any more')).toBeVisible();
    await second.close();
  });

  test('says the same for an address without an account, and sends nothing', async ({ page }) => {
    const nobody = `nobody-${Date.now()}@example.com`;
    await new SignInPage(page).open();
    await page.getByRole('tab', { name: 'Link by e-mail' }).click();
    await page.getByLabel('E-mail address').fill(nobody);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('Look into your mailbox')).toBeVisible();
    expect(await linkIn(nobody, /./)).toBeUndefined();
  });

  test('a forgotten password is replaced, and the old one no longer works', async ({ page, browser }) => {
    const email = `reset-${Date.now()}@example.com`;
    const account = await openSignUp(page);
    await account.signUp('Rita Reset', email, 'the first password');
    await expect(page).toHaveURL(/\/welcome/);
    await page.context().clearCookies();

    await page.goto('/reset');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect.poll(() => linkIn(email, /reset/i)).toMatch(/token_hash=/);
    await page.goto((await linkIn(email, /reset/i)) ?? '');
    await page.getByRole('textbox', { name: 'New password', exact: true }).fill('the second password');
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page).toHaveURL(/\/welcome|\/$/);

    const other = await browser.newPage();
    const signIn = new SignInPage(other);
    await signIn.open();
    await signIn.fill(email, 'the first password');
    await expect(other.getByText(WRONG)).toBeVisible();
    await signIn.fill(email, 'the second password');
    await expect(other).not.toHaveURL(/\/login/);
    await other.close();
  });
});
