import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATCH as change } from '@/app/api/v1/practices/[id]/route';
import { GET as exportCsv } from '@/app/api/v1/practices/export/route';
import { GET as facets } from '@/app/api/v1/practices/facets/route';
import { POST as importFile } from '@/app/api/v1/practices/import/route';
import { POST as create, GET as list } from '@/app/api/v1/practices/route';
import { GET as search } from '@/app/api/v1/practices/search/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { indexSources } from '../retrieval/index-sources';
import { practiceEmbeddingSource } from './embedding-source';
import type { PracticeImport } from './input-schema';
import type { Practice, PracticeDetail } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

type Listed = { data: Practice[]; next_cursor: string | null };
const post = (body: unknown, key = t.keys.write) =>
  call<Practice & { merged: boolean } & Problem>(create, { key, body });
const find = async (query: string) =>
  (await call<Listed>(search, { key: t.keys.read, path: `/api/v1/practices/search?${query}` })).body.data;

describe('changing a practice', () => {
  it('keeps what was there before; what a person retired stays out of the search', async () => {
    const { body } = await post({ category: 'cta', content: 'Offer two dates instead of a calendar' });
    const edit = (change_: object) =>
      call<PracticeDetail>(change, {
        method: 'PATCH',
        key: t.keys.write,
        params: { id: body.id },
        body: change_,
      });
    const edited = await edit({
      content: 'Offer two dates, never a calendar. Yours, call 0301234567.',
      tags: ['dates'],
    });
    expect(edited.body).toMatchObject({
      version: 2,
      tags: ['dates'],
      content: expect.stringContaining('{phone}'),
    });
    const retired = await edit({ status: 'retired', reason: 'Nobody answers it.' });
    expect(retired.body).toMatchObject({ version: 3, status: 'retired', status_by: 'person' });
    expect(
      retired.body.versions.map(({ version, content, status }) => [version, content.slice(0, 16), status]),
    ).toEqual([
      [3, 'Offer two dates,', 'retired'],
      [2, 'Offer two dates,', 'active'],
      [1, 'Offer two dates ', 'active'],
    ]);
    expect((await find('q=two+dates+calendar&limit=50')).map(({ id }) => id)).not.toContain(body.id);
    expect((await edit({ status: 'active' })).body.version).toBe(4);
    expect((await edit({})).status).toBe(422);
  });
});

describe('searching', () => {
  it('puts meaning, context and record together and fills up to the limit', async () => {
    const make = async (content: string, context: object, replied: number) =>
      (
        await post({
          category: 'subject_line',
          content,
          context,
          performance_metrics: { sent: 100, replied },
        })
      ).body.id;
    const here = await make('A question about downtime on the line', { industry: 'Manufacturing' }, 20);
    const elsewhere = await make('A question about downtime of the line', { industry: 'Healthcare' }, 20);
    const other = await make('Mention the trade fair where you met', {}, 20);
    await make('Name the month of the audit', {}, 20);
    const source = await practiceEmbeddingSource.load(t.stack.service, t.org.id, [here, elsewhere, other]);
    await indexSources(t.stack.service, t.org.id, 'practice', source);
    const found = await find('q=plant+downtime&category=subject_line&industry=Manufacturing&limit=4');
    expect(found).toHaveLength(4);
    expect(found[0]?.id).toBe(here);
    expect(found[0]?.similarity).toBeGreaterThan(0.3);
    expect(found.map(({ score }) => score)).toEqual(
      [...found.map(({ score }) => score)].sort((a, b) => (b ?? 0) - (a ?? 0)),
    );
    expect(await find('limit=3')).toHaveLength(3);
    expect(
      (await call(search, { key: t.keys.read, path: '/api/v1/practices/search?category=poem' })).status,
    ).toBe(422);
    const theirs = await call<Listed>(search, {
      key: t.keys.other,
      path: '/api/v1/practices/search?q=downtime',
    });
    expect(theirs.body.data).toEqual([]);
  });
});

describe('lists and files', () => {
  it('pages through the library once, and says what it can be filtered by', async () => {
    const page = (query: string) =>
      call<Listed>(list, { key: t.keys.read, path: `/api/v1/practices?${query}` });
    const all = (await page('limit=200&sort=-reply_rate')).body.data.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Listed } = await page(
        `limit=3&sort=-reply_rate${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.next_cursor;
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
    const { body } = await call<{ data: { facet: string; value: string; n: number }[] }>(facets, {
      key: t.keys.read,
    });
    expect(body.data).toContainEqual({ facet: 'industry', value: 'Manufacturing', n: 1 });
    expect((await page('sort=content')).status).toBe(422);
  });

  it('takes back what it gave, and lists bad rows without losing good ones', async () => {
    const csv = await call(exportCsv, {
      key: t.keys.read,
      path: '/api/v1/practices/export?category=subject_line',
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const headers = { 'content-type': 'text/csv' };
    const send = (body: string, key: string) =>
      call<PracticeImport & Problem>(importFile, { key, body, headers });
    const copied = await send(csv.text, t.keys.other);
    expect(copied.body).toMatchObject({ inserted: 4, rejected: 0, errors: [] });
    const theirs = await call<Listed>(list, { key: t.keys.other, path: '/api/v1/practices?source=imported' });
    expect(theirs.body.data.map(({ counts }) => counts.replied)).toEqual([20, 20, 20, 20]);
    const mixed = await send(
      'category,content,sent,replied\nemail,Say what it costs to wait,100,30\npoem,No,1,1\nemail,,5,1\ncta,Ask once,10,20\n',
      t.keys.write,
    );
    expect(mixed.body).toMatchObject({ inserted: 1, rejected: 3 });
    expect(mixed.body.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, 'category'],
      [3, 'content'],
      [4, 'replied'],
    ]);
    expect((await send('name\nx\n', t.keys.write)).status).toBe(422);
  });
});
