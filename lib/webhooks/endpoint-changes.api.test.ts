import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { GET as detail } from '@/app/api/v1/webhook-deliveries/[id]/route';
import { GET as all } from '@/app/api/v1/webhook-deliveries/route';
import { GET as log } from '@/app/api/v1/webhook-endpoints/[id]/deliveries/route';
import { POST as replay } from '@/app/api/v1/webhook-endpoints/[id]/replay/route';
import { DELETE as remove, PATCH as update } from '@/app/api/v1/webhook-endpoints/[id]/route';
import { POST as test } from '@/app/api/v1/webhook-endpoints/[id]/test/route';
import { POST as create } from '@/app/api/v1/webhook-endpoints/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import { webhookReceived } from './jobs';
import type { Delivery, DeliveryDetail, Endpoint } from './management-schema';
import { PROVIDERS } from './schema';
import { hmacOf, post } from './testing/send';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest({ ENCRYPTION_KEY: randomBytes(32).toString('base64') });
});
afterAll(() => t.close());

type Made = { id: string; token: string; secret: string };
type Log = { data: Delivery[]; next_cursor: string | null };
const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );
const make = async (body: object) => (await call<Made>(create, { key: t.keys.admin, body })).body;
const change = (id: string, body: object, key = t.keys.admin) =>
  call<Endpoint>(update, { key, params: { id }, method: 'PATCH', body });
const sendTo = ({ token, secret }: Made, body: string) =>
  post(byToken, body, { 'x-webhook-signature': hmacOf(body, secret) }, { token, provider: 'generic' });
const logOf = async (id: string, path = '') =>
  (await call<Log>(log, { key: t.keys.admin, params: { id }, path: `/api/v1/x${path}` })).body;
const won = (deal: string, address: string) =>
  JSON.stringify({
    event: 'deal.closed_won',
    deal_id: deal,
    closed_at: '2026-02-01T00:00:00Z',
    contact_email: address,
  });
const ledger = async (deal: string) =>
  (await t.stack.sql.query('select 1 from public.outcome_events where deal_key = $1', [deal])).length;
const message = (address: string) =>
  call(track, {
    key: t.keys.write,
    body: {
      contact_email: address,
      channel: 'email',
      message_body: 'Hi',
      sent_at: '2026-01-01T00:00:00Z',
    },
  });

it('a paused endpoint stores and acknowledges, and reads what came meanwhile when it is active again', async () => {
  const endpoint = await make({ provider: 'generic' });
  await message('paused@example.com');
  expect((await change(endpoint.id, { status: 'paused', name: 'CRM' })).body).toMatchObject({
    status: 'paused',
    name: 'CRM',
  });
  const body = won('P-1', 'paused@example.com');
  expect((await sendTo(endpoint, body)).status).toBe(200);
  await work();
  expect((await logOf(endpoint.id)).data.map((d) => [d.verdict, d.processed_at])).toEqual([
    ['accepted', null],
  ]);
  expect(await ledger('P-1')).toBe(0);
  await change(endpoint.id, { status: 'active' });
  await work();
  expect(await ledger('P-1')).toBe(1);
});

it('settings are changed, a CRM token is set and cleared and never read back', async () => {
  const endpoint = await make({ provider: 'hubspot', secret: 'client-secret', crm_token: 'pat-na1-first' });
  const settings = { stages: { '9f1c': 'won' } };
  const { body } = await change(endpoint.id, { settings, crm_token: 'pat-na1-second' });
  expect(body).toMatchObject({ settings, has_crm_token: true });
  expect(JSON.stringify(body)).not.toContain('pat-na1');
  const [stored] = await t.stack.sql.query<{ crm_token: string }>(
    'select crm_token from public.webhook_endpoints where id = $1',
    [endpoint.id],
  );
  expect(stored?.crm_token).not.toMatch(/^$|pat-na1/);
  expect((await t.org.admin.db.from('webhook_endpoints').select('crm_token')).error?.code).toBe('42501');
  expect((await change(endpoint.id, { crm_token: null })).body.has_crm_token).toBe(false);
  expect((await change(endpoint.id, { status: 'gone' })).status).toBe(422);
  const generic = await make({ provider: 'generic' });
  expect((await change(generic.id, { crm_token: 'pat-na1-first' })).status).toBe(422);
});

