import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { GET as log } from '@/app/api/v1/webhook-endpoints/[id]/deliveries/route';
import { POST as replay } from '@/app/api/v1/webhook-endpoints/[id]/replay/route';
import { PATCH as update } from '@/app/api/v1/webhook-endpoints/[id]/route';
import { POST as create } from '@/app/api/v1/webhook-endpoints/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import { webhookReceived } from './jobs';
import type { Delivery } from './management-schema';
import { hubspotServer } from './testing/hubspot-server';
import { post, signHubSpot } from './testing/send';

const SECRET = 'client-secret-of-the-app';
const TOKEN = 'pat-eu1-test';
const WON_AT = Date.UTC(2026, 1, 1);
let t: Awaited<ReturnType<typeof apiTest>>;
let hubspot: Awaited<ReturnType<typeof hubspotServer>>;
beforeAll(async () => {
  hubspot = await hubspotServer(TOKEN);
  t = await apiTest({ ENCRYPTION_KEY: randomBytes(32).toString('base64'), HUBSPOT_BASE_URL: hubspot.url });
  hubspot.has('contacts/201', { properties: { email: 'Buyer@Example.com' } });
  hubspot.has('contacts/202', { properties: { email: 'stranger@example.com' } });
  await call(track, {
    key: t.keys.write,
    body: {
      contact_email: 'buyer@example.com',
      channel: 'email',
      message_body: 'Hi',
      sent_at: '2026-01-01T00:00:00Z',
    },
  });
});
afterAll(async () => {
  hubspot.close();
  await t.close();
});

type Made = { id: string; token: string };
const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );
const make = async (extra: object = { crm_token: TOKEN }) =>
  (await call<Made>(create, { key: t.keys.admin, body: { provider: 'hubspot', secret: SECRET, ...extra } }))
    .body;
const change = (objectId: number, extra: object = {}) => ({
  eventId: 1,
  subscriptionId: 12,
  portalId: 62515,
  occurredAt: WON_AT,
  subscriptionType: 'deal.propertyChange',
  attemptNumber: 0,
  objectId,
  propertyName: 'dealstage',
  propertyValue: 'closedwon',
  ...extra,
});
async function send({ token }: Made, ...events: object[]) {
  const body = JSON.stringify(events);
  const params = { token, provider: 'hubspot' };
  const { status } = await post(byToken, body, signHubSpot(params, body, SECRET), params);
  expect(status).toBe(200);
}
const latest = async ({ id }: Made) =>
  (await call<{ data: Delivery[] }>(log, { key: t.keys.admin, params: { id } })).body.data[0];
const ledger = (deal: string) =>
  t.stack.sql.query<{ type: string; value: number | null; currency: string | null }>(
    'select type, deal_value::float8 as value, currency from public.outcome_events where deal_key = $1',
    [deal],
  );
const askNow = () => t.stack.sql.query("update pgmq.q_jobs set vt = now() - interval '1 second'");

it('fetches amount, currency and the e-mail of the contact that we know', async () => {
  hubspot.has('deals/9001', {
    properties: { amount: '12500.50', deal_currency_code: 'EUR', dealstage: 'closedwon' },
    contacts: ['202', '201'],
  });
  await send(await make(), change(9001));
  await work();
  expect(await ledger('9001')).toEqual([{ type: 'deal_won', value: 12500.5, currency: 'EUR' }]);
});

it('reads the meaning of a stage that nobody mapped from the deal, and a meeting by its contact', async () => {
  hubspot.has('deals/9002', {
    properties: { amount: '10', dealstage: 'c0ffee', hs_is_closed: 'true', hs_is_closed_won: 'true' },
    contacts: ['201'],
  });
  hubspot.has('meetings/77', { properties: { hs_meeting_outcome: 'COMPLETED' }, contacts: ['201'] });
  const endpoint = await make();
  const meeting = {
    subscriptionType: 'object.propertyChange',
    objectTypeId: '0-47',
    propertyName: 'hs_meeting_outcome',
    propertyValue: 'COMPLETED',
  };
  await send(endpoint, change(9002, { propertyValue: 'c0ffee' }), change(77, meeting));
  await work();
  expect((await latest(endpoint))?.effects.map(({ event, result }) => [event, result])).toEqual([
    ['deal_won', 'recorded'],
    ['meeting_completed', 'recorded'],
  ]);
});

