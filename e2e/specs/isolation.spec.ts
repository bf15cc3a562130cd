import { expect, test } from '../fixtures';

type Rows = { data: { id: string; name: string; email?: string }[] };

test.describe('the competing organisation', () => {
  test('sees none of the sample organisation by guessing an address', async ({ otherPage, api }) => {
    for (const kind of ['contacts', 'deals', 'campaigns']) {
      const { body } = await api(`/${kind}?limit=3`);
      for (const row of (body as Rows).data) {
        await otherPage.goto(`/${kind}/${row.id}`);
        await expect(otherPage.getByText('There is nothing at this address')).toBeVisible();
        await expect(otherPage.getByText(row.name, { exact: false })).toHaveCount(0);
      }
    }
  });

  test('gets 404 from the API for every foreign id, whatever it does with it', async ({ api, demo }) => {
    const theirs = demo.other_org.api_key;
    for (const kind of ['contacts', 'deals']) {
      const { body } = await api(`/${kind}?limit=1`);
      const id = (body as Rows).data[0]?.id;
      expect(id).toBeTruthy();
      expect((await api(`/${kind}/${id}`, {}, theirs)).status).toBe(404);
      expect((await api(`/${kind}/${id}/timeline`, {}, theirs)).status).toBe(404);
    }
    const contact = ((await api('/contacts?limit=1')).body as Rows).data[0]?.id;
    expect((await api(`/contacts/${contact}`, { method: 'DELETE' }, theirs)).status).toBe(404);
    expect((await api(`/contacts/${contact}`)).status).toBe(200);
  });

  test('shares people by address, but no row', async ({ api, demo }) => {
    const all = async (key: string) => {
      const rows: Rows['data'] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const path: string = `/contacts?limit=200${cursor ? `&cursor=${cursor}` : ''}`;
        const page = (await api(path, {}, key)).body as Rows & { next_cursor: string | null };
        rows.push(...page.data);
        cursor = page.next_cursor;
      }
      return rows;
    };
    const [ours, theirs] = [await all(demo.api_key), await all(demo.other_org.api_key)];
    const emails = new Set(ours.map((row) => row.email));
    const ids = new Set(ours.map((row) => row.id));
    expect(theirs.filter((row) => emails.has(row.email)).length).toBeGreaterThan(10);
    expect(theirs.filter((row) => ids.has(row.id))).toEqual([]);
  });

  test('finds only its own in the palette and the list', async ({ otherPage, repPage }) => {
    await repPage.goto('/contacts?q=Mara');
    await otherPage.goto('/contacts');
    await expect(otherPage.getByRole('table', { name: 'Contacts' })).toBeVisible();
    await expect(otherPage.getByRole('button', { name: /^Organisation Brightmoor/ })).toBeVisible();
    await expect(otherPage.getByText('Larkspur Software')).toHaveCount(0);
  });
});

test('an unknown key, a missing key and a foreign session are refused', async ({ demo, api }) => {
  expect((await api('/contacts', {}, 'wl_not_a_key')).status).toBe(401);
  const bare = await fetch(`${demo.url}/api/v1/contacts`);
  expect(bare.status).toBe(401);
  expect(bare.headers.get('content-type')).toContain('application/problem+json');
  expect(await bare.text()).not.toMatch(/at .*\.(ts|js):\d+/);
});
