import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { DealPage, openDeal } from '../pages/deal-page';

test.describe('the deal list', () => {
  test('searches, filters and sorts, and keeps it all in the address', async ({ repPage, api }) => {
    const deal = await openDeal(api, 0);
    await repPage.goto('/deals');
    const table = repPage.getByRole('table', { name: 'Deals' });
    await expect(table.getByRole('link').first()).toBeVisible();
    await repPage.getByRole('searchbox', { name: 'Search deals' }).fill(deal.name);
    await expect(repPage).toHaveURL(/q=/);
    await expect(table.getByRole('link', { name: deal.name }).first()).toBeVisible();
    await repPage.getByRole('combobox', { name: 'Status' }).selectOption('lost');
    await expect(repPage).toHaveURL(/status=lost/);
    await repPage.reload();
    await expect(repPage.getByRole('searchbox', { name: 'Search deals' })).toHaveValue(deal.name);
    await repPage.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
    await expect(repPage).toHaveURL(/sort=/);
  });

  test('says what to do when nothing fits, and exports what is shown', async ({ repPage }) => {
    await repPage.goto('/deals?q=no+deal+is+called+this');
    await expect(repPage.getByText('No deal fits these filters')).toBeVisible();
    await repPage.goto('/deals');
    await expect(repPage.getByRole('table', { name: 'Deals' }).getByRole('link').first()).toBeVisible();
    const download = repPage.waitForEvent('download');
    await repPage.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\n')[0]).toContain('Deal');
    expect(text.split('\n').length).toBeGreaterThan(40);
  });
});

test.describe('the board', () => {
  test('moves a deal with the keyboard alone, and takes it back', async ({ adminPage, api }) => {
    const deal = await openDeal(api, 1);
    const to = deal.stage === 'Proposal' ? 'Evaluation' : 'Proposal';
    await adminPage.goto('/deals?view=board');
    const column = (stage: string) => adminPage.getByRole('region', { name: stage, exact: true });
    await expect(column(deal.stage).getByRole('link', { name: deal.name, exact: true })).toBeVisible();
    await adminPage.getByRole('button', { name: `Move ${deal.name}`, exact: true }).focus();
    await adminPage.keyboard.press('Enter');
    const choice = adminPage.getByRole('menuitemradio', { name: to });
    await choice.focus();
    await adminPage.keyboard.press('Enter');
    await expect(column(to).getByRole('link', { name: deal.name, exact: true })).toBeVisible();
    await adminPage.getByRole('button', { name: 'Undo' }).click();
    await expect(column(deal.stage).getByRole('link', { name: deal.name, exact: true })).toBeVisible();
  });

  test('puts the card back and says why when the move fails', async ({ adminPage, api }) => {
    const deal = await openDeal(api, 2);
    const to = deal.stage === 'Proposal' ? 'Evaluation' : 'Proposal';
    await adminPage.goto('/deals?view=board');
    const home = adminPage.getByRole('region', { name: deal.stage, exact: true });
    await expect(home.getByRole('link', { name: deal.name, exact: true })).toBeVisible();
    const { body } = await api(`/deals/${deal.id}`);
    const { updated_at } = body as { updated_at: string };
    // Somebody else changes the deal in the meantime.
    await api(`/deals/${deal.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ updated_at, competitor: 'Globex' }),
    });
    await adminPage.getByRole('button', { name: `Move ${deal.name}`, exact: true }).click();
    await adminPage.getByRole('menuitemradio', { name: to }).click();
    await expect(adminPage.getByRole('alert').filter({ hasText: 'was not moved' })).toBeVisible();
    await expect(home.getByRole('link', { name: deal.name, exact: true })).toBeVisible();
  });
});

test.describe('one deal', () => {
  test('shows the record, the timeline and the forecast, and moves to another stage', async ({
    adminPage,
    api,
  }) => {
    const deal = await openDeal(api, 3);
    const page = new DealPage(adminPage);
    await page.open(deal.id);
    await expect(adminPage.getByRole('heading', { level: 1, name: deal.name })).toBeVisible();
    await expect(
      adminPage.getByRole('list', { name: 'Timeline' }).getByRole('listitem').first(),
    ).toBeVisible();
    const to = deal.stage === 'Proposal' ? 'Evaluation' : 'Proposal';
    await adminPage.getByRole('button', { name: `Stage: ${deal.stage}` }).click();
    await adminPage.getByRole('menuitemradio', { name: to }).click();
    await expect(adminPage.getByRole('button', { name: `Stage: ${to}` })).toBeVisible();
  });

  test('changes only what was changed, and closes with a review', async ({ adminPage, api }) => {
    // Closed for a while, it leaves the order: the last of the places that are used.
    const deal = await openDeal(api, 40);
    await adminPage.goto(`/deals/${deal.id}`);
    await adminPage.getByRole('button', { name: 'Edit', exact: true }).click();
    await adminPage.getByRole('textbox', { name: /Competitor/ }).fill('Initech');
    await adminPage.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(adminPage.getByRole('dialog')).toBeHidden();
    await expect(adminPage.getByText('Initech').first()).toBeVisible();
    await adminPage.getByRole('button', { name: 'Close as lost' }).click();
    await adminPage.getByRole('alertdialog').getByRole('button', { name: 'Close as lost' }).click();
    await expect(adminPage.getByRole('region', { name: 'Review' })).toBeVisible();
    await adminPage.getByRole('button', { name: 'Reopen' }).click();
    await expect(adminPage.getByRole('button', { name: 'Close as won' })).toBeVisible();
  });

  test('is nowhere to be found for another organisation', async ({ otherPage, api }) => {
    const deal = await openDeal(api, 5);
    await otherPage.goto(`/deals/${deal.id}`);
    await expect(otherPage.getByText(deal.name)).toHaveCount(0);
    await expect(otherPage.getByRole('heading', { level: 1, name: deal.name })).toHaveCount(0);
  });
});
