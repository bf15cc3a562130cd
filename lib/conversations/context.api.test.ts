import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as feedback } from '@/app/api/v1/conversations/[id]/feedback/route';
import { GET as context } from '@/app/api/v1/conversations/context/route';
import { POST as log } from '@/app/api/v1/conversations/route';
import { PATCH as change } from '@/app/api/v1/patterns/[id]/route';
import { POST as add, GET as list } from '@/app/api/v1/patterns/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { embeddingJobs } from '../retrieval/jobs';
import { conversationEmbeddingSource, patternEmbeddingSource } from './embedding-source';
import type { ContextEntry, LearnedPattern } from './pattern-schema';
import { proposeFromConversations } from './propose-service';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const index = () =>
  drain(
    {
      db: t.stack.service,
      jobs: embeddingJobs([conversationEmbeddingSource, patternEmbeddingSource]),
      signal: new AbortController().signal,
    },
    Date.now() + 60_000,
  );
const said = async (
  rows: readonly [question: string, answer: string, success: boolean][],
  session = 's-1',
) => {
  const { body } = await call<{ conversation_id: string }[]>(log, {
    key: t.keys.write,
    body: rows.map(([user_message, agent_response, success]) => ({
      session_id: session,
      user_message,
      agent_response,
      response_time_ms: 100,
      success,
      error: success ? null : 'No such order',
    })),
  });
  await index();
  return body.map(({ conversation_id }) => conversation_id);
};
const find = async (query: string, rest = '', key = t.keys.read) =>
  (
    await call<{ data: ContextEntry[] }>(context, {
      key,
      path: `/api/v1/conversations/context?query=${encodeURIComponent(query)}${rest}`,
    })
  ).body.data;

it('finds past exchanges by meaning, prefers those that went well, and keeps to a session', async () => {
  const [refund, failed, elsewhere] = [
    await said([['How do I get my money back?', 'Open the order and choose refund.', true]]),
    await said([['How can I get my money back?', 'I do not know.', false]]),
    await said([['What does the enterprise plan cost?', 'It depends on seats.', true]], 's-2'),
  ];
  const data = await find('I want a refund of my money');
  expect(data[0]).toMatchObject({
    conversation_id: refund[0],
    session_id: 's-1',
    document: 'User: How do I get my money back?\nAgent: Open the order and choose refund.',
  });
  expect(data.findIndex((one) => one.conversation_id === failed[0])).toBeGreaterThan(0);
  expect(data[0]?.distance).toBeGreaterThan(0);
  expect((await find('money back', '&session_id=s-2')).map((one) => one.conversation_id)).toEqual(elsewhere);
  expect(await find('money back', '&n_results=1')).toHaveLength(1);
  expect(await find('money back', '', t.keys.other)).toEqual([]);
});

it('answers with the correction that a person gave', async () => {
  const [id = ''] = await said([['When does the warehouse in Oslo open?', 'At noon.', false]]);
  await call(feedback, {
    key: t.keys.write,
    params: { id },
    body: { rating: 1, correction: 'At seven in the morning.' },
  });
  const [best] = await find('opening hours of the Oslo warehouse');
  expect(best?.document).toBe('User: When does the warehouse in Oslo open?\nAgent: At seven in the morning.');
});

it('shares what a person taught with every agent, until it is retired or expires', async () => {
  const teach = async (body: object) =>
    (await call<LearnedPattern>(add, { key: t.keys.write, body: { pattern_type: 'policy', ...body } })).body;
  const pattern = await teach({ description: 'Discounts above ten percent need a manager.' });
  const expired = await teach({
    description: 'Discounts of twenty percent are free in May.',
    expires_at: '2026-01-01T00:00:00Z',
  });
  await index();
  const ids = async () =>
    (await find('may I give a discount?', '&n_results=10')).map((one) => one.pattern_id);
  expect(await ids()).toContain(pattern.id);
  expect(await ids()).not.toContain(expired.id);
  await call(change, {
    key: t.keys.write,
    method: 'PATCH',
    params: { id: pattern.id },
    body: { status: 'retired' },
  });
  expect(await ids()).not.toContain(pattern.id);
  expect((await call(add, { key: t.keys.write, body: { pattern_type: 'x', description: ' ' } })).status).toBe(
    422,
  );
  expect(
    (await call(change, { key: t.keys.other, method: 'PATCH', params: { id: pattern.id }, body: {} })).status,
  ).toBe(404);
});

it('proposes what keeps failing, once, with its figures; a person accepts it', async () => {
  const failing = Array.from({ length: 12 }, (_, n) => `Please track the parcel of order A${n} for me`);
  await said(failing.map((question) => [question, 'Something went wrong.', false] as const));
  const fine = [
    'Book a demo',
    'Change my password',
    'Invoice for March',
    'Talk to sales',
    'Which plans exist',
    'Delete my account',
  ];
  await said(fine.flatMap((question) => [0, 1, 2].map((n) => [`${question} ${n}`, 'Done.', true] as const)));
  expect(await proposeFromConversations(t.stack.service, t.org.id)).toBeGreaterThan(0);
  await proposeFromConversations(t.stack.service, t.org.id);
  const page = await call<{ data: LearnedPattern[] }>(list, {
    key: t.keys.read,
    path: '/api/v1/patterns?status=proposed',
  });
  const found = page.body.data.filter(({ description }) => description.includes('track the parcel'));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ pattern_type: 'failing', source: 'proposed' });
  expect(found[0]?.confidence?.n).toBeGreaterThanOrEqual(12);
  expect(found[0]?.confidence?.mean).toBeLessThan(0.2);
  const accepted = await call<LearnedPattern>(change, {
    key: t.keys.write,
    method: 'PATCH',
    params: { id: found[0]?.id ?? '' },
    body: { status: 'active' },
  });
  expect(accepted.body.status).toBe('active');
});

it('is empty when retrieval is switched off', async () => {
  overrideEnv({ ...t.stack.env, ENABLE_RAG: 'false' });
  try {
    expect(await find('money back')).toEqual([]);
  } finally {
    overrideEnv(t.stack.env);
  }
});
