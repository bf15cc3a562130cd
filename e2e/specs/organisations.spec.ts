import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';
import { Shell } from '../pages/shell';
import { openSignUp, SignUpPage } from '../pages/sign-up-page';

const unique = (name: string) => `${name}-${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

async function createOrganisation(page: Page, name: string): Promise<void> {
  await page.goto('/welcome');
  await page.getByLabel('Name of the organisation').fill(name);
  await page.getByRole('button', { name: 'Create organisation' }).click();
  await expect(page).toHaveURL(/\/import/);
}

test('sign up, create an organisation, invite a colleague, who joins as a rep', async ({ page, browser }) => {
  const org = unique('Org');
  const colleague = `${unique('colleague')}@example.com`;
  await (await openSignUp(page)).signUp('Ada Admin', `${unique('ada')}@example.com`, 'long enough password');
  await expect(page).toHaveURL(/\/welcome/);
  await createOrganisation(page, org);
  await page.goto('/');
  await expect(new Shell(page).orgButton).toContainText(org);

  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill(colleague);
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();
  expect(link).toContain('/join/');

  const theirs = await browser.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: `Join ${org}` })).toBeVisible();
  await new SignUpPage(theirs).signUp('Rob Rep', null, 'another long password');
  await theirs.getByRole('button', { name: `Join ${org}` }).click();
  await expect(new Shell(theirs).orgButton).toContainText(org);

  await theirs.goto('/settings/members');
  const members = theirs.getByRole('table', { name: 'Members' });
  await expect(members.getByRole('row')).toHaveCount(3);
  await expect(theirs.getByRole('button', { name: 'Invite', exact: true })).toHaveCount(0);

  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'This invitation is closed' })).toBeVisible();
  await theirs.close();
});

test('an invitation is for one address only', async ({ adminPage, otherPage }) => {
  const invited = `${unique('someone')}@example.com`;
  await adminPage.goto('/settings/members');
  await adminPage.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill(invited);
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();
  await otherPage.goto(link);
  await expect(otherPage.getByText('This invitation is for somebody else')).toBeVisible();
  await expect(otherPage.getByRole('button', { name: /^Join / })).toHaveCount(0);
});

test('switching the organisation changes everything that is shown', async ({ page }) => {
  const [first, second] = [unique('First'), unique('Second')];
  await (await openSignUp(page)).signUp('Sam Switch', `${unique('sam')}@example.com`, 'long enough password');
  await expect(page).toHaveURL(/\/welcome/);
  await createOrganisation(page, first);
  await createOrganisation(page, second);
  const shell = new Shell(page);
  await page.goto('/');
  await shell.orgButton.click();
  await page.getByRole('menuitemradio', { name: first }).click();
  await expect(shell.orgButton).toContainText(first);
  await page.reload();
  await expect(shell.orgButton).toContainText(first);
});
