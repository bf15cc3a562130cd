import { expect, test } from '../fixtures';

type Rate = { mean: number; interval: [number, number]; n: number };
type Campaign = {
  id: string;
  name: string;
  counts: { sent: number };
  funnel: { step: string; count: number; rate: Rate }[];
};
type Strategies = {
  data: { framework: string; rates: Record<string, Rate> }[];
  excluded: { framework: string; rates: Record<string, Rate> }[];
};

const replyRate = ({ funnel }: Campaign) => funnel.find(({ step }) => step === 'replied')?.rate.mean ?? 0;
const number = (value: number) => new Intl.NumberFormat('en-GB').format(value);

async function strongest(api: (path: string) => Promise<{ body: unknown }>): Promise<Campaign> {
  const { data } = (await api('/campaigns?limit=200')).body as { data: Campaign[] };
  const best = data.toSorted((a, b) => replyRate(b) - replyRate(a))[0];
  if (!best) throw new Error('The sample organisation has no campaign.');
  return (await api(`/campaigns/${best.id}`)).body as Campaign;
}

test('a rep opens the strongest campaign, and its funnel is what the API says', async ({ repPage, api }) => {
  const campaign = await strongest(api);
  await repPage.goto('/campaigns?sort=-reply_rate');
  const table = repPage.getByRole('table', { name: 'Campaigns' });
  await table.locator('tbody').getByRole('row').first().getByRole('link').click();
  await expect(repPage.getByRole('heading', { name: campaign.name, level: 1 })).toBeVisible();
  const funnel = repPage.getByRole('region', { name: 'Funnel', exact: true });
  await funnel.getByText('Show the values').click();
  const rows = funnel.getByRole('table').locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(campaign.funnel.length + 1);
  await expect(rows.nth(0)).toContainText(number(campaign.counts.sent));
  for (const [index, { count, rate }] of campaign.funnel.entries()) {
    const cells = rows.nth(index + 1).getByRole('cell');
    await expect(cells.nth(1)).toHaveText(number(count));
    await expect(cells.nth(2)).toContainText(`n\u00a0= ${number(rate.n)}`);
  }
});

test('strategies stand in the order of their posterior means, with the question in the address', async ({
  repPage,
  api,
}) => {
  const { id } = await strongest(api);
  const path = `/strategies/winning?dimension=framework&metric=reply_rate&campaign_id=${id}`;
  const { data, excluded } = (await api(path)).body as Strategies;
  const expected = [...data, ...excluded].toSorted(
    (a, b) => (b.rates.reply_rate?.mean ?? 0) - (a.rates.reply_rate?.mean ?? 0),
  );
  expect(expected.length).toBeGreaterThan(1);
  await repPage.goto(`/campaigns/${id}?tab=strategies&metric=reply_rate`);
  const rows = repPage.getByRole('table', { name: 'Strategies' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(expected.length);
  for (const [index, { framework }] of expected.entries())
    await expect(rows.nth(index)).toContainText(framework);
  await repPage.getByRole('button', { name: 'Call to action' }).click();
  await expect(repPage).toHaveURL(/by=cta/);
  await expect(rows.first()).toContainText(/Interest question|Send resource|Calendar link/);
});

test('a message opens beside the list with its events and its decisions', async ({ repPage, api }) => {
  const { id } = await strongest(api);
  await repPage.goto(`/campaigns/${id}?tab=messages&fact=replied`);
  const rows = repPage.getByRole('table', { name: 'Messages' }).locator('tbody').getByRole('row');
  await rows.first().getByRole('button').click();
  const drawer = repPage.getByRole('dialog', { name: 'Message' });
  await expect(drawer.getByText('Delivered', { exact: true })).toBeVisible();
  await expect(drawer.getByText('framework')).toBeVisible();
  await expect(repPage).toHaveURL(/message=/);
  await repPage.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
});

test('a change of the status can be taken back', async ({ repPage, api }) => {
  const { id } = await strongest(api);
  const statusOf = async () => ((await api(`/campaigns/${id}`)).body as { status: string }).status;
  const before = await statusOf();
  const next = before === 'paused' ? 'Finished' : 'Paused';
  await repPage.goto(`/campaigns/${id}`);
  await repPage.getByRole('button', { name: 'Edit' }).click();
  const dialog = repPage.getByRole('dialog', { name: 'Edit campaign' });
  await dialog.getByRole('combobox', { name: 'Status' }).selectOption(next);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(repPage.getByRole('main').getByText(next, { exact: true })).toBeVisible();
  await expect.poll(statusOf).toBe(next.toLowerCase());
  await repPage.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(statusOf).toBe(before);
});

test('another organisation finds neither the campaign nor its messages', async ({ otherPage, api, demo }) => {
  const { id, name } = await strongest(api);
  const theirs = demo.other_org.api_key;
  for (const path of [`/campaigns/${id}`, `/campaigns/${id}/messages`])
    expect((await api(path, {}, theirs)).status, path).toBe(404);
  const { data } = (await api(`/campaigns/${id}/messages?limit=1`)).body as { data: { id: string }[] };
  expect((await api(`/outcomes/${data[0]?.id}/events`, {}, theirs)).status).toBe(404);
  await otherPage.goto(`/campaigns/${id}`);
  await expect(otherPage.getByText('There is nothing at this address')).toBeVisible();
  await expect(otherPage.getByText(name)).toHaveCount(0);
});
