import { violations } from '../axe';
import { expect, test } from '../fixtures';
import { settled } from '../settled';

const EXCHANGES = 120;

test('a failing intent is found by a report on demand, with its evidence', async ({ repPage, api }) => {
  test.slow();
  const agent = `E2E desk ${Date.now()}`;
  const exchanges = Array.from({ length: EXCHANGES }, (_, place) => ({
    session_id: `${agent} ${Math.floor(place / 4)}`,
    agent_name: agent,
    user_message: place % 3 === 0 ? 'Please cancel my contract' : `Where is my parcel, question ${place}?`,
    agent_response: place % 3 === 0 ? 'Something went wrong.' : 'It arrives tomorrow.',
    response_time_ms: 300 + (place % 7) * 40,
    success: place % 3 !== 0,
    error: place % 3 === 0 ? `HTTP 502 for contract ${place}` : null,
    metadata: { intent: place % 3 === 0 ? 'cancel_contract' : 'parcel' },
  }));
  const logged = await api('/conversations', { method: 'POST', body: JSON.stringify(exchanges) });
  expect(logged.status).toBe(201);

  await repPage.goto('/conversations/reports');
  await settled(repPage);
  await repPage.getByRole('button', { name: 'Make a report now' }).first().click();
  const dialog = repPage.getByRole('dialog', { name: 'Make a report' });
  await dialog.getByLabel('Agent').selectOption({ label: agent });
  await dialog.getByLabel('Period').selectOption({ label: 'The last 24 hours' });
  await dialog.getByRole('button', { name: 'Make the report' }).click();
  await expect(repPage).toHaveURL(/\/conversations\/reports\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  await expect(repPage.getByRole('heading', { level: 1, name: `Report: ${agent}` })).toBeVisible({
    timeout: 30_000,
  });
  await settled(repPage);

  const finding = repPage
    .getByRole('region', { name: 'Suggestions' })
    .getByRole('listitem')
    .filter({ has: repPage.getByRole('heading', { name: /cancel_contract/ }) });
  await expect(finding.getByText('High', { exact: true })).toBeVisible();
  await expect(finding).toContainText('40 of 40 failed');
  await finding.getByRole('button', { name: /Exchange 1$/ }).click();
  const receipt = repPage.getByRole('dialog', { name: 'Exchange' });
  await expect(receipt.getByText('Please cancel my contract')).toBeVisible();
  await expect(receipt.getByRole('link', { name: 'Open the source' })).toHaveAttribute(
    'href',
    /^\/conversations\/E2E%20desk/,
  );
  await repPage.keyboard.press('Escape');
  const errors = repPage.getByRole('table', { name: 'Errors' });
  await expect(errors.getByText('HTTP 502 for contract #')).toBeVisible();
  expect(await violations(repPage)).toEqual([]);
});

test('an admin tries and changes what is taken out, and can take it back', async ({ adminPage }) => {
  test.slow();
  // Letters only: a long number would be taken out by itself.
  const word = `Falcon${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
  await adminPage.goto('/settings/conversations');
  await settled(adminPage);
  const kept = adminPage.getByRole('status', { name: 'What would be stored' });
  await adminPage.getByLabel('What somebody says').fill(`${word} is for mara@example.com`);
  await expect(kept).toHaveText(`${word} is for {email}`);

  await adminPage.getByLabel('Word or phrase').fill(word);
  await adminPage.getByRole('button', { name: 'Take out', exact: true }).click();
  await expect(kept).toHaveText('{redacted} is for {email}');
  await expect(adminPage.getByText(`“${word}” is taken out from now on`)).toBeVisible();
  await adminPage.reload();
  await settled(adminPage);
  const stop = adminPage.getByRole('button', { name: `Stop taking out ${word}` });
  await stop.click();
  await expect(stop).toHaveCount(0);
  await adminPage.getByRole('button', { name: 'Undo' }).click();
  await expect(stop).toBeVisible();
  await expect(adminPage.getByText('Undone')).toBeVisible();
  await stop.click();
  await expect(adminPage.getByText(`“${word}” is kept from now on`).first()).toBeVisible();
});

test('a rep reads what is taken out and can try it', async ({ repPage }) => {
  await repPage.goto('/settings/conversations');
  await settled(repPage);
  await expect(repPage.getByRole('region', { name: 'Taken out before anything is stored' })).toContainText(
    'E-mail addresses Taken out',
  );
  await expect(repPage.getByRole('checkbox')).toHaveCount(0);
  await expect(repPage.getByLabel('Word or phrase')).toHaveCount(0);
  await repPage.getByLabel('What somebody says').fill('Write to jo@example.com');
  await expect(repPage.getByRole('status', { name: 'What would be stored' })).toHaveText('Write to {email}');
});
