import { expect, test } from '../fixtures';
import { DealPage, openDeal } from '../pages/deal-page';

test.describe('insights', () => {
  test('stream in with evidence that opens, and stay', async ({ repPage, api }) => {
    const deal = await openDeal(api, 10);
    const page = new DealPage(repPage);
    await page.open(deal.id);
    await page.generate.click();
    await expect(page.card('Win probability')).toBeVisible();
    await expect(repPage.getByText('Local engine').first()).toBeVisible();
    await page.cards
      .first()
      .getByRole('button', { name: /^Evidence:/ })
      .first()
      .click();
    const receipt = repPage.getByRole('dialog');
    await expect(receipt.getByRole('link', { name: 'Open the source' })).toBeVisible();
    await repPage.keyboard.press('Escape');
    await expect(repPage.getByRole('region', { name: 'Twin deals' })).toBeVisible();
    // While they stream in, this button cancels.
    await expect(repPage.getByRole('button', { name: 'Generate again' })).toBeVisible();
    const count = await page.cards.count();
    await repPage.reload();
    await expect(page.cards).toHaveCount(count);
  });

  test('count feedback at once, keep it, and take it back', async ({ repPage, api }) => {
    const deal = await openDeal(api, 11);
    await api(`/deals/${deal.id}/insights`, { method: 'POST' });
    const page = new DealPage(repPage);
    await page.open(deal.id);
    const card = page.cards.first();
    await card.getByRole('button', { name: /^Helpful/ }).click();
    await expect(card.getByRole('button', { name: 'Helpful 1' })).toHaveAttribute('aria-pressed', 'true');
    await expect(card.getByText('1 counted')).toBeVisible();
    await card.getByRole('button', { name: /^Not helpful/ }).click();
    await expect(card.getByRole('button', { name: 'Helpful', exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await expect(card.getByText('1 counted')).toBeVisible();
    await card.getByRole('button', { name: /^Acted on/ }).click();
    await repPage.getByRole('textbox', { name: 'What was done' }).fill('Called the buyer');
    await repPage.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(card.getByText('2 counted')).toBeVisible();
    await expect(async () => {
      const { body } = await api(`/deals/${deal.id}/insights`);
      const [first] = (body as { data: { feedback: { counts: Record<string, number> } }[] }).data;
      expect(first?.feedback.counts).toEqual({ not_helpful: 1, acted_on: 1 });
    }).toPass();
  });

  test('take feedback back when the server refuses it', async ({ repPage, api }) => {
    const deal = await openDeal(api, 12);
    await api(`/deals/${deal.id}/insights`, { method: 'POST' });
    const page = new DealPage(repPage);
    await page.open(deal.id);
    const card = page.cards.first();
    await expect(card).toBeVisible();
    await repPage.route(`**/deals/${deal.id}`, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await card.getByRole('button', { name: /^Accurate/ }).click();
    await expect(repPage.getByRole('alert').filter({ hasText: 'not saved' })).toBeVisible();
    await expect(card.getByRole('button', { name: 'Accurate', exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });
});

test.describe('workspace rules', () => {
  test('are checked, cited when they hold, and can be deleted', async ({ adminPage, api }) => {
    const deal = await openDeal(api, 13);
    const name = `Large and quiet ${Date.now()}`;
    await adminPage.goto('/settings/rules');
    await adminPage.getByRole('button', { name: 'New rule' }).first().click();
    const dialog = adminPage.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect(dialog.getByText('Give the rule a name.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Value of condition 1' }).fill('1');
    await dialog.getByRole('textbox', { name: /^Say/ }).fill('Involve the sales lead.');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect(
      adminPage.getByRole('list', { name: 'Insight rules' }).getByText(name, { exact: true }),
    ).toBeVisible();
    const { body } = await api(`/deals/${deal.id}/insights`, { method: 'POST' });
    const cited = (body as { data: { title: string; evidence: { type: string }[] }[] }).data.find(
      (item) => item.title === name,
    );
    expect(cited?.evidence[0]?.type).toBe('rule');
    await adminPage.getByRole('button', { name: `Delete ${name}` }).click();
    await adminPage.getByRole('alertdialog').getByRole('button', { name: 'Delete rule' }).click();
    await expect(adminPage.getByText(name, { exact: true })).toHaveCount(0);
  });

  test('are read-only for reps', async ({ repPage }) => {
    await repPage.goto('/settings/rules');
    await expect(repPage.getByText('Only an admin can change them')).toBeVisible();
    await expect(repPage.getByRole('button', { name: 'New rule' })).toHaveCount(0);
  });
});

test.describe('Today', () => {
  test('says what is new with one next action, and a card that is dismissed can come back', async ({
    repPage,
  }) => {
    await repPage.goto('/?view=team');
    const card = repPage.getByRole('list', { name: 'Deals that want a look' }).getByRole('article').first();
    await expect(card).toBeVisible();
    await expect(card.getByText('Next:')).toBeVisible();
    const name = (await card.getAttribute('aria-label')) ?? '';
    await repPage.getByRole('button', { name: `Dismiss ${name}`, exact: true }).click();
    await expect(repPage.getByRole('article', { name, exact: true })).toHaveCount(0);
    await repPage.getByRole('button', { name: 'Undo' }).click();
    await expect(repPage.getByRole('article', { name, exact: true })).toBeVisible();
  });
});

test('the forecast shows its record', async ({ repPage }) => {
  await repPage.goto('/forecast');
  await expect(repPage.getByRole('heading', { level: 1, name: 'Forecast record' })).toBeVisible();
  const record = repPage.getByRole('region', { name: 'Left out' });
  // A model that was just trained may not be there yet: then the page says what it waits for.
  await expect(record.or(repPage.getByText('No record yet'))).toBeVisible();
});
