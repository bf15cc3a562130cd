import { createHmac } from 'node:crypto';
import { expect, test } from '../fixtures';

test('an admin connects a system, and sees what its deliveries did', async ({ adminPage, demo, api }) => {
  test.slow();
  const name = `E2E ${Date.now()}`;
  await adminPage.goto('/settings/webhooks');
  await adminPage.getByRole('button', { name: 'Add webhook' }).first().click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByLabel('From').selectOption({ label: 'Any other system' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const address = await dialog.getByLabel('Address').inputValue();
  const secret = await dialog.getByLabel('Secret').inputValue();
  await adminPage.keyboard.press('Escape');

  const tracked = await api('/messages', {
    method: 'POST',
    body: JSON.stringify({
      channel: 'email',
      contact_email: `${name.replace(' ', '')}@e2e.example`,
      message_body: 'Hi',
    }),
  });
  const outcomeId = (tracked.body as { outcome_id: string }).outcome_id;
  const body = JSON.stringify({ event: 'meeting.completed', outcome_id: outcomeId });
  const headers = { 'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex') };
  expect(
    (await fetch(new URL(new URL(address).pathname, demo.url), { method: 'POST', body, headers })).status,
  ).toBe(200);

  await adminPage.getByRole('link', { name }).click();
  await expect(adminPage.getByRole('heading', { name, level: 1 })).toBeVisible();
  const log = adminPage.getByRole('list', { name: 'Deliveries' });
  await expect(log.getByText('1 recorded')).toBeVisible({ timeout: 60_000 });
  await log.getByRole('button').first().click();
  const drawer = adminPage.getByRole('dialog', { name: 'Delivery' });
  await expect(drawer.getByText('meeting_completed', { exact: false }).first()).toBeVisible();
  await expect(drawer.getByText(outcomeId, { exact: false }).first()).toBeVisible();
  await adminPage.keyboard.press('Escape');

  await adminPage.getByRole('button', { name: 'Send test' }).click();
  await expect(log.getByText('1 unlinked')).toBeVisible({ timeout: 60_000 });

  await adminPage.getByRole('button', { name: 'Delete' }).click();
  await adminPage.getByRole('alertdialog').getByRole('button', { name: 'Delete webhook' }).click();
  await expect(adminPage).toHaveURL(/\/settings\/webhooks$/);
  await expect(adminPage.getByRole('link', { name })).toHaveCount(0);
  expect(
    (await fetch(new URL(new URL(address).pathname, demo.url), { method: 'POST', body, headers })).status,
  ).toBe(404);
});

test('a rep is not shown webhooks', async ({ repPage }) => {
  await repPage.goto('/settings/webhooks');
  await expect(repPage.getByText('Only an admin sees webhooks')).toBeVisible();
});
