import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATCH as change, GET as getOne } from '@/app/api/v1/practices/[id]/route';
import { GET as exportCsv } from '@/app/api/v1/practices/export/route';
import { GET as facets } from '@/app/api/v1/practices/facets/route';
import { POST as importFile } from '@/app/api/v1/practices/import/route';
import { POST as learn } from '@/app/api/v1/practices/learn/route';
import { POST as create, GET as list } from '@/app/api/v1/practices/route';
import { GET as search } from '@/app/api/v1/practices/search/route';
import { GET as stats } from '@/app/api/v1/practices/stats/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { indexSources } from '../retrieval/index-sources';
import { practiceEmbeddingSource } from './embedding-source';
import type { LearnResult, PracticeImport } from './input-schema';
import type { IntakeStats, Practice, PracticeDetail } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

type Listed = { data: Practice[]; next_cursor: string | null };
const post = (body: unknown, key = t.keys.write) =>
  call<Practice & { merged: boolean } & Problem>(create, { key, body });
const teach = (body: object, key = t.keys.write) =>
  call<LearnResult & Problem>(learn, { key, body: { category: 'email', success: true, ...body } });
const read = async (id: string) =>
  (await call<PracticeDetail>(getOne, { key: t.keys.read, params: { id } })).body;
const find = async (query: string) =>
  (await call<Listed>(search, { key: t.keys.read, path: `/api/v1/practices/search?${query}` })).body.data;

describe('writing a practice down', () => {
  it('stores it with slots in place of people, and says what it took out', async () => {
    await t.stack.sql.query(
      `insert into public.contacts (org_id, name, email) values ($1, 'Ottilie Brandvold', 'o@b.example')`,
      [t.org.id],
    );
    const { status, body } = await post({
      category: 'email',
      content:
        'Hi Maria,\nOttilie Brandvold of Nordvik GmbH said call +49 30 1234567 or write to ob@nordvik.example.',
      context: { industry: 'Logistics', company_size: 'SMB' },
      tags: ['intro'],
    });
    expect(status).toBe(201);
    expect(body.content).toBe(
      'Hi {first_name},\n{full_name} of {company} said call {phone} or write to {email}.',
    );
    expect(body.context).toEqual({ industry: 'Logistics', company_size: 'medium' });
    expect(body.redactions).toContainEqual({ kind: 'email', slot: '{email}', count: 1, positions: [72] });
    expect(JSON.stringify(body)).not.toMatch(/Maria|Ottilie|Nordvik|1234567/);
    expect(body).toMatchObject({
      status: 'active',
      source: 'manual',
      version: 1,
      merged: false,
      counts: { sent: 0 },
    });
  });

  it.each([
    [{ category: 'poem', content: 'x' }, 'category'],
    [{ category: 'email', content: '  ' }, 'content'],
    [{ category: 'email', content: 'x', context: { acv_range: 'huge' } }, 'context.acv_range'],
    [
      { category: 'email', content: 'x', performance_metrics: { sent: 10, replied: 11 } },
      'performance_metrics.replied',
    ],
  ])('is refused with %j', async (body, path) => {
    const { status, body: problem } = await post(body);
    expect(status).toBe(422);
    expect(problem.errors.map((error) => error.path)).toContain(path);
  });

  it('needs the scope write, and is invisible to another organisation', async () => {
    expect((await post({ category: 'cta', content: 'Ask for a yes' }, t.keys.read)).status).toBe(403);
    const { body } = await post({ category: 'cta', content: 'Ask for a yes or a no' });
    expect((await call(getOne, { key: t.keys.other, params: { id: body.id } })).status).toBe(404);
    const patched = await call(change, {
      method: 'PATCH',
      key: t.keys.other,
      params: { id: body.id },
      body: { status: 'retired' },
    });
    expect(patched.status).toBe(404);
  });
});

describe('learning from an outcome', () => {
  const content = 'Open on the detention fees of last quarter and ask whether that is worth a look.';

  it('stores what is strong and adds to what it has', async () => {
    const first = await teach({
      content,
      performance_metrics: { sent: 100, opened: 50, replied: 20 },
      context: { industry: 'Retail' },
    });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ action: 'stored', practice_id: expect.any(String) });
    const again = await teach({
      content: 'Open on the detention fees of the last quarter, and ask whether that is worth a look!',
      performance_metrics: {
        open_rate: 0.5,
        reply_rate: 0.3,
        meeting_rate: 0.1,
        conversion_rate: 0,
        sample_size: 50,
      },
      context: { industry: 'Retail' },
    });
    expect(again.body).toMatchObject({ action: 'updated', practice_id: first.body.practice_id });
    const practice = await read(first.body.practice_id ?? '');
    expect(practice.counts).toMatchObject({ sent: 150, replied: 35, meetings: 5 });
    expect(practice.rates.reply_rate?.n).toBe(150);
  });

  it('refuses what is weak, thin, or harmful, with the reason', async () => {
    const other = (n: number) => `A practice about something else entirely, number ${'abcdefg'[n]}.`;
    const weak = await teach({ content: other(0), performance_metrics: { sent: 200, replied: 8 } });
    expect(weak.body).toMatchObject({ action: 'below_threshold', reason: expect.stringContaining('10.0 %') });
    const rates = await teach({
      content: other(1),
      performance_metrics: { open_rate: 0.6, reply_rate: 0.4 },
    });
    expect(rates.body).toMatchObject({
      action: 'insufficient_evidence',
      reason: '1 of at least 30 messages.',
    });
    const harmful = await teach({
      content: other(2),
      performance_metrics: { sent: 200, replied: 60, unsubscribed: 20 },
    });
    expect(harmful.body).toMatchObject({
      action: 'below_threshold',
      reason: expect.stringContaining('unsubscribes'),
    });
    const failed = await teach({
      content: other(3),
      performance_metrics: { sent: 200, replied: 60 },
      success: false,
    });
    expect(failed.body.action).toBe('below_threshold');
    const { body } = await call<IntakeStats>(stats, { key: t.keys.read });
    expect(body.refused).toBe(4);
    expect(body.junk_share).toBeCloseTo(4 / body.offered);
  });

  it('says that a known practice is still unproven, and keeps the evidence', async () => {
    const text = 'Write down what waiting costs per site';
    const known = await post({ category: 'email', content: text });
    const once = await teach({ content: text, performance_metrics: { open_rate: 1, reply_rate: 1 } });
    expect(once.body).toMatchObject({ action: 'insufficient_evidence', practice_id: known.body.id });
    expect((await read(known.body.id)).counts).toMatchObject({ sent: 1, replied: 1 });
  });

  it('follows the threshold of the organisation', async () => {
    await t.stack.sql.query(
      `update public.organizations set settings = settings || '{"practices": {"threshold": 0.02}}' where id = $1`,
      [t.org.id],
    );
    const stored = await teach({
      content: 'A modest habit that answers in seven of two hundred cases',
      performance_metrics: { sent: 200, replied: 14 },
    });
    await t.stack.sql.query(
      `update public.organizations set settings = settings - 'practices' where id = $1`,
      [t.org.id],
    );
    expect(stored.body.action).toBe('stored');
  });

  it.each([
    [{ content: 'x', performance_metrics: { reply_rate: 12 } }],
    [{ content: 'x', performance_metrics: { sent: -1 } }],
    [{ content: 'x', performance_metrics: { replied: 3 } }],
    [{ performance_metrics: { sent: 3 } }],
  ])('is refused with %j', async (body) => {
    expect((await teach(body)).status).toBe(422);
  });
});

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
