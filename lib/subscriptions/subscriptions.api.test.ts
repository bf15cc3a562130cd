import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as replay } from '@/app/api/v1/event-deliveries/[id]/replay/route';
import { GET as log } from '@/app/api/v1/event-subscriptions/[id]/deliveries/route';
import { POST as rotate } from '@/app/api/v1/event-subscriptions/[id]/rotate/route';
import { DELETE as remove, PATCH as update } from '@/app/api/v1/event-subscriptions/[id]/route';
import { POST as test } from '@/app/api/v1/event-subscriptions/[id]/test/route';
import { POST as create, GET as list } from '@/app/api/v1/event-subscriptions/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { deliver } from './deliver';
import { subscriptionJobs } from './jobs';
import { EVENT_TYPES } from './kinds';
import type { EventDelivery, Subscription } from './subscription-schema';

type Received = { headers: IncomingHttpHeaders; body: string; path: string };
let t: Awaited<ReturnType<typeof apiTest>>;
let receiver: Server;
let base: string;
let env: Record<string, string>;
const received: Received[] = [];
/** What the receiver answers at a path: 204 unless said otherwise. */
const answers = new Map<string, number>();

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ headers: request.headers, body, path });
      response.writeHead(answers.get(path) ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  env = { ENCRYPTION_KEY: randomBytes(32).toString('base64'), EVENTS_TO_PRIVATE_HOSTS: 'true' };
  t = await apiTest(env);
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await t.close();
});

const work = () =>
  drain(
    { db: t.stack.service, jobs: subscriptionJobs, signal: new AbortController().signal },
    Date.now() + 60_000,
  );
const make = async (path: string, events: readonly string[] = EVENT_TYPES) =>
  (
    await call<{ id: string; secret: string }>(create, {
      key: t.keys.admin,
      body: { url: base + path, events },
    })
  ).body;
const logOf = async (id: string) =>
  (await call<{ data: EventDelivery[] }>(log, { key: t.keys.admin, params: { id } })).body.data;
const stateOf = async (id: string) =>
  (await call<{ data: Subscription[] }>(list, { key: t.keys.admin })).body.data.find((row) => row.id === id);
const act = (handler: typeof test, id: string, key = t.keys.admin) =>
  call<{ delivery_id: string; secret: string }>(handler, { key, params: { id }, method: 'POST' });
const at = (path: string) => received.filter((one) => one.path === path);
const verified = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: object };
const plan = async (orgId: string) => {
  const [row] = await t.stack.sql.query<{ id: string }>(
    `with p as (insert into public.optimization_plans (org_id, occasion, n_messages) values ($1, 'asked', 40) returning id)
     insert into public.optimization_plan_items (org_id, plan_id, kind, agent_name) select $1, id, 'adopt', 'WriterAgent' from p returning id`,
    [orgId],
  );
  return row?.id ?? '';
};

it('tells an address what it subscribed to, once, in messages that its secret verifies', async () => {
  const { id, secret } = await make('/plans', ['plan.proposed']);
  const item = await plan(t.org.id);
  await plan(t.otherOrg.id);
  await t.stack.sql.query("update public.optimization_plan_items set status = 'rejected' where id = $1", [
    item,
  ]);
  await work();
  const messages = at('/plans');
  expect(messages.map((message) => verified(secret, message))).toEqual([
    expect.objectContaining({
      type: 'plan.proposed',
      data: expect.objectContaining({ items: [{ id: item, kind: 'adopt', agent_name: 'WriterAgent' }] }),
    }),
  ]);
  const [row] = await logOf(id);
  expect(row).toMatchObject({ status: 'delivered', attempts: 1, response_status: 204, error: null });
  expect(messages[0]?.headers['webhook-id']).toBe(row?.id);
});

it('signs with both secrets after a rotation', async () => {
  const first = await make('/rotated');
  const { secret } = (await act(rotate, first.id)).body;
  await act(test, first.id);
  await work();
  const [message] = at('/rotated');
  if (!message) throw new Error('Nothing arrived.');
  for (const known of [first.secret, secret])
    expect(verified(known, message)).toMatchObject({ type: 'subscription.test' });
});

