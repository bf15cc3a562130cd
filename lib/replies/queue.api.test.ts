import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as trackMessages } from '@/app/api/v1/messages/route';
import { POST as recordEvents } from '@/app/api/v1/outcomes/[id]/events/route';
import { DELETE as withdraw } from '@/app/api/v1/replies/[event_id]/correction/route';
import { PATCH as correct } from '@/app/api/v1/replies/[event_id]/route';
import { POST as learnNow } from '@/app/api/v1/replies/learn/route';
import { DELETE as cancelRun, POST as startRun } from '@/app/api/v1/replies/reclassify/route';
import { GET as list } from '@/app/api/v1/replies/route';
import { GET as summary } from '@/app/api/v1/replies/summary/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { List } from '../http/list';
import { logger } from '../logger';
import type { EventResult } from '../outcomes/schema';
import { replyJobs } from './jobs';
import type { ReplyRow, ReplySummary } from './review-schema';
import { reviewReplies } from './review-service';
import type { Correction, ReplyReview } from './schema';
import { classifyReplies } from './service';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

let serial = 0;
/** Records replies and has them read; gives their event ids in order. */
async function receive(texts: readonly string[], key = t.keys.write, orgId = t.org.id): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const n = ++serial;
    const { body } = await call<{ outcome_id: string }>(trackMessages, {
      key,
      body: {
        contact_email: `p${n % 3}@b.example`,
        channel: 'email',
        subject_line: `Subject ${n}`,
        message_body: 'Hello',
      },
    });
    const occurred_at = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
    const recorded = await call<EventResult>(recordEvents, {
      key,
      params: { id: body.outcome_id },
      body: { type: 'replied', reply_text: text, source_event_id: `e${n}`, occurred_at },
    });
    ids.push([recorded.body].flat()[0]?.event_id ?? '');
  }
  await reviewReplies(t.stack.service, orgId, ids);
  return ids;
}
const read = async (query = '', key = t.keys.read) =>
  (await call<List<ReplyRow> & Problem>(list, { key, path: `/api/v1/replies?${query}` })).body;
const counts = async (key = t.keys.read) => (await call<ReplySummary>(summary, { key })).body;
const fix = (event_id: string, body: Correction) =>
  call<ReplyReview>(correct, { key: t.keys.write, method: 'PATCH', params: { event_id }, body });
const undo = (event_id: string, key = t.keys.write) =>
  call<ReplyReview>(withdraw, { key, method: 'DELETE', params: { event_id } });
const runJob = async (name: string, payload: unknown, signal = new AbortController().signal) =>
  replyJobs
    .find((job) => job.name === name)
    ?.run({ db: t.stack.service, payload, as: () => t.stack.service, log: logger, signal });
const waiting = (name: string) =>
  t.stack.sql.query(`select 1 from pgmq.q_jobs where message ->> 'name' = '${name}'`);

describe('the queue', () => {
  it('lists, filters and pages what came in, with what it answers', async () => {
    const texts = [
      'Too expensive for us.\n> Hello',
      'Please call me on Tuesday, I want a demo.',
      '> Only what was quoted',
      'Hm, maybe?',
    ];
    const ids = await receive(texts);
    const all = await read();
    expect(all.data.map(({ event_id }) => event_id)).toEqual([...ids].reverse());
    expect(all.data.at(-1)).toMatchObject({
      text: 'Too expensive for us.',
      quoted: '> Hello',
      subject_line: 'Subject 1',
      message_start: 'Hello',
      contact: 'p1@b.example',
      candidates: { objection_type: expect.arrayContaining(['price']) },
    });
    expect((await read('objection=price')).data.map(({ event_id }) => event_id)).toContain(ids[0]);
    const first = await read('limit=3');
    const second = await read(`limit=3&cursor=${first.next_cursor}`);
    expect([...first.data, ...second.data].map(({ event_id }) => event_id)).toEqual([...ids].reverse());
    expect((await read('sentiment=lovely')).code).toBe('validation');
    expect((await read('', t.keys.other)).data).toEqual([]);
    const contact = all.data.at(-1)?.contact_id;
    expect((await read(`contact_id=${contact}`)).data.length).toBe(2);
  });

  it('counts down with a label, and up again when it is taken back', async () => {
    const [row] = (await read('status=review')).data;
    const before = await counts();
    expect(before.to_review).toBeGreaterThan(0);
    const id = row?.event_id ?? '';
    const said = await fix(id, { confirmed: true });
    expect(said.body).toMatchObject({
      needs_review: false,
      corrected: { sentiment_score: row?.predicted.sentiment_score, reasoning: 'Confirmed by a person.' },
    });
    expect(await counts()).toMatchObject({ to_review: before.to_review - 1, corrected: 1 });
    expect((await read('status=corrected')).data.map(({ event_id }) => event_id)).toEqual([id]);
    expect((await undo(id, t.keys.other)).status).toBe(404);
    expect((await undo(id, t.keys.read)).status).toBe(403);
    expect((await undo(id)).body).toMatchObject({ corrected: null, corrected_by: null, needs_review: true });
    expect(await counts()).toMatchObject({ to_review: before.to_review, corrected: 0 });
  });
});

