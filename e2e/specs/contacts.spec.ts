import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { ContactsPage } from '../pages/contacts-page';

test.describe('the contact list', () => {
  test('searches, filters, sorts and keeps it all in the address', async ({ repPage }) => {
    const contacts = new ContactsPage(repPage);
    await contacts.open();
    await expect(contacts.rows).toHaveCount(50);
    await contacts.search.fill('müller');
    await expect(repPage).toHaveURL(/q=m/);
    await expect(contacts.rows.first()).toContainText('Müller');
    await repPage.getByRole('combobox', { name: 'Industry' }).selectOption('Manufacturing');
    await expect(repPage).toHaveURL(/industry=Manufacturing/);
    await repPage.reload();
    await expect(contacts.search).toHaveValue('müller');
    await expect(contacts.rows.first()).toContainText('Müller');
    await repPage.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect(repPage).toHaveURL(/sort=/);
  });

  test('loads more, and finds nobody with a way out', async ({ repPage }) => {
    const contacts = new ContactsPage(repPage);
    await contacts.open();
    await expect(contacts.rows).toHaveCount(50);
    await repPage.getByRole('button', { name: 'Load more' }).click();
    await expect(contacts.rows).toHaveCount(100);
    await contacts.search.fill('nobody is called this');
    await expect(repPage.getByText('Nobody matches')).toBeVisible();
    await repPage.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(contacts.rows).not.toHaveCount(0);
    await expect(contacts.search).toHaveValue('');
  });

  test('exports what is shown as CSV, with names in every script', async ({ repPage }) => {
    const contacts = new ContactsPage(repPage);
    await contacts.open('?q=Παπαδοπούλου');
    await expect(contacts.rows.first()).toBeVisible();
    const download = repPage.waitForEvent('download');
    await repPage.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\n')[0]).toContain('Name');
    expect(text).toContain('Παπαδοπούλου');
  });

  test('says what happened when the server fails, and tries again', async ({ repPage }) => {
    await repPage.route('**/api/v1/contacts?*', (route) => route.abort());
    const contacts = new ContactsPage(repPage);
    await contacts.open();
    await contacts.search.fill('anything new');
    await expect(repPage.getByRole('alert').filter({ hasText: 'could not be' })).toBeVisible();
    await repPage.unroute('**/api/v1/contacts?*');
    await repPage.getByRole('button', { name: 'Try again' }).click();
    await expect(repPage.getByText('Nobody matches')).toBeVisible();
  });
});

test.describe('one contact', () => {
  test('shows facts, deals and a timeline that goes on', async ({ repPage }) => {
    const contacts = new ContactsPage(repPage);
    await contacts.open('?sort=-last_activity_at');
    await contacts.rows.first().getByRole('link').first().click();
    await expect(repPage).toHaveURL(/\/contacts\/[0-9a-f-]{36}/);
    await expect(repPage.getByRole('region', { name: 'Facts' })).toContainText('@');
    const entries = contacts.timeline.getByRole('listitem');
    await expect(entries.first()).toBeVisible();
    const shown = await entries.count();
    const more = contacts.timeline.getByRole('button', { name: 'Load more' });
    if (await more.isVisible()) {
      await more.click();
      await expect.poll(() => entries.count()).toBeGreaterThan(shown);
    }
  });

  test('keeps consent, and only the owner or an admin changes it', async ({ adminPage, repPage, api }) => {
    const contacts = new ContactsPage(adminPage);
    await contacts.open('?q=Lindholm');
    await contacts.rows.first().getByRole('link').first().click();
    await expect(adminPage).toHaveURL(/\/contacts\/[0-9a-f-]{36}/);
    const consent = adminPage.getByRole('switch', { name: 'May train models' });
    const before = await consent.isChecked();
    const id = new URL(adminPage.url()).pathname.split('/').at(-1);
    const stored = async () =>
      ((await api(`/contacts/${id}`)).body as { training_consent: boolean }).training_consent;
    await consent.click();
    await expect.poll(stored).toBe(!before);
    await adminPage.reload();
    await expect(consent).toBeChecked({ checked: !before });
    await consent.click();
    await expect.poll(stored).toBe(before);
    await expect(consent).toBeChecked({ checked: before });

    await repPage.goto(adminPage.url());
    await expect(repPage.getByRole('region', { name: 'Privacy' })).toBeVisible();
    await expect(repPage.getByRole('button', { name: 'Delete contact' })).toHaveCount(0);
  });

  test('is deleted only after a question, and is gone', async ({ adminPage, api, demo }) => {
    const email = `forget-${Date.now()}@example.com`;
    const row = [{ external_id: email, email, name: 'Vergissmich Nicht' }];
    const made = await api('/contacts/import', { method: 'POST', body: JSON.stringify(row) });
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
    await adminPage.goto(`/contacts?q=${encodeURIComponent(email)}`);
    await new ContactsPage(adminPage).rows.first().getByRole('link').first().click();
    await expect(adminPage.getByRole('heading', { name: 'Vergissmich Nicht' })).toBeVisible();
    const url = adminPage.url();
    await adminPage.getByRole('button', { name: 'Delete contact' }).click();
    const question = adminPage.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toHaveCount(0);
    await adminPage.getByRole('button', { name: 'Delete contact' }).click();
    await question.getByRole('button', { name: 'Delete contact' }).click();
    await expect(adminPage).toHaveURL(/\/contacts$/);
    expect((await api(`/contacts/${url.split('/').at(-1)}`, {}, demo.api_key)).status).toBe(404);
    await adminPage.goto(url);
    await expect(adminPage.getByRole('heading', { name: 'Vergissmich Nicht' })).toHaveCount(0);
  });
});
