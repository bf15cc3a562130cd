import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { RepliesPage } from '../pages/replies-page';

type Api = (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;

/** A reply that only quotes always waits for a person. Gives its mark once it has been read. */
async function receive(api: Api, mark: string, text: string): Promise<string> {
  const post = (path: string, body: unknown) => api(path, { method: 'POST', body: JSON.stringify(body) });
  const email = `${mark}@example.com`;
  await post('/contacts/import', [{ external_id: email, email, name: `Replier ${mark}` }]);
  const message = {
    contact_email: email,
    channel: 'email',
    subject_line: `About ${mark}`,
    message_body: 'Hello',
  };
  const { outcome_id } = (await post('/messages', message)).body as { outcome_id: string };
  const event = { type: 'replied', reply_text: text, source_event_id: mark };
  expect((await post(`/outcomes/${outcome_id}/events`, event)).status).toBeLessThan(300);
  const isRead = async () => {
    const { data } = (await api('/replies?limit=200')).body as { data: { subject_line: string }[] };
    return data.some((row) => row.subject_line === message.subject_line);
  };
  // Read by a job, which may wait behind the first indexing of the whole sample.
  await expect.poll(isRead, { timeout: 120_000 }).toBe(true);
  return message.subject_line;
}

test.slow();

const markOf = () => `e2e-${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

test.describe('the review queue', () => {
  test('is worked off by key, counts down, and takes a label back', async ({ repPage, api }) => {
    const mark = markOf();
    const subject = await receive(api, mark, `> ${mark} was quoted`);
    const page = new RepliesPage(repPage);
    await page.open();
    const reply = page.reply(subject);
    await expect(reply).toBeVisible();
    await expect(reply).toContainText('no words of the person');
    const before = await page.count('Needs review');
    expect(before).toBeGreaterThan(0);

    await repPage.keyboard.press('j');
    await expect(page.replies.first()).toBeFocused();
    await expect(page.replies.first()).toContainText(subject);
    await repPage.keyboard.press('n');
    await repPage.keyboard.press('1');
    await expect(reply.getByRole('button', { name: 'Negative' })).toHaveAttribute('aria-pressed', 'true');
    await expect(reply.getByRole('combobox', { name: 'Objection' })).toHaveValue('price');
    await expect.poll(() => page.count('Needs review')).toBe(before - 1);
    const found = async (query: string) => {
      const { data } = (await api(`/replies?limit=200&${query}`)).body as {
        data: { subject_line: string }[];
      };
      return data.filter((row) => row.subject_line === subject).length;
    };
    await expect.poll(() => found('status=corrected&sentiment=negative&objection=price')).toBe(1);

    await repPage.keyboard.press('u');
    await repPage.keyboard.press('u');
    await expect.poll(() => page.count('Needs review')).toBe(before);
    await expect.poll(() => found('status=corrected')).toBe(0);
    await expect(reply.getByRole('button', { name: 'Right as it is' })).toBeVisible();
  });

  test('has the same labels for the mouse, the count in the navigation, and filters in the address', async ({
    repPage,
    api,
  }) => {
    const subject = await receive(api, markOf(), '> only quoted');
    const page = new RepliesPage(repPage);
    await page.open();
    await expect(repPage.getByRole('link', { name: /^Replies \d+\+? to review/ })).toBeVisible();
    await page.reply(subject).getByRole('button', { name: 'Right as it is' }).click();
    await expect(page.reply(subject).getByText('Labelled', { exact: true })).toBeVisible();
    await expect(repPage.getByText(/^Confirmed: Replier/)).toBeVisible();
    await repPage.getByRole('tab', { name: 'Labelled' }).click();
    await expect(repPage).toHaveURL(/show=labelled/);
    await expect(page.reply(subject)).toBeVisible();
    await repPage.getByRole('combobox', { name: 'Sentiment' }).selectOption('positive');
    await expect(repPage).toHaveURL(/sentiment=positive/);
    await expect(page.reply(subject)).toHaveCount(0);
    await repPage.reload();
    await expect(repPage.getByRole('combobox', { name: 'Sentiment' })).toHaveValue('positive');
  });

  test('obeys the switch of single keys, and names its keys in the sheet', async ({ repPage, api }) => {
    await receive(api, markOf(), '> quoted again');
    const page = new RepliesPage(repPage);
    await page.open();
    await expect(page.replies.first()).toBeVisible();
    await repPage.keyboard.press('?');
    const sheet = repPage.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByText('Right as it is, and on')).toBeVisible();
    await sheet.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await repPage.keyboard.press('Escape');
    await repPage.keyboard.press('j');
    await expect(page.replies.first()).not.toBeFocused();
    await repPage.evaluate(() => localStorage.removeItem('wl_keys'));
  });

  test('rolls a label back when the server refuses it, and says so', async ({ repPage, api }) => {
    const subject = await receive(api, markOf(), '> quoted');
    const page = new RepliesPage(repPage);
    await page.open();
    const reply = page.reply(subject);
    await repPage.route('**/api/v1/replies/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await reply.getByRole('button', { name: 'Positive' }).click();
    await expect(repPage.getByText('The label was not saved')).toBeVisible();
    await expect(reply.getByRole('button', { name: 'Positive' })).toHaveAttribute('aria-pressed', 'false');
  });

  test('goes out as CSV, and stands on the page of the contact', async ({ repPage, api }) => {
    const subject = await receive(api, markOf(), 'Please call me on Tuesday at ten.');
    const page = new RepliesPage(repPage);
    await page.open('?show=all');
    const download = repPage.waitForEvent('download');
    await repPage.getByRole('button', { name: 'Export CSV' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain(subject);
    await page.reply(subject).getByRole('link').first().click();
    const history = repPage.getByRole('region', { name: 'Replies' });
    await expect(history).toContainText(`Re: ${subject}`);
    await expect(history).toContainText('Please call me on Tuesday at ten.');
  });
});

test('all replies are read again at an admin’s word, with progress', async ({ adminPage, repPage, api }) => {
  await receive(api, markOf(), 'Not now, maybe next quarter.');
  await new RepliesPage(adminPage).open('?show=all');
  await adminPage.getByRole('button', { name: 'Read all replies again' }).click();
  await expect(adminPage.getByText(/^Read again/)).toBeVisible({ timeout: 90_000 });
  await new RepliesPage(repPage).open();
  await expect(repPage.getByRole('region', { name: 'What your labels taught' })).toBeVisible();
  await expect(repPage.getByRole('button', { name: 'Read all replies again' })).toHaveCount(0);
});