it('tries again under the same id, says what was wrong, and can be replayed', async () => {
  answers.set('/down', 503);
  const { id } = await make('/down');
  const { delivery_id } = (await act(test, id)).body;
  await work();
  const [row] = await logOf(id);
  expect(row).toMatchObject({
    status: 'pending',
    attempts: 1,
    response_status: 503,
    error: 'The address answered 503.',
  });
  expect((await stateOf(id))?.failing_since).not.toBeNull();
  // The queue brings the same message twice: the second one is early and does nothing.
  await deliver(t.stack.service, t.org.id, delivery_id);
  expect(at('/down')).toHaveLength(1);

  answers.set('/down', 200);
  const later = new Date(Date.now() + 10_000);
  await deliver(t.stack.service, t.org.id, delivery_id, { now: later });
  expect((await logOf(id))[0]).toMatchObject({ status: 'delivered', attempts: 2 });
  expect((await stateOf(id))?.failing_since).toBeNull();
  expect(
    (await call(replay, { key: t.keys.admin, params: { id: delivery_id }, method: 'POST' })).status,
  ).toBe(202);
  await work();
  expect(new Set(at('/down').map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery_id]));
  expect(at('/down')).toHaveLength(3);
});

it('pauses an address that is gone, tells the admins, and resumes on request', async () => {
  answers.set('/gone', 410);
  const { id } = await make('/gone');
  await act(test, id);
  await work();
  expect(await stateOf(id)).toMatchObject({
    status: 'paused',
    paused_reason: expect.stringContaining('410'),
  });
  const cards = await t.stack.sql.query<{ href: string }>(
    "select href from public.notifications where org_id = $1 and kind = 'system'",
    [t.org.id],
  );
  expect(cards).toEqual([{ href: `/settings/events/${id}` }]);
  await plan(t.org.id);
  expect(await logOf(id)).toHaveLength(1);
  const resumed = await call<Subscription>(update, {
    key: t.keys.admin,
    params: { id },
    method: 'PATCH',
    body: { status: 'active' },
  });
  expect(resumed.body).toMatchObject({ status: 'active', paused_reason: null, failing_since: null });
});

it('refuses private networks, when it is set up and when it is sent', async () => {
  const { id } = await make('/inside');
  overrideEnv({ ...t.stack.env, ...env, EVENTS_TO_PRIVATE_HOSTS: 'false' });
  try {
    const refused = await call<Problem>(create, {
      key: t.keys.admin,
      body: { url: 'https://169.254.169.254/latest', events: ['plan.decided'] },
    });
    expect([refused.status, refused.body.errors[0]?.path]).toEqual([422, 'url']);
    await act(test, id);
    await work();
    expect(at('/inside')).toHaveLength(0);
    expect((await logOf(id))[0]?.error).toBe('Events are sent over https only.');
  } finally {
    overrideEnv({ ...t.stack.env, ...env });
  }
});

it('is for admins of the organisation, and never shows a secret again', async () => {
  const { id, secret } = await make('/mine');
  const all = await call<unknown>(list, { key: t.keys.admin });
  expect(JSON.stringify(all.body)).not.toContain(secret.slice(6, 20));
  expect((await t.org.admin.db.from('event_subscriptions').select('secret')).error?.code).toBe('42501');
  const params = { id };
  const attempts = (key: string) => [
    call(update, { key, params, method: 'PATCH', body: { name: 'Taken' } }),
    call(test, { key, params, method: 'POST' }),
    call(rotate, { key, params, method: 'POST' }),
    call(log, { key, params }),
    call(remove, { key, params, method: 'DELETE' }),
  ];
  const statuses = async (key: string) => (await Promise.all(attempts(key))).map(({ status }) => status);
  expect(await statuses(t.keys.write)).toEqual([403, 403, 403, 403, 403]);
  expect(await statuses(t.keys.other)).toEqual([404, 404, 404, 404, 404]);
  expect((await call(remove, { key: t.keys.admin, params, method: 'DELETE' })).status).toBe(204);
});
