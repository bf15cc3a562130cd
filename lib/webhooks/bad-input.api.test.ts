import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { hashToken } from '../auth/secret';
import { seal } from '../auth/secret-box';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { createRng, shuffledIndices } from '../stats/rng';
import { webhookReceived } from './jobs';
import { hmacOf, post } from './testing/send';

const SECRET = 'a-secret-of-the-endpoint';
const params = { token: randomBytes(16).toString('hex'), provider: 'generic' };
let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  overrideEnv({ ...t.stack.env, ENCRYPTION_KEY: randomBytes(32).toString('hex') });
  const secret = seal(SECRET, t.org.id);
  const row = { org_id: t.org.id, provider: 'generic', token_hash: hashToken(params.token), secret };
  const { error } = await t.stack.service.from('webhook_endpoints').insert(row);
  if (error) throw error;
});
afterAll(() => t.close());

type Body = string | Uint8Array<ArrayBuffer>;
const send = (body: Body, signature = hmacOf(body, SECRET)) =>
  post(byToken, body, { 'x-webhook-signature': signature }, params);
const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );
const count = async (from: string) =>
  (await t.stack.sql.query<{ n: number }>(`select count(*)::int as n from public.${from}`))[0]?.n;
const won = (deal: string, more = '') =>
  `{"event":"deal.closed_won","deal_id":"${deal}","closed_at":"2026-02-01T00:00:00Z","contact_email":"buyer@example.com"${more}}`;

it.each<[string, number, Body]>([
  ['nothing', 400, ''],
  ['only white space', 400, ' \n'],
  ['more than 10 MB', 413, new Uint8Array(20_000_000)],
  ['invalid UTF-8', 400, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ['a NUL', 400, '{"event":"a"}\0'],
  ['what is not JSON', 400, 'event=deal.closed_won'],
  ['half of JSON', 400, '{"event":"deal.clo'],
  ['an XML with a DOCTYPE', 400, '<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>'],
])('refuses %s with %i and keeps no body', async (_what, status, body) => {
  const before = await count("webhook_deliveries where body <> ''");
  const answer = await send(body);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(/at \w+ \(|node_modules|postgres/i);
  expect(await count("webhook_deliveries where body <> ''")).toBe(before);
});

it('takes what is strange, reads it, and nothing in the ledger moves', async () => {
  await call(track, {
    key: t.keys.write,
    body: {
      contact_email: 'buyer@example.com',
      channel: 'email',
      message_body: 'Hi',
      sent_at: '2026-01-01T00:00:00Z',
    },
  });
  const strange = [
    '{"event":"something.new","deal_id":"X"}',
    won('N-1', ',"deal_value":1e400'),
    won('N-2', `,"deal_value":1${'0'.repeat(30)}`),
    won('N-3', ',"deal_value":-5'),
    won('N-4').replace('2026-02-01T00:00:00Z', '0000-99-99'),
    '{"__proto__":{"event":"deal.closed_won","deal_id":"P"},"constructor":{"prototype":{"event":"deal.closed_won"}}}',
    '{"event":"constructor"}',
    '{"event":"__proto__","deal_id":"P"}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    '[null,1,"x",[],true]',
    '"text"',
    'null',
    '[]',
  ];
  for (const body of strange)
    expect([body.slice(0, 60), (await send(body)).status]).toEqual([body.slice(0, 60), 200]);
  await work();
  expect(await count('webhook_deliveries where processed_at is null')).toBe(0);
  expect(await count('job_failures')).toBe(0);
  // 1e400 is no number: the win itself is true, its value is unknown.
  expect(
    await t.stack.sql.query('select deal_key, deal_value from public.outcome_events order by deal_key'),
  ).toEqual([{ deal_key: 'N-1', deal_value: null }]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

it('reaches nothing of another organisation, whatever ids it names', async () => {
  const body = {
    contact_email: 'them@example.com',
    channel: 'email',
    message_body: 'Hi',
    sent_at: '2026-01-01T00:00:00Z',
    provider_message_id: 'their-mid',
  };
  const { body: theirs } = await call<{ outcome_id: string }>(track, { key: t.keys.other, body });
  const [contact] = await t.stack.sql.query<{ id: string }>(
    "select id from public.contacts where email = 'them@example.com'",
  );
  const names = { outcome_id: theirs.outcome_id, provider_message_id: 'their-mid', lead_id: contact?.id };
  for (const [name, value] of Object.entries({ ...names, contact_email: 'them@example.com' }))
    await send(JSON.stringify({ event: 'deal.closed_won', deal_id: `foreign-${name}`, [name]: value }));
  await work();
  expect(
    await count(`outcome_events where outcome_id = '${theirs.outcome_id}' or deal_key like 'foreign%'`),
  ).toBe(0);
  expect(await count(`webhook_deliveries where effects @> '[{"result": "unlinked"}]'`)).toBe(4);
});

it('46 copies of one delivery, shuffled among others, count once', async () => {
  const others = Array.from({ length: 12 }, (_, n) => won(`O-${n}`, ',"deal_value":1'));
  const posts = [...Array.from({ length: 46 }, () => won('COPY', ',"deal_value":7')), ...others, ...others];
  for (const i of shuffledIndices(posts.length, createRng(11)))
    expect((await send(posts[i] ?? '')).status).toBe(200);
  await work();
  expect(await count("outcome_events where deal_key = 'COPY'")).toBe(1);
  expect(await count("outcome_events where deal_key like 'O-%'")).toBe(12);
  expect(await count("webhook_deliveries where verdict = 'duplicate'")).toBe(45 + 12);
});

it('a signature that is wrong, missing or cut leaves a line without the body', async () => {
  const body = won('refused');
  const before = (await count("webhook_deliveries where verdict = 'rejected'")) ?? 0;
  for (const signature of [
    '',
    'zz',
    hmacOf(body, 'another'),
    hmacOf(body, SECRET).slice(0, -2),
    hmacOf(`${body} `, SECRET),
  ])
    expect((await send(body, signature)).status).toBe(401);
  expect(await count("webhook_deliveries where verdict = 'rejected' and body = ''")).toBe(before + 5);
  expect(await count("webhook_deliveries where body like '%refused%'")).toBe(0);
});
