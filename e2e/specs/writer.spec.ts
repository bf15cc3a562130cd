import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';
import { settled } from '../settled';

type Contact = { id: string; name: string; email: string | null };
type Campaign = { id: string };
type Api = (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;

const MARK = 'Is there a better week for this?';

async function anybody(api: Api): Promise<Contact> {
  const body = JSON.stringify({
    external_id: `e2e-${Date.now()}`,
    name: 'Wilma Writer',
    email: `wilma.${Date.now()}@reader.example`,
    industry: 'Retail',
  });
  await api('/contacts/import', { method: 'POST', body: `[${body}]` });
  const { data } = (await api('/contacts?q=Wilma%20Writer&limit=1')).body as { data: Contact[] };
  const [contact] = data;
  if (!contact) throw new Error('The contact was not imported.');
  return contact;
}

/** What earlier runs taught about this person would shape the draft. */
async function forgetPreferences(page: Page, url: string): Promise<void> {
  const path = `${url}/api/v1/writer/preferences`;
  const { data } = (await (await page.request.get(path)).json()) as { data: { id: string }[] };
  for (const { id } of data) await page.request.delete(`${path}/${id}`, { headers: { origin: url } });
}

async function writeFor(page: Page, name: string): Promise<void> {
  await page.goto('/campaigns/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('radio', { name: 'Contacts that I choose' }).check();
  await page.getByLabel('Add a contact').click();
  await page.getByRole('combobox', { name: 'Search contacts' }).fill('Wilma Writer');
  await page
    .getByRole('option', { name: /Wilma Writer/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Write sequence' }).click();
  await expect(page.getByRole('heading', { name: 'Step 1, day 0' })).toBeVisible();
}

test('a rep writes for an audience, edits, launches, and marks as sent', async ({
  repPage: page,
  api,
  demo,
}) => {
  test.slow();
  await forgetPreferences(page, demo.url);
  await anybody(api);
  const name = `Spring ${Date.now()}`;
  await writeFor(page, name);

  await test.step('the draft cites what it rests on', async () => {
    const practice = page.getByRole('button', { name: /Evidence: Best practice/ }).first();
    await practice.click();
    await expect(page.getByRole('dialog', { name: /Practice/ }).getByText('Positive replies')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('subject lines come ranked, with an interval and a reason', async () => {
    await page.getByRole('button', { name: 'Suggest subject lines' }).first().click();
    const lines = page.getByRole('list', { name: 'Suggested subject lines' }).getByRole('listitem');
    await expect(lines.first()).toContainText(/%.*n\u00a0=/);
    const means = (await lines.allInnerTexts()).map((text) =>
      Number(/([\d.]+)\u00a0?\s?% \(/.exec(text)?.[1]),
    );
    expect(means).toEqual(means.toSorted((a, b) => b - a));
    await lines.first().getByRole('button', { name: /Use/ }).click();
  });

  await test.step('an edit becomes a card that can be put in other words', async () => {
    const body = page.getByRole('textbox', { name: 'Message' }).first();
    const written = await body.inputValue();
    await body.fill(
      written
        .replace(/^[^\n]+/, 'Good morning {first_name},')
        .replace(/\n\n(?=[^\n]+\n[^\n]*$)/, ` ${MARK}\n\n`),
    );
    await page.getByRole('button', { name: 'Save step' }).first().click();
    await expect(page.getByText(/Remembered: Greets with/)).toBeVisible();
    const cards = page.getByRole('region', { name: 'How you write' });
    await cards.getByRole('button', { name: /Change: Greets with/ }).click();
    await cards.getByRole('textbox', { name: 'What you prefer' }).fill('Hey {first_name},');
    await cards.getByRole('button', { name: 'Save' }).click();
    await expect(cards.getByText('Greets with “Hey {first_name},”')).toBeVisible();
  });

  await test.step('the preview is what this contact reads', async () => {
    await page.getByRole('button', { name: 'Preview for the audience' }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByText('Good morning Wilma,')).toBeVisible();
    await expect(page.getByText(MARK)).toBeVisible();
    await expect(page.getByText('Everybody may be written to.')).toBeVisible();
  });

  await test.step('launched, it waits in the outbox until somebody sends it', async () => {
    await page.getByRole('button', { name: 'Launch to 1 contact' }).click();
    await page.getByRole('link', { name: 'Open the outbox' }).click();
    await page.getByRole('tab', { name: 'Scheduled' }).click();
    await settled(page);
    const row = page
      .getByRole('list', { name: 'Messages of the outbox' })
      .getByRole('listitem')
      .filter({ hasText: `${name}, step 1` });
    await row.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(page.getByText('Tracked as sent to Wilma Writer')).toBeVisible();
  });

  const { data } = (await api('/campaigns?limit=200')).body as { data: (Campaign & { name: string })[] };
  const campaign = data.find((row) => row.name === name);
  const messages = (await api(`/campaigns/${campaign?.id}/messages`)).body as { data: { lead_id: string }[] };
  expect(messages.data).toHaveLength(1);

  // What was learned here is this person's alone, and is forgotten again.
  await page.goto(`/campaigns/new`);
  await writeFor(page, `${name} again`);
  await expect(page.getByRole('textbox', { name: 'Message' }).first()).toHaveValue(/^Hey \{first_name\},/);
  await forgetPreferences(page, demo.url);
});

test('a practice of the library is brought along, used and cited', async ({ repPage: page, api }) => {
  const path = '/practices?status=active&category=cta&sort=-positive_reply_rate&limit=1';
  const { data } = (await api(path)).body as { data: { id: string; content: string }[] };
  const [practice] = data;
  await page.goto(`/library/${practice?.id}`);
  await page.getByRole('link', { name: 'Use in a new sequence' }).click();
  await expect(page.getByText('The draft has to use this practice')).toBeVisible();
  await page.getByRole('button', { name: 'Write sequence' }).click();
  await expect(page.getByRole('heading', { name: 'Step 1, day 0' })).toBeVisible();
  const id = new URL(page.url()).searchParams.get('sequence');
  const sequence = (await api(`/writer/sequences/${id}`)).body as { steps: { practice_ids: string[] }[] };
  expect(sequence.steps[0]?.practice_ids).toContain(practice?.id);
});
