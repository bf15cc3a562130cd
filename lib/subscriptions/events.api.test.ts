import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as log } from '@/app/api/v1/conversations/route';
import { POST as create } from '@/app/api/v1/event-subscriptions/route';
import { POST as report } from '@/app/api/v1/reports/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { type Row, readTables, sampleRow, type World } from '../../supabase/tests/sample-rows';
import type { ImprovementReport } from '../conversations/report-schema';
import { drain } from '../jobs/worker-loop';
import { subscriptionJobs } from './jobs';
import { EVENT_TYPES, type EventType } from './kinds';

type Message = { type: EventType; data: Record<string, unknown> };
type Sent = { headers: Record<string, string>; body: string };
let t: Awaited<ReturnType<typeof apiTest>>;
let receiver: Server;
let secret: string;
let world: World;
let tables: Awaited<ReturnType<typeof readTables>>;
const sent: Sent[] = [];

/** A row of the table with whatever it refers to, as the slice that owns it would leave it. */
async function insert(name: string, given: Row = {}): Promise<Row> {
  const table = tables.find((known) => known.name === name);
  if (!table) throw new Error(`There is no table ${name}.`);
  for (const { parent, required } of table.columns)
    if (parent && required && parent !== name && !world.made.has(parent)) await insert(parent);
  const { data, error } = await t.stack.service
    .from(name as 'deals')
    .insert({ ...sampleRow(table, world), ...given } as never)
    .select();
  if (error) throw new Error(`${name}: ${error.message}`);
  const row = data[0] as Row;
  world.made.set(name, row);
  return row;
}

/** What the address was told since the last time, verified with its secret. */
async function told(): Promise<Message[]> {
  const signal = new AbortController().signal;
  await drain({ db: t.stack.service, jobs: subscriptionJobs, signal }, Date.now() + 30_000);
  return sent.splice(0).map(({ headers, body }) => new Webhook(secret).verify(body, headers) as Message);
}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      sent.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  t = await apiTest({
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    EVENTS_TO_PRIVATE_HOSTS: 'true',
  });
  tables = await readTables(t.stack.sql);
  const { id: spareUserId } = await t.stack.signUp();
  world = { orgId: t.org.id, repId: t.org.rep.id, spareUserId, made: new Map(), serial: 0 };
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/all`;
  const { body } = await call<{ secret: string }>(create, {
    key: t.keys.admin,
    body: { url, events: EVENT_TYPES },
  });
  secret = body.secret;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await t.close();
});

it('tells of an urgent report, without a word of what was said', async () => {
  const exchanges = Array.from({ length: 60 }, (_, place) => ({
    session_id: `s-${place}`,
    agent_name: 'Ada',
    user_message: 'I want my money back, says Priya',
    agent_response: 'Sorry.',
    response_time_ms: 100,
    success: place % 2 === 0,
    error: place % 2 === 0 ? null : 'HTTP 500',
    metadata: { intent: 'refund' },
  }));
  await call(log, { key: t.keys.write, body: exchanges });
  const { body } = await call<ImprovementReport>(report, { key: t.keys.write, body: { days: 1 } });
  const { high } = body.content.summary;
  expect(high).toBeGreaterThan(0);
  const messages = await told();
  expect(messages).toEqual([
    expect.objectContaining({
      type: 'report.high_severity',
      data: {
        report_id: body.id,
        trigger: 'asked',
        n: 60,
        high,
        kinds: ['error_rate', 'intent'],
      },
    }),
  ]);
  expect(JSON.stringify(messages)).not.toMatch(/money|Priya|refund|HTTP/);
});

it('tells of insights, personas, replies and plans', async () => {
  const insight = await insert('insights');
  expect(await told()).toMatchObject([
    {
      type: 'insight.created',
      data: { deal_id: insight.deal_id, run_id: insight.run_id, insights: [{ id: insight.id }] },
    },
  ]);
  const made = await insert('persona_generation_history');
  expect(await told()).toMatchObject([
    { type: 'persona.generated', data: { persona_id: made.persona_id, contact_id: made.contact_id } },
  ]);
  const review = await insert('reply_reviews', { needs_review: true });
  expect(await told()).toMatchObject([{ type: 'reply.needs_review', data: { reply_id: review.event_id } }]);
  const item = await insert('optimization_plan_items');
  expect(await told()).toMatchObject([
    { type: 'plan.proposed', data: { plan_id: item.plan_id, items: [{ id: item.id }] } },
  ]);
  await t.stack.sql.query("update public.optimization_plan_items set status = 'rejected' where id = $1", [
    item.id,
  ]);
  expect(await told()).toMatchObject([
    { type: 'plan.decided', data: { plan_id: item.plan_id, item_id: item.id, status: 'rejected' } },
  ]);
});
