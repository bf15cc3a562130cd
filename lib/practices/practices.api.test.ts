import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATCH as change, GET as getOne } from '@/app/api/v1/practices/[id]/route';
import { POST as learn } from '@/app/api/v1/practices/learn/route';
import { POST as create } from '@/app/api/v1/practices/route';
import { GET as stats } from '@/app/api/v1/practices/stats/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { LearnResult } from './input-schema';
import type { IntakeStats, Practice, PracticeDetail } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const post = (body: unknown, key = t.keys.write) =>
  call<Practice & { merged: boolean } & Problem>(create, { key, body });
const teach = (body: object, key = t.keys.write) =>
  call<LearnResult & Problem>(learn, { key, body: { category: 'email', success: true, ...body } });
const read = async (id: string) =>
  (await call<PracticeDetail>(getOne, { key: t.keys.read, params: { id } })).body;

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
