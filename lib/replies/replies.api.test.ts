import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as trackMessages } from '@/app/api/v1/messages/route';
import { POST as recordEvents } from '@/app/api/v1/outcomes/[id]/events/route';
import { GET as getOutcome } from '@/app/api/v1/outcomes/[id]/route';
import { PATCH as correctReply } from '@/app/api/v1/replies/[event_id]/route';
import { POST as classify } from '@/app/api/v1/replies/classify/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { logger } from '../logger';
import type { EventResult, Outcome } from '../outcomes/schema';
import { replyJobs } from './jobs';
import { reviewReplies } from './review-service';
import type { Classification, ReplyReview } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const ask = (body: unknown, key = t.keys.write) =>
  call<{ data: Classification[] } & Problem>(classify, { key, body });

describe('POST /replies/classify', () => {
  it('answers every reply in order with the fields of the contract', async () => {
    const texts = [
      'Out of office: back on Monday. This is an automatic reply.',
      'Please unsubscribe me from this list.',
      'It is far too expensive for our budget.',
      '',
      'x'.repeat(500_000),
    ];
    const { status, body } = await ask({ replies: texts.map((text) => ({ text })) });
    expect(status).toBe(200);
    expect(body.data).toHaveLength(texts.length);
    expect(body.data[0]).toMatchObject({
      auto_reply: true,
      sentiment_label: 'neutral',
      objection_type: 'none',
    });
    expect(body.data[1]).toMatchObject({ unsubscribe_request: true, sentiment_label: 'negative' });
    expect(body.data[2]).toMatchObject({
      objection_type: 'price',
      objection_detected: true,
      engine: 'local',
    });
    expect(Object.keys(body.data[2] ?? {}).sort()).toEqual(
      [
        'sentiment_score sentiment_label interest_signal interest_level objection_detected objection_type',
        'auto_reply unsubscribe_request confidence needs_review labels reasoning engine',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    );
  });

  it('reads many at once in their order', async () => {
    const replies = Array.from({ length: 60 }, (_, i) => ({
      text: i % 2 === 0 ? 'Unsubscribe' : 'Call me on Tuesday at ten, I would like a demo.',
    }));
    const { body } = await ask({ replies });
    expect(body.data.map((row) => row.unsubscribe_request)).toEqual(replies.map((_, i) => i % 2 === 0));
  });

  it.each([[{ replies: [] }], [{ replies: [{}] }], [{ replies: Array(501).fill({ text: 'a' }) }]])(
    'refuses a body outside the contract',
    async (body) => expect((await ask(body)).status).toBe(422),
  );

  it('says how many it takes, and how long', async () => {
    const many = await ask({ replies: Array(501).fill({ text: 'a' }) });
    expect(many.body.errors).toEqual([
      { path: 'replies', message: 'At most 500 replies at once: send the rest in another request.' },
    ]);
    const long = await ask({ replies: [{ text: 'x'.repeat(1_000_001) }] });
    expect(long.body.errors[0]).toMatchObject({
      path: 'replies.0.text',
      message: expect.stringContaining('At most 1,000,000'),
    });
  });

  it('answers 500 at once, wordless ones among them', async () => {
    const texts = ['', '> only quoted', '-- \nBob', 'Unsubscribe me, please.'];
    const replies = Array.from({ length: 500 }, (_, i) => ({ text: texts[i % texts.length] ?? '' }));
    const { status, body } = await ask({ replies });
    expect([status, body.data.length]).toEqual([200, 500]);
    for (const [i, row] of body.data.entries())
      expect([row.unsubscribe_request, row.needs_review]).toEqual(
        i % 4 === 3 ? [true, false] : [false, true],
      );
  });
});

describe('a reply that came in', () => {
  it('lands on its outcome, once; a person wins over the engine', async () => {
    const key = t.keys.write;
    const tracked = await call<{ outcome_id: string }>(trackMessages, {
      key,
      body: { contact_email: 'a@b.example', channel: 'email', message_body: 'Hello' },
    });
    const id = tracked.body.outcome_id;
    const recorded = await call<EventResult>(recordEvents, {
      key,
      params: { id },
      body: { type: 'replied', reply_text: 'Too expensive, it is over our budget.', source_event_id: 'r1' },
    });
    const eventId = recorded.body.event_id ?? [recorded.body].flat()[0]?.event_id ?? '';
    const outcome = async () => (await call<Outcome>(getOutcome, { key, params: { id } })).body;
    const admin = t.stack.service;
    const [onReply] = replyJobs;
    expect(onReply?.on).toEqual(['reply.received']);
    await onReply?.run({
      db: admin,
      payload: { org_id: t.org.id, event_ids: [eventId] },
      as: () => admin,
      log: logger,
      signal: new AbortController().signal,
    });
    expect(await reviewReplies(admin, t.org.id, [eventId])).toBe(0);
    expect(await reviewReplies(admin, t.otherOrg.id, [eventId])).toBe(0);
    expect(await outcome()).toMatchObject({ objection_type: 'price', replied: true });

    const fix = (body: unknown, by = key) =>
      call<ReplyReview & Problem>(correctReply, {
        key: by,
        method: 'PATCH',
        params: { event_id: eventId },
        body,
      });
    expect((await fix({ objection_type: 'none' }, t.keys.other)).status).toBe(404);
    expect((await fix({}, key)).status).toBe(422);
    const { status, body } = await fix({
      sentiment_label: 'positive',
      objection_type: 'none',
      interest_level: 'high',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      needs_review: false,
      corrected: { interest_signal: true, sentiment_label: 'positive' },
    });
    await reviewReplies(admin, t.org.id, [eventId]);
    expect(await outcome()).toMatchObject({
      objection_type: 'none',
      sentiment_label: 'positive',
      interest_signal: true,
      training_label: 'positive_example',
      training_weight: 3,
    });
  });
});
