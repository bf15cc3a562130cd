import { expect, test } from '../fixtures';
import { settled } from '../settled';

type Rate = { mean: number; interval: [number, number]; n: number };
type Practice = {
  id: string;
  content: string;
  status: string;
  context: Record<string, string>;
  rates: Record<string, Rate>;
};
type Detail = Practice & { lineage: { total: number; data: { subject_line: string | null }[] } };
type Api = (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;

const meanOf = ({ rates }: Practice) => rates.positive_reply_rate?.mean ?? 0;

async function best(api: Api): Promise<Detail> {
  const list = (await api('/practices?status=active&sort=-positive_reply_rate&limit=1')).body;
  const [first] = (list as { data: Practice[] }).data;
  if (!first) throw new Error('The sample organisation has learned no practice.');
  return (await api(`/practices/${first.id}`)).body as Detail;
}

test('a rep finds a practice by its meaning and sees how well it is known and from what', async ({
  repPage,
  api,
}) => {
  await repPage.goto('/library');
  const rows = repPage.getByRole('table', { name: 'Practices' }).locator('tbody').getByRole('row');
  await expect(rows.first()).toBeVisible();
  await settled(repPage);
  await repPage.keyboard.press('/');
  await expect(repPage.getByRole('searchbox', { name: 'Search the library' })).toBeFocused();
  await repPage.keyboard.type('question about interest');
  await expect(repPage).toHaveURL(/q=question.+about.+interest/);
  const found = rows.filter({ hasText: /interest question/i });
  await expect(found.first()).toBeVisible();
  await found.first().getByRole('link').click();
  await expect(repPage).toHaveURL(/\/library\/[0-9a-f-]{36}/);
  const id = new URL(repPage.url()).pathname.split('/').at(-1);
  const { rates, lineage } = (await api(`/practices/${id}`)).body as Detail;
  const positive = repPage
    .getByRole('region', { name: 'How well it works' })
    .getByRole('listitem')
    .filter({ hasText: 'Positive reply' });
  const n = new Intl.NumberFormat('en-GB').format(rates.positive_reply_rate?.n ?? -1);
  await expect(positive).toContainText(`n\u00a0= ${n}`);
  const messages = repPage.getByRole('table', { name: 'Messages' }).locator('tbody').getByRole('row');
  await expect(messages).toHaveCount(lineage.data.length);
  await messages.first().getByRole('button').click();
  const drawer = repPage.getByRole('dialog', { name: 'Message' });
  await expect(drawer.getByText('What happened')).toBeVisible();
  await repPage.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
});

test('practices stand in the order of the chosen rate, with the question in the address', async ({
  repPage,
  api,
}) => {
  await repPage.goto('/library?category=email');
  await repPage.getByRole('combobox', { name: 'Order' }).selectOption('meeting_rate');
  await expect(repPage).toHaveURL(/by=meeting_rate/);
  const path = '/practices?status=active&category=email&sort=-meeting_rate&limit=50';
  const { data } = (await api(path)).body as { data: Practice[] };
  const rows = repPage.getByRole('table', { name: 'Practices' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(data.length);
  expect(data.map((row) => row.rates.meeting_rate?.mean ?? 0)).toEqual(
    data.map((row) => row.rates.meeting_rate?.mean ?? 0).toSorted((a, b) => b - a),
  );
  for (const [index, { id }] of data.slice(0, 5).entries())
    await expect(rows.nth(index).getByRole('link')).toHaveAttribute('href', `/library/${id}`);
});

test('an admin retires a practice and takes it back', async ({ adminPage, api }) => {
  const { id } = await best(api);
  const statusOf = async () => ((await api(`/practices/${id}`)).body as Practice).status;
  await adminPage.goto(`/library/${id}`);
  await adminPage.getByRole('button', { name: 'Retire' }).click();
  await expect(adminPage.getByText('Practice retired')).toBeVisible();
  await expect.poll(statusOf).toBe('retired');
  await adminPage.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(statusOf).toBe('active');
  await expect(adminPage.getByRole('button', { name: 'Retire' })).toBeVisible();
  await expect(
    adminPage.getByRole('region', { name: 'Versions' }).getByText('Retired became active'),
  ).toBeVisible();
});

test('a file is checked before it is imported, and what is personal becomes a slot', async ({
  repPage,
  api,
}) => {
  // Letters: a long number would become a slot.
  const mark = [...`${Date.now()}`].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
  await repPage.goto('/library');
  await repPage.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = repPage.getByRole('dialog', { name: 'Import practices' });
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'practices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `category,content,industry\r\ncta,"Write to anna.berg@nordwind.example about ${mark}",logistics\r\nluck,Hope,\r\n`,
    ),
  });
  await expect(dialog.getByRole('table', { name: 'Rows and reasons' })).toContainText('category');
  const countOf = async () => ((await api(`/practices?q=${mark}`)).body as { data: Practice[] }).data;
  expect(await countOf()).toEqual([]);
  await dialog.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(repPage.getByText('Practices imported')).toBeVisible();
  const [stored] = await countOf();
  expect(stored?.content).not.toContain('anna.berg');
  expect(stored?.content).toContain('{');
  expect(stored?.context).toEqual({ industry: 'logistics' });
});

test('another organisation sees nothing of the library', async ({ otherPage, api, demo }) => {
  const practice = await best(api);
  expect(meanOf(practice)).toBeGreaterThan(0);
  const theirs = demo.other_org.api_key;
  expect((await api(`/practices/${practice.id}`, {}, theirs)).status).toBe(404);
  const { data } = (await api('/practices?limit=200', {}, theirs)).body as { data: Practice[] };
  expect(data.map(({ id }) => id)).not.toContain(practice.id);
  const patch = { method: 'PATCH', body: JSON.stringify({ status: 'retired' }) };
  expect((await api(`/practices/${practice.id}`, patch, theirs)).status).toBe(404);
  await otherPage.goto(`/library/${practice.id}`);
  await expect(otherPage.getByText('There is nothing at this address')).toBeVisible();
});
