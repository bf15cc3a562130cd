import { expect, test } from '../fixtures';
import { contactWith, PersonasPage } from '../pages/personas-page';

const ON_A_DAY = /\d{1,2} \w{3,4} \d{4}/;
const MANY = 15;

test.describe('a contact with a rich history', () => {
  test('gives a persona whose every claim opens a dated receipt', async ({ adminPage, api }) => {
    test.slow();
    const contact = await contactWith(api, (n) => n >= MANY);
    const page = new PersonasPage(adminPage);
    await page.open(contact.id);
    await expect(page.contact).toContainText(contact.name);
    await page.analyse.click();
    await expect(page.analysis.getByText(/ of 100$/).first()).toBeVisible();
    await page.generate.click();
    await expect(adminPage).toHaveURL(/\/personas\/[0-9a-f-]{36}$/);
    await expect(page.claims().first()).toBeVisible();
    const count = await page.claims().count();
    expect(count).toBeGreaterThan(4);
    for (let at = 0; at < count; at += 1) {
      await page
        .claims()
        .nth(at)
        .getByRole('button', { name: /^Evidence:/ })
        .first()
        .click();
      const receipt = adminPage.getByRole('dialog');
      await expect(receipt.locator('time').first()).toHaveText(ON_A_DAY);
      await adminPage.keyboard.press('Escape');
      await expect(receipt).toHaveCount(0);
    }
    await adminPage.goBack();
    await expect(page.analysis).toBeVisible();
    await adminPage.goBack();
    await expect(page.analyse).toBeVisible();
  });

  test('shows behaviour as charts that can be read as tables', async ({ repPage, api }) => {
    const contact = await contactWith(api, (n) => n >= MANY);
    const { body } = await api('/personas', {
      method: 'POST',
      body: JSON.stringify({ contact_id: contact.id, mode: 'rag' }),
    });
    await repPage.goto(`/personas/${(body as { id: string }).id}?tab=behaviour`);
    const week = repPage.getByRole('figure', { name: /^Activity by day and hour/ });
    await week.getByText('Show the values').click();
    await expect(week.getByRole('table')).toBeVisible();
    await expect(repPage.getByRole('figure', { name: 'Interactions by channel' })).toBeVisible();
  });

  test('says less by the basic method, and shows the difference', async ({ adminPage, api }) => {
    const contact = await contactWith(api, (n) => n >= MANY);
    await api('/personas', {
      method: 'POST',
      body: JSON.stringify({ contact_id: contact.id, mode: 'rag' }),
    });
    const page = new PersonasPage(adminPage);
    await page.open(contact.id);
    await adminPage.getByRole('radio', { name: 'Basic' }).check();
    await page.analyse.click();
    await page.generate.click();
    await expect(adminPage).toHaveURL(/\/personas\/[0-9a-f-]{36}$/);
    const facts = adminPage.getByRole('region', { name: 'How sure it is' });
    await expect(facts.getByText('Basic', { exact: true })).toBeVisible();
    const history = adminPage.getByRole('region', { name: 'History' });
    await history
      .getByText(/^\d+ changes?$/)
      .first()
      .click();
    await expect(history.locator('del').first()).toBeVisible();
  });

  test('is rated by keyboard, counted at once, and the rating can be changed', async ({ repPage, api }) => {
    const contact = await contactWith(api, (n) => n >= MANY);
    const { body } = await api('/personas', {
      method: 'POST',
      body: JSON.stringify({ contact_id: contact.id, mode: 'rag' }),
    });
    const { id } = body as { id: string };
    const page = new PersonasPage(repPage);
    await repPage.goto(`/personas/${id}`);
    await expect(repPage.getByText('Nobody has rated it yet')).toBeVisible();
    await page.stars.getByRole('radio', { name: '3 stars' }).focus();
    await repPage.keyboard.press('Space');
    await expect(repPage.getByText('3 of 5, 1 rating')).toBeVisible();
    await repPage.keyboard.press('ArrowRight');
    await expect(repPage.getByText('4 of 5, 1 rating')).toBeVisible();
    await repPage.getByRole('textbox', { name: 'Comment' }).fill('Mornings are right');
    await repPage.getByRole('button', { name: 'Save comment' }).click();
    await expect(repPage.getByText('Your comment was saved')).toBeVisible();
    await expect(async () => {
      const answer = await api(`/personas/${id}`);
      expect((answer.body as { rating: unknown }).rating).toMatchObject({ mean: 4, n: 1 });
    }).toPass();
    await repPage.reload();
    await expect(page.stars.getByRole('radio', { name: '4 stars' })).toBeChecked();
    await expect(repPage.getByRole('textbox', { name: 'Comment' })).toHaveValue('Mornings are right');
  });
});

test('a rating that the server refuses is taken back', async ({ repPage, api }) => {
  const contact = await contactWith(api, (n) => n >= MANY);
  const { body } = await api('/personas', {
    method: 'POST',
    body: JSON.stringify({ contact_id: contact.id, mode: 'basic' }),
  });
  const page = new PersonasPage(repPage);
  await repPage.goto(`/personas/${(body as { id: string }).id}`);
  await repPage.route('**/rating', (route) => route.abort());
  await page.stars.getByRole('radio', { name: '5 stars' }).click();
  await expect(repPage.getByRole('alert').filter({ hasText: 'not saved' })).toBeVisible();
  await expect(page.stars.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a contact with two interactions says what is missing', async ({ adminPage, api }) => {
  const contact = await contactWith(api, (n) => n > 0 && n <= 2);
  const page = new PersonasPage(adminPage);
  await page.open(contact.id);
  await page.analyse.click();
  await expect(page.analysis.getByText('Cheapest next piece of data')).toBeVisible();
  await page.generate.click();
  await expect(adminPage).toHaveURL(/\/personas\/[0-9a-f-]{36}$/);
  await expect(adminPage.getByText(/^Written by the basic method/)).toBeVisible();
});

test('the page of a contact leads to the builder, and back to what was built', async ({ adminPage, api }) => {
  const contact = await contactWith(api, (n) => n > 2 && n < MANY, true);
  await adminPage.goto(`/contacts/${contact.id}`);
  const card = adminPage.getByRole('region', { name: 'Persona' });
  await card.getByRole('link', { name: 'Build persona' }).click();
  const page = new PersonasPage(adminPage);
  await expect(page.contact).toContainText(contact.name);
  await page.analyse.click();
  await page.generate.click();
  await expect(adminPage).toHaveURL(/\/personas\/[0-9a-f-]{36}$/);
  const title = await adminPage.getByRole('heading', { level: 1 }).textContent();
  await adminPage.goto(`/contacts/${contact.id}`);
  await expect(card.getByRole('link', { name: title ?? '' })).toBeVisible();
});

test('a generation can be cancelled', async ({ adminPage, api }) => {
  const contact = await contactWith(api, (n) => n >= MANY);
  const page = new PersonasPage(adminPage);
  await page.open(contact.id);
  await page.analyse.click();
  await expect(page.generate).toBeEnabled();
  // Held back, so that there is something to cancel.
  await adminPage.route('**/api/v1/personas', (route) =>
    route.request().method() === 'POST' ? new Promise<void>(() => {}) : route.continue(),
  );
  await page.generate.click();
  await page.analysis.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.generate).toBeVisible();
  await expect(adminPage).toHaveURL(/step=analysis/);
});
