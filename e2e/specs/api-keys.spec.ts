import { expect, test } from '../fixtures';

test('an admin makes a key that works until it is revoked', async ({ adminPage, api }) => {
  const name = `E2E ${Date.now()}`;
  await adminPage.goto('/settings/api-keys');
  await adminPage
    .getByRole('button', { name: /create.*key|new key/i })
    .first()
    .click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: /create/i }).click();
  const key = await dialog.getByLabel('API key', { exact: true }).inputValue();
  expect(key).toMatch(/^wl_/);
  const me = await api('/me', {}, key);
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({ principal: { kind: 'api_key' }, org: { name: 'Larkspur Software' } });

  await adminPage.reload();
  const row = adminPage.getByRole('row').filter({ hasText: name });
  await expect(row).toBeVisible();
  await expect(adminPage.getByText(key)).toHaveCount(0);
  await row.getByRole('button', { name: /revoke/i }).click();
  await adminPage
    .getByRole('alertdialog')
    .getByRole('button', { name: /revoke/i })
    .click();
  await expect.poll(async () => (await api('/me', {}, key)).status).toBe(401);
});

test('a rep is not shown the keys', async ({ repPage }) => {
  await repPage.goto('/settings/profile');
  await expect(repPage.getByRole('navigation', { name: 'Settings' })).toBeVisible();
  await expect(repPage.getByRole('link', { name: 'API keys' })).toHaveCount(0);
  await repPage.goto('/settings/api-keys');
  await expect(repPage.getByRole('button', { name: /create.*key|new key/i })).toHaveCount(0);
});
