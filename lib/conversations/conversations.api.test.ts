import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as feedback } from '@/app/api/v1/conversations/[id]/feedback/route';
import { GET as one } from '@/app/api/v1/conversations/[id]/route';
import { GET as list, POST as log } from '@/app/api/v1/conversations/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { changeRules } from './log-service';
import { type Conversation, rulesSchema } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

type Logged = { conversation_id: string };
type Page = { data: Conversation[]; next_cursor: string | null };
const exchange = (changes: object = {}) => ({
  session_id: 'call-1',
  user_message: 'Where is my order?',
  agent_response: 'It has left.',
  response_time_ms: 340,
  success: true,
  ...changes,
});
const send = <T = Logged>(body: unknown, key = t.keys.write, headers = {}) =>
  call<T>(log, { key, body, headers });
const page = async (query: string, key = t.keys.read) =>
  (await call<Page>(list, { key, path: `/api/v1/conversations${query}` })).body;
const count = async () =>
  Number((await t.stack.sql.query<{ n: string }>('select count(*) n from public.conversations'))[0]?.n);

describe('logging', () => {
  it('stores one exchange, without what is personal', async () => {
    const { status, body } = await send(
      exchange({ user_message: 'Write to priya@odland.example', metadata: { intent: 'order' } }),
    );
    expect(status).toBe(201);
    const stored = await call<Conversation>(one, { key: t.keys.read, params: { id: body.conversation_id } });
    expect(stored.body).toMatchObject({
      user_message: 'Write to {email}',
      metadata: { intent: 'order' },
      redactions: { email: 1 },
      source: 'api',
      error: null,
    });
  });

  it('stores a thousand at once, answers in their order, and tells that something was said once', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      exchange({ session_id: 'bulk', user_message: `Turn ${n}` }),
    );
    const { status, body } = await send<Logged[]>(many);
    expect([status, body.length]).toEqual([201, 1000]);
    const id = body[417]?.conversation_id ?? '';
    const stored = await call<Conversation>(one, { key: t.keys.read, params: { id } });
    expect(stored.body.user_message).toBe('Turn 417');
    const told = await t.stack.sql.query(
      "select 1 from pgmq.q_jobs where message ->> 'name' = 'conversation.logged' and message -> 'payload' ->> 'org_id' = $1",
      [t.org.id],
    );
    expect(told).toHaveLength(1);
  });

  it('stores all of a list or nothing, and says which row is wrong', async () => {
    const before = await count();
    const { status, text } = await send([exchange(), exchange({ response_time_ms: -1 })]);
    expect(status).toBe(422);
    expect(text).toContain('1.response_time_ms');
    expect((await send(Array.from({ length: 1001 }, () => exchange()))).status).toBe(422);
    expect(await count()).toBe(before);
  });

  it('is not doubled when the client sends it again', async () => {
    const before = await count();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await send(exchange(), t.keys.write, headers);
    const again = await send(exchange(), t.keys.write, headers);
    expect(again.body).toEqual(first.body);
    expect(await count()).toBe(before + 1);
  });

  it('follows the rules of the organisation', async () => {
    await changeRules(t.org.admin.db, t.org.id, rulesSchema.parse({ redact: [], terms: ['Falcon'] }));
    const { body } = await send(exchange({ user_message: 'Falcon for priya@odland.example' }));
    const stored = await call<Conversation>(one, { key: t.keys.read, params: { id: body.conversation_id } });
    expect(stored.body.user_message).toBe('{redacted} for priya@odland.example');
    await expect(changeRules(t.org.rep.db, t.org.id, rulesSchema.parse({}))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('reading', () => {
  it('pages through a session, and filters by what happened', async () => {
    await send([
      exchange({ session_id: 'p', occurred_at: '2026-03-01T10:00:00Z', agent_name: 'Ada' }),
      exchange({ session_id: 'p', occurred_at: '2026-03-01T10:01:00Z', success: false, error: 'timeout' }),
      exchange({ session_id: 'p', occurred_at: '2026-03-01T10:02:00Z' }),
    ]);
    const first = await page('?session_id=p&limit=2');
    const second = await page(`?session_id=p&limit=2&cursor=${first.next_cursor}`);
    const times = [...first.data, ...second.data].map(({ occurred_at }) => occurred_at.slice(14, 16));
    expect([times, second.next_cursor]).toEqual([['02', '01', '00'], null]);
    expect((await page('?session_id=p&success=false')).data.map(({ error }) => error)).toEqual(['timeout']);
    expect((await page('?agent_name=Ada')).data).toHaveLength(1);
    expect(
      (await page('?session_id=p&since=2026-03-01T10:01:00Z&until=2026-03-01T10:02:00Z')).data,
    ).toHaveLength(1);
  });

  it('shows another organisation nothing, and a reading key writes nothing', async () => {
    const { body } = await send(exchange());
    const params = { id: body.conversation_id };
    expect((await call(one, { key: t.keys.other, params })).status).toBe(404);
    expect((await page('', t.keys.other)).data).toEqual([]);
    expect((await call(feedback, { key: t.keys.other, params, body: { rating: 1 } })).status).toBe(404);
    expect((await send(exchange(), t.keys.read)).status).toBe(403);
  });
});

it('feedback counts once a person, and needs something to say', async () => {
  const { body } = await send(exchange());
  const params = { id: body.conversation_id };
  const give = (input: object) => call(feedback, { key: t.keys.write, params, body: input });
  expect((await give({ rating: 2 })).status).toBe(204);
  expect((await give({ rating: 5, correction: 'It arrives on Monday.' })).status).toBe(204);
  expect((await give({})).status).toBe(422);
  expect((await give({ rating: 6 })).status).toBe(422);
  const rows = await t.stack.sql.query(
    'select rating, correction from public.conversation_feedback where conversation_id = $1',
    [body.conversation_id],
  );
  expect(rows).toEqual([{ rating: 5, correction: 'It arrives on Monday.' }]);
});

it('is forgotten after ninety days, which the audit log says', async () => {
  await send([exchange({ session_id: 'old' }), exchange({ session_id: 'new' })]);
  await t.stack.sql.query(`select set_config('winloop.erasing', 'on', false)`);
  await t.stack.sql.query(
    "update public.conversations set created_at = now() - interval '91 days' where session_id = 'old'",
  );
  await t.stack.sql.query(`select set_config('winloop.erasing', 'off', false)`);
  await t.stack.service.rpc('apply_retention', { p_batch: 500 });
  expect((await page('?session_id=old')).data).toEqual([]);
  expect((await page('?session_id=new')).data).toHaveLength(1);
  const audit = await t.stack.sql.query(
    "select details from public.audit_log where org_id = $1 and action = 'retention.applied'",
    [t.org.id],
  );
  expect(audit).toEqual([{ details: { deleted: 1 } }]);
});
