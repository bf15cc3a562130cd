import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as replay } from '@/app/api/v1/webhook-deliveries/[id]/replay/route';
import { GET as log } from '@/app/api/v1/webhook-endpoints/[id]/deliveries/route';
import { POST as rotate } from '@/app/api/v1/webhook-endpoints/[id]/rotate/route';
import { POST as create, GET as list } from '@/app/api/v1/webhook-endpoints/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import { webhookReceived } from './jobs';
import { hmacOf, post } from './testing/send';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest({ ENCRYPTION_KEY: randomBytes(32).toString('base64') });
});
afterAll(() => t.close());

type Log = { data: { id: string; verdict: string; effects: { result: string }[] }[] };
const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );

it('an endpoint is created, receives, is rotated, and replays what came before its message was known', async () => {
  const key = t.keys.admin;
  const made = await call<{ id: string; token: string; url: string; secret: string }>(create, {
    key,
    body: { provider: 'generic', name: 'Our CRM' },
  });
  expect(made.status).toBe(201);
  const { id, token, secret, url } = made.body;
  expect(url).toContain(`/webhooks/${token}/generic`);
  const params = { id };
  const send = (body: string, by: string) =>
    post(byToken, body, { 'x-webhook-signature': hmacOf(body, by) }, { token, provider: 'generic' });
  const deal = JSON.stringify({
    event: 'deal.closed_won',
    deal_id: 'D',
    deal_value: 5,
    closed_at: '2026-02-01T00:00:00Z',
    contact_email: 'late@example.com',
  });
  expect((await send(deal, secret)).status).toBe(200);
  await work();
  const results = async () =>
    (await call<Log>(log, { key, params })).body.data.map(({ verdict, effects }) => [
      verdict,
      effects[0]?.result,
    ]);
  expect(await results()).toEqual([['accepted', 'unlinked']]);

  const { body: second } = await call<{ secret: string }>(rotate, { key, params, body: {} });
  expect((await send('{"event":"a"}', second.secret)).status).toBe(200);
  expect((await send(deal, secret)).status).toBe(200);
  await call(rotate, { key, params, body: {} });
  expect((await send(deal, secret)).status).toBe(401);

  const body = {
    contact_email: 'late@example.com',
    channel: 'email',
    message_body: 'Hi',
    sent_at: '2026-01-01T00:00:00Z',
  };
  await call(track, { key, body });
  const { body: before } = await call<Log>(log, { key, params });
  const first = before.data.at(-1)?.id ?? '';
  for (let i = 0; i < 2; i++)
    expect((await call(replay, { key, params: { id: first }, method: 'POST' })).status).toBe(202);
  await work();
  const [won] = await t.stack.sql.query(
    'select count(*)::int as n from public.outcome_events where deal_value = 5',
  );
  expect(won).toEqual({ n: 1 });
  expect((await results()).map(([verdict]) => verdict)).toEqual([
    'rejected',
    'duplicate',
    'accepted',
    'accepted',
  ]);
});

it('is for admins of the organisation only, and says what a provider needs', async () => {
  const { key, other } = { key: t.keys.admin, other: t.keys.other };
  const { body } = await call<{ id: string }>(create, { key, body: { provider: 'salesforce' } });
  const params = { id: body.id };
  expect((await call(list, { key: t.keys.write })).status).toBe(403);
  expect((await call(log, { key: other, params })).status).toBe(404);
  expect((await call(rotate, { key: other, params, body: {} })).status).toBe(404);
  expect((await call(replay, { key: other, params, method: 'POST' })).status).toBe(404);
  const { status, body: problem } = await call(create, { key, body: { provider: 'hubspot' } });
  expect([status, problem.errors[0]?.path]).toEqual([422, 'secret']);
  const listed = await call<{ data: object[] }>(list, { key });
  expect(JSON.stringify(listed.body)).not.toMatch(/"(secret|token|token_hash|crm_token)"/);
});
