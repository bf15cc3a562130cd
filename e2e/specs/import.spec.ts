import { readFile } from 'node:fs/promises';
import { hasMavenFiles, MAVEN_SKIPPED, mavenFile } from '../../lib/imports/maven-files';
import { expect, test } from '../fixtures';
import { csvFile, ImportPage } from '../pages/import-page';

const run = Date.now().toString(36);
const deals = (rows: string[]) => `Deal ID;Deal Stage;Account;Close Date;Value;Floors\n${rows.join('\n')}\n`;

test.describe('importing a file', () => {
  test('goes from columns over a dry run to an import that can be undone', async ({ repPage, api }) => {
    const screen = new ImportPage(repPage);
    await screen.open();
    const text = deals([
      `${run}-1;Won;Ödland ${run};25.12.2025;1.234,50 €;3`,
      `${run}-2;Engaging;odland-${run};;;4`,
      `${run}-3;Lost;;31.31.2025;10;5`,
    ]);
    await screen.drop(csvFile('pipeline.csv', text));
    await expect(repPage.getByText('3 rows, 6 columns, separated by semicolon, read as utf-8')).toBeVisible();
    await expect(screen.becomes('Deal ID')).toHaveValue('external_id');
    await expect(screen.becomes('Floors')).toHaveValue('attributes');
    await screen.becomes('Floors').selectOption('Ignore');
    await screen.dryRun();
    await expect(repPage.getByText('"31.31.2025" is not a date')).toBeVisible();
    const download = repPage.waitForEvent('download');
    await repPage.getByRole('button', { name: 'Rejected rows as CSV' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain(`${run}-3`);
    expect((await api(`/deals?q=${run}`)).body).toMatchObject({ data: [] });

    await repPage.getByRole('button', { name: 'Import 2 rows' }).click();
    await expect(screen.region('Imported')).toContainText('New');
    await expect
      .poll(async () => ((await api(`/deals?q=${run}`)).body as { data: unknown[] }).data.length)
      .toBe(2);

    await screen.region('Imported').getByRole('link', { name: 'Report' }).click();
    await expect(repPage.getByRole('heading', { name: 'pipeline.csv' })).toBeVisible();
    await repPage.getByRole('button', { name: 'Undo' }).click();
    await repPage.getByRole('button', { name: 'Undo import' }).click();
    await expect(repPage.getByText('This import was undone')).toBeVisible();
    expect((await api(`/deals?q=${run}`)).body).toMatchObject({ data: [] });
  });

  test('says what is wrong with a file that is none', async ({ repPage }) => {
    const screen = new ImportPage(repPage);
    await screen.open();
    await screen.drop({
      name: 'book.xlsx',
      mimeType: 'application/zip',
      buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
    });
    await expect(repPage.getByRole('alert').filter({ hasText: 'Excel workbook' })).toBeVisible();
    await screen.region('History').waitFor();
    await repPage.getByRole('button', { name: 'Choose another file' }).click();
    await screen.drop(csvFile('empty.csv', '\n\n'));
    await expect(repPage.getByRole('alert').filter({ hasText: 'no header row' })).toBeVisible();
  });

  test('offers a saved mapping again for the same columns', async ({ repPage }) => {
    const screen = new ImportPage(repPage);
    await screen.open();
    const text = `Ref ${run};State;Words\nx1;Blue;hello\n`;
    await screen.drop(csvFile('own-words.csv', text));
    await repPage.getByLabel('The rows are').selectOption('Deals');
    await screen.becomes(`Ref ${run}`).selectOption('Id (needed)');
    await screen.becomes('State').selectOption('Status (needed)');
    await repPage.getByLabel('Blue 1').selectOption('won');
    await repPage.getByLabel('Save this mapping as').fill(`Own words ${run}`);
    await repPage.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(repPage.getByText('Mapping saved')).toBeVisible();
    await repPage.reload();
    await screen.drop(csvFile('own-words-again.csv', text));
    await expect(repPage.getByLabel('Mapping', { exact: true })).toHaveValue(`Own words ${run}`);
    await expect(repPage.getByLabel('Blue 1')).toHaveValue('won');
    await screen.dryRun();
    await expect(repPage.getByRole('button', { name: 'Import 1 row' })).toBeVisible();
  });
});

test('the four original files of Maven CRM go in one after the other', async ({ otherPage, demo, api }) => {
  test.skip(!hasMavenFiles, MAVEN_SKIPPED);
  test.setTimeout(180_000);
  const screen = new ImportPage(otherPage);
  await screen.open();
  const names = ['accounts', 'products', 'sales_teams', 'sales_pipeline'] as const;
  await screen.drop(
    ...names.map((name) => ({ name: `${name}.csv`, mimeType: 'text/csv', buffer: mavenFile(name) })),
  );
  for (const [index, name] of names.entries()) {
    await expect(otherPage.getByText(`${name}.csv`, { exact: true })).toBeVisible();
    await screen.dryRun();
    if (name === 'accounts')
      await expect(screen.region('Spellings and new records')).toContainText(
        'did "technolgy" mean "technology"?',
      );
    if (name === 'sales_pipeline') {
      await expect(screen.region('Spellings and new records')).toContainText(
        '"GTXPro" becomes "GTX Pro" (1,480 rows)',
        { timeout: 60_000 },
      );
    }
    await otherPage.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click({ timeout: 60_000 });
    await expect(screen.region('Imported')).toBeVisible({ timeout: 60_000 });
    if (index < names.length - 1) await otherPage.getByRole('button', { name: /^Next file/ }).click();
  }
  await expect(screen.region('Imported')).toContainText('8,800');
  const { body } = await api('/deals?status=won&limit=1', {}, demo.other_org.api_key);
  expect((body as { data: unknown[] }).data).toHaveLength(1);
  const imports = await api('/imports?limit=1', {}, demo.other_org.api_key);
  const { id } = (imports.body as { data: { id: string }[] }).data[0] ?? { id: '' };
  expect((await api(`/imports/${id}`, { method: 'DELETE' }, demo.other_org.api_key)).body).toMatchObject({
    kept_count: 0,
  });
});