it('says what is missing without a token, and a replay with one completes it', async () => {
  hubspot.has('deals/9003', { properties: { amount: '30', dealstage: 'closedwon' }, contacts: ['201'] });
  const endpoint = await make({});
  await send(endpoint, change(9003));
  await work();
  expect((await latest(endpoint))?.effects[0]).toMatchObject({
    result: 'unlinked',
    reason: expect.stringContaining(
      'HubSpot sent no amount and no e-mail; give this endpoint a private app token.',
    ),
  });
  const params = { id: endpoint.id };
  const key = t.keys.admin;
  await call(update, { key, params, method: 'PATCH', body: { crm_token: TOKEN } });
  await call(replay, { key, params, body: { only_unlinked: true } });
  await work();
  expect(await ledger('9003')).toMatchObject([{ value: 30 }]);
});

it.each([
  ['a token that is not accepted', 'wrong-token', 9003, /does not accept the token/],
  ['a deal that is gone', TOKEN, 404404, /has no deal of this id/],
])('sets aside what HubSpot will never answer: %s', async (_what, crm_token, deal, reason) => {
  const endpoint = await make({ crm_token });
  await send(endpoint, change(deal, { occurredAt: WON_AT + 1 }), { subscriptionType: 'contact.creation' });
  await work();
  const line = await latest(endpoint);
  expect([line?.verdict, line?.effects.map(({ result }) => result)]).toEqual([
    'quarantined',
    ['ignored', 'quarantined'],
  ]);
  expect(line?.effects[1]?.reason).toMatch(reason);
});

it.each([
  ['429', { status: 429, headers: { 'retry-after': '120' } }, 120],
  ['500', { status: 500 }, 15],
  ['nonsense', 'garbage' as const, 15],
  ['silence', 'silence' as const, 15],
])('waits and asks again after %s', async (what, fault, atLeastSeconds) => {
  const deal = 9100 + what.length + atLeastSeconds;
  hubspot.has(`deals/${deal}`, { properties: { amount: '5', dealstage: 'closedwon' }, contacts: ['201'] });
  const endpoint = await make();
  await send(endpoint, change(deal));
  hubspot.fails(fault);
  const timeout = AbortSignal.timeout;
  const quick = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms === 8000 ? 200 : ms));
  await work();
  quick.mockRestore();
  expect(await latest(endpoint)).toMatchObject({
    processed_at: null,
    error: expect.stringMatching(/^HubSpot .* asked again in \d+ seconds \(attempt 1 of 14\)/),
  });
  const [waiting] = await t.stack.sql.query<{ seconds: number }>(
    'select extract(epoch from max(vt) - now())::int as seconds from pgmq.q_jobs',
  );
  expect(waiting?.seconds).toBeGreaterThanOrEqual(atLeastSeconds - 5);
  await askNow();
  await work();
  expect(await ledger(String(deal))).toMatchObject([{ value: 5 }]);
  expect(await latest(endpoint)).toMatchObject({ error: null, verdict: 'accepted' });
});

it('gives up after the last attempt, and says so', async () => {
  const endpoint = await make();
  await send(endpoint, change(9300));
  hubspot.fails({ status: 503 });
  await t.stack.sql.query(
    `update pgmq.q_jobs set message = jsonb_set(message, '{payload,attempt}', '14') where message ->> 'name' = 'webhook.received'`,
  );
  await work();
  expect((await latest(endpoint))?.effects[0]).toMatchObject({
    result: 'quarantined',
    reason: 'HubSpot answered 503. It was asked 14 times; replay the delivery.',
  });
});

it('asks once for a deal however many of its events a delivery holds, and never for an id that is a path', async () => {
  const before = hubspot.requests.length;
  const endpoint = await make();
  const strange = { objectId: '../../oauth/v1/access-tokens/x' };
  await send(endpoint, ...[1, 2, 3].map((n) => change(9001, { eventId: n + 10 })), change(1, strange));
  await work();
  expect(hubspot.requests.slice(before)).toEqual([
    '/crm/v3/objects/deals/9001?properties=amount,deal_currency_code,dealstage,hs_is_closed,hs_is_closed_won,outcome_id&associations=contacts',
    '/crm/v3/objects/contacts/202?properties=email',
    '/crm/v3/objects/contacts/201?properties=email',
  ]);
});
