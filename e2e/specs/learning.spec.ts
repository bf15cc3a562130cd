import { expect, test } from '../fixtures';
import { LearningPage } from '../pages/learning-page';
import { settled } from '../settled';

type Figure = {
  key: string;
  label: string;
  definition: string;
  unit: string;
  value: number | null;
  n: number;
  interval: [number, number] | null;
  why_empty: string | null;
  rows: { href: string } | null;
};
type Api = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;

async function figuresOf(api: Api, period = 30): Promise<Figure[]> {
  const { status, body } = await api(`/learning?period=${period}`);
  expect(status).toBe(200);
  return (body as { figures: Figure[] }).figures;
}

const number = (value: number, digits: number) =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(value);

/** What a person reads, made from the figure by other means than the screen's. */
function read({ unit, value }: Figure): string | null {
  if (value === null) return null;
  if (unit === 'share') return `${number(value * 100, value < 0.1 ? 1 : 0)} %`;
  if (unit === 'ms') return `${number(value, 0)} ms`;
  return unit === 'count' ? number(value, 0) : null;
}

test.beforeEach(async ({ api }) => {
  test.setTimeout(600_000);
  const isComputed = async () =>
    ((await api('/learning')).body as { computed_at: string | null }).computed_at !== null;
  // The first figures come a minute after the sample organisation.
  await expect.poll(isComputed, { timeout: 480_000, intervals: [1_000, 3_000] }).toBe(true);
});

test('what is shown is what the API says', async ({ repPage, api }) => {
  const learning = new LearningPage(repPage);
  // The figures may be computed anew between the two answers.
  await expect(async () => {
    const figures = await figuresOf(api);
    expect(figures.length).toBeGreaterThan(20);
    await learning.open();
    const shown = new Map(
      await repPage
        .locator('[id^=figure-]')
        .evaluateAll((rows) =>
          rows.map((row): [string, string] => [row.id, (row.textContent ?? '').replace(/\s+/g, ' ')]),
        ),
    );
    for (const figure of figures) {
      const row = shown.get(`figure-${figure.key}`);
      expect(row, figure.key).toContain(figure.label);
      if (figure.value === null) expect(row, figure.key).toContain(figure.why_empty);
      else expect(row, figure.key).toContain(`n = ${number(figure.n, 0)}`);
      const words = read(figure);
      if (words) expect(row, figure.key).toContain(words);
    }
  }).toPass({ timeout: 40_000 });
  await expect(repPage.getByRole('heading', { level: 2 }).first()).toHaveText(/better|change|worse|early/i);
});

test('a definition opens for the keyboard', async ({ repPage, api }) => {
  const figures = await figuresOf(api);
  const figure = figures.find(({ key }) => key === 'error_rate');
  const learning = new LearningPage(repPage);
  await learning.open();
  await learning
    .figure('error_rate')
    .getByRole('button', { name: figure?.label ?? '' })
    .focus();
  await expect(repPage.getByRole('tooltip')).toHaveText(figure?.definition ?? '');
});

test('a figure leads to the rows behind it', async ({ repPage }) => {
  const learning = new LearningPage(repPage);
  await learning.open();
  await learning.figure('forecast_brier').getByRole('link').click();
  await expect(repPage.getByRole('heading', { level: 1, name: 'Forecast record' })).toBeVisible();
  await repPage.goBack();
  await expect(learning.figure('forecast_brier')).toBeVisible();
});

test('a period stays in the address, and its figures leave as a table', async ({ repPage, api }) => {
  const learning = new LearningPage(repPage);
  await learning.open();
  await learning.period('90 days').click();
  await expect(repPage).toHaveURL(/period=90/);
  await repPage.reload();
  await settled(repPage);
  await expect(learning.period('90 days')).toHaveAttribute('aria-pressed', 'true');
  await repPage.getByRole('button', { name: 'Export', exact: true }).click();
  const download = repPage.waitForEvent('download');
  await repPage.getByRole('menuitem', { name: /^CSV/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('learning-90-days.csv');
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part);
  const lines = Buffer.concat(parts).toString('utf8').split('\r\n');
  const keys = lines.filter((line) => line.startsWith('figure,')).map((line) => line.split(',')[2]);
  expect(keys).toEqual((await figuresOf(api, 90)).map(({ key }) => key));
});

test('the page follows what happens while it is open', async ({ repPage, adminPage, api }) => {
  const learning = new LearningPage(repPage);
  await repPage.clock.install();
  await learning.open('?period=7');
  const exchanges = async () => (await figuresOf(api, 7)).find(({ key }) => key === 'error_rate')?.n ?? 0;
  const before = await exchanges();
  const { status } = await api('/conversations', {
    method: 'POST',
    body: JSON.stringify({
      session_id: `learning-${Date.now()}`,
      user_message: 'Where is my invoice?',
      agent_response: 'It is under Billing.',
      response_time_ms: 420,
      success: true,
    }),
  });
  expect(status).toBe(201);
  // Figures follow minutes after the facts; an admin need not wait.
  const admin = new LearningPage(adminPage);
  await admin.open('?period=7');
  await adminPage.getByRole('button', { name: 'Compute now' }).click();
  await expect.poll(exchanges, { timeout: 300_000, intervals: [2_000] }).toBeGreaterThan(before);
  await expect(admin.figure('error_rate')).toContainText(`n = ${number(await exchanges(), 0)}`, {
    timeout: 30_000,
  });
  await repPage.clock.fastForward(61_000);
  await expect(learning.figure('error_rate')).toContainText(`n = ${number(await exchanges(), 0)}`);
  await expect(repPage.getByRole('status').filter({ hasText: 'Figures refreshed' })).toHaveCount(1);
});