/** Of this team's customers, who "will circle back" is always gone for good. */
const CIRCLE = (n: number) =>
  `We will circle back to you about ${['this', 'it', 'the tool', 'the offer'][n % 4]} in week ${n}.`;
const PLAIN = [
  'Please take us off, we are not interested at all.',
  'Yes, let us talk on Monday, I would love a demo.',
  'This is far too expensive for our budget.',
  'We already use another supplier and are happy with it.',
];

describe('learning', () => {
  it('waits for ten corrections, activates what is surely better, and changes the next similar reply only here', async () => {
    const circling = await receive(Array.from({ length: 14 }, (_, n) => CIRCLE(n)));
    const plain = await receive(PLAIN);
    const next = [{ text: 'We will circle back to you about the proposal in week 40.' }];
    const [asked] = await classifyReplies(t.org.rep.db, t.org.id, next);
    expect(asked?.sentiment_label).not.toBe('negative');
    for (const [i, id] of circling.entries()) {
      await fix(id, {
        sentiment_label: 'negative',
        interest_level: 'none',
        objection_type: 'not_interested',
      });
      expect(await waiting('replies.learn')).toHaveLength(i < 9 ? 0 : 1);
    }
    for (const id of plain) await fix(id, { confirmed: true });
    await runJob('replies.learn', { org_id: t.org.id });
    const { learned } = await counts();
    expect(learned).toMatchObject({ version: 1, is_active: true });
    const sentiment = learned?.fields.find(({ field }) => field === 'sentiment_label');
    expect(sentiment?.is_better).toBe(true);
    expect(sentiment?.accuracy_after.mean).toBeGreaterThan(sentiment?.accuracy_before.mean ?? 1);
    const [now] = await classifyReplies(t.org.rep.db, t.org.id, next);
    expect(now?.sentiment_label).toBe('negative');
    const [elsewhere] = await classifyReplies(t.otherOrg.rep.db, t.otherOrg.id, next);
    expect(elsewhere).toEqual(asked);
    expect((await counts(t.keys.other)).learned).toBeNull();
  });

  it('leaves a head unused that was learned on another committed one', async () => {
    const next = [{ text: CIRCLE(41) }];
    await t.stack.sql.query(`update public.reply_heads set base = 'older'`);
    const [asked] = await classifyReplies(t.org.rep.db, t.org.id, next);
    expect(asked?.sentiment_label).not.toBe('negative');
  });

  it('is asked for by an admin, and by nobody else', async () => {
    const ask = (key: string) => call(learnNow, { key, method: 'POST', body: {} });
    expect((await ask(t.keys.write)).status).toBe(403);
    expect((await ask(t.keys.admin)).status).toBe(202);
  });
});

describe('reading all again', () => {
  const start = (key = t.keys.admin) =>
    call<{ run_id: string } & Problem>(startRun, { key, method: 'POST', body: {} });

  it('goes on after an interruption, reports progress, and never touches what a person said', async () => {
    await t.stack.sql.query(
      `update public.reply_reviews set predicted = jsonb_set(predicted, '{confidence}', '0.123')`,
    );
    expect((await start(t.keys.write)).status).toBe(403);
    const { status, body } = await start();
    expect(status).toBe(202);
    expect((await start()).status).toBe(409);
    const stopped = AbortSignal.abort();
    const payload = { org_id: t.org.id, run_id: body.run_id };
    await expect(runJob('replies.reclassify', payload, stopped)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect((await counts()).run).toMatchObject({ status: 'running', done: 0 });
    await runJob('replies.reclassify', payload);
    const { run, total } = await counts();
    expect(run).toMatchObject({ status: 'done', done: total, total });
    const rows = (await read('limit=200')).data;
    const stale = rows.filter(({ predicted }) => predicted.confidence === 0.123);
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.every(({ corrected }) => corrected !== null)).toBe(true);
    expect(run?.changed).toBe(rows.length - stale.length);
    // A message that arrives twice finds the run over.
    await runJob('replies.reclassify', payload);
    expect((await counts()).run).toEqual(run);
  });

  it('stops when it is cancelled', async () => {
    const { body } = await start();
    const cancel = () => call(cancelRun, { key: t.keys.admin, method: 'DELETE' });
    expect((await cancel()).status).toBe(204);
    await runJob('replies.reclassify', { org_id: t.org.id, run_id: body.run_id });
    expect((await counts()).run).toMatchObject({ status: 'cancelled', done: 0 });
    expect((await cancel()).status).toBe(404);
  });
});