it('the log has pages, one delivery has its payload, and many are replayed', async () => {
  const endpoint = await make({ provider: 'generic' });
  for (const n of [1, 2, 3]) await sendTo(endpoint, won(`R-${n}`, 'replayed@example.com'));
  await sendTo(endpoint, '{"type":"opened"}');
  await work();
  const first = await logOf(endpoint.id, '?limit=3');
  const second = await logOf(endpoint.id, `?limit=3&cursor=${first.next_cursor}`);
  expect([first.data.length, second.data.length, second.next_cursor]).toEqual([3, 1, null]);
  const id = second.data[0]?.id ?? '';
  const one = await call<DeliveryDetail>(detail, { key: t.keys.admin, params: { id } });
  expect(one.body).toMatchObject({ body: won('R-1', 'replayed@example.com'), provider: 'generic' });
  const list = await call<Log>(all, { key: t.keys.admin, path: '/api/v1/x?verdict=accepted&limit=1' });
  expect(list.body.data).toHaveLength(1);

  await message('replayed@example.com');
  const again = (body: object, key = t.keys.admin) =>
    call<{ queued: number }>(replay, { key, params: { id: endpoint.id }, body });
  expect((await again({ only_unlinked: true, until: '2020-01-01T00:00:00Z' })).body.queued).toBe(0);
  expect((await again({ verdict: 'quarantined' })).body.queued).toBe(0);
  const { status, body } = await again({ only_unlinked: true });
  expect([status, body.queued]).toEqual([202, 4]);
  await work();
  expect(await ledger('R-1')).toBe(1);
  expect((await again({ only_unlinked: true })).body.queued).toBe(1);
});

it.each(PROVIDERS)('tests an endpoint of %s without changing an outcome', async (provider) => {
  const given = {
    pipedrive: { username: 'winloop', password: 'a-password' },
    hubspot: { secret: 'client-secret' },
    generic: { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
    salesforce: { settings: { organization_id: '00D000000000062EAA' } },
    sendgrid: {},
    'sendgrid-inbound': {},
  };
  const endpoint = await make({ provider, ...given[provider] });
  const events = () => t.stack.sql.query('select id from public.outcome_events');
  const before = await events();
  const { status, body } = await call<DeliveryDetail>(test, {
    key: t.keys.admin,
    params: { id: endpoint.id },
    method: 'POST',
  });
  expect([status, body.verdict, body.effects.map(({ result }) => result)]).toEqual([
    201,
    'accepted',
    ['unlinked'],
  ]);
  await work();
  expect(await events()).toEqual(before);
});

it('says that nobody but SendGrid can sign for its public key', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const public_key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const { id } = await make({ provider: 'sendgrid', public_key });
  expect((await call(test, { key: t.keys.admin, params: { id }, method: 'POST' })).status).toBe(409);
});

it('is for admins of the organisation, and a deleted endpoint is gone', async () => {
  const endpoint = await make({ provider: 'generic' });
  await sendTo(endpoint, '{"type":"a"}');
  const id = (await logOf(endpoint.id)).data[0]?.id ?? '';
  const params = { id: endpoint.id };
  const attempts = (key: string) => [
    change(endpoint.id, { name: 'Taken' }, key),
    call(remove, { key, params, method: 'DELETE' }),
    call(replay, { key, params, body: {} }),
    call(test, { key, params, method: 'POST' }),
    call(detail, { key, params: { id } }),
  ];
  const statuses = async (key: string) => (await Promise.all(attempts(key))).map(({ status }) => status);
  expect(await statuses(t.keys.write)).toEqual([403, 403, 403, 403, 403]);
  expect(await statuses(t.keys.other)).toEqual([404, 404, 404, 404, 404]);
  expect((await call(remove, { key: t.keys.admin, params, method: 'DELETE' })).status).toBe(204);
  expect((await sendTo(endpoint, '{"type":"b"}')).status).toBe(404);
});
