import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as trackMessages } from '@/app/api/v1/messages/route';
import { POST as recordEvents } from '@/app/api/v1/outcomes/[id]/events/route';
import { GET as getOutcome } from '@/app/api/v1/outcomes/[id]/route';
import { GET as listOutcomes } from '@/app/api/v1/outcomes/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { EventResult, Outcome } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const message = {
  contact_email: 'Buyer@Example.com',
  campaign_id: 'spring',
  channel: 'email',
  subject_line: 'A question',
  message_body: 'Hello',
  agent_decisions: { WriterAgent: { framework: 'AIDA', tone: 'plain' }, CopywriterAgent: { tone: 'warm' } },
  lead_context: { industry: 'finance', role: 'CFO', company_size: 'enterprise', icp_score: 0.7 },
  sent_at: '2026-01-05T09:00:00Z',
};
type Tracked = { outcome_id: string };
async function track(extra: object = {}, key = t.keys.write): Promise<string> {
  const { status, body } = await call<Tracked>(trackMessages, { key, body: { ...message, ...extra } });
  expect(status).toBe(201);
  return body.outcome_id;
}
const outcome = async (id: string, key = t.keys.read) =>
  (await call<Outcome>(getOutcome, { key, params: { id } })).body;
const record = (id: string, body: unknown, key = t.keys.write) =>
  call<EventResult & EventResult[] & Problem>(recordEvents, { key, params: { id }, body });

describe('a tracked message', () => {
  it('starts with what was sent and nothing that happened', async () => {
    const row = await outcome(await track());
    expect(row).toMatchObject({
      organization_id: t.org.id,
      framework: 'AIDA',
      tone: 'plain',
      lead_industry: 'finance',
      lead_role: 'CFO',
      company_size: 'large',
      icp_score: 0.7,
      delivered: false,
      training_label: 'neutral',
      training_weight: 1,
    });
    expect(row.lead_id).not.toBeNull();
    expect((await outcome(await track())).lead_id).toBe(row.lead_id);
    expect((await outcome(await track())).campaign_id).toBe(row.campaign_id);
  });

  it('is one outcome, however often it is tracked', async () => {
    const first = await track({ provider_message_id: 'sg-1' });
    expect(await track({ provider_message_id: 'sg-1' })).toBe(first);
  });

  it('reports each bad row of a batch and keeps the good ones', async () => {
    const batch = [message, { ...message, contact_email: undefined, lead_id: 'nobody' }, message];
    const { status, body } = await call<{ outcome_id: string | null }[]>(trackMessages, {
      key: t.keys.write,
      body: batch,
    });
    expect(status).toBe(201);
    expect(body.map((row) => row.outcome_id === null)).toEqual([false, true, false]);
    expect(body[1]).toMatchObject({
      error: { path: '1.lead_id', message: 'There is no contact with this lead_id.' },
    });
  });

  it.each([
    [{ channel: 'pigeon' }, 'channel'],
    [{ message_body: '' }, 'message_body'],
    [{ sent_at: 'yesterday' }, 'sent_at'],
    [{ contact_email: undefined }, 'lead_id'],
    [{ lead_context: { company_size: 'huge' } }, 'lead_context.company_size'],
  ])('is refused with %j', async (extra, path) => {
    const { status, body } = await call<Problem>(trackMessages, {
      key: t.keys.write,
      body: { ...message, ...extra },
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body.errors)).toContain(path.split('.').at(-1));
  });

  it('needs a key that may write, and is invisible to others', async () => {
    expect((await call(trackMessages, { key: t.keys.read, body: message })).status).toBe(403);
    const id = await track();
    expect((await call(getOutcome, { key: t.keys.other, params: { id } })).status).toBe(404);
    expect((await record(id, { type: 'opened' }, t.keys.other)).status).toBe(404);
    const theirs = await call<{ data: Outcome[] }>(listOutcomes, { key: t.keys.other });
    expect(theirs.body.data).toEqual([]);
  });
});

describe('events', () => {
  it('fold into the row, once each', async () => {
    const id = await track();
    const won = {
      type: 'deal_won',
      occurred_at: '2026-02-04T09:00:00Z',
      deal_value: 1200.5,
      currency: 'EUR',
      deal_id: 'D1',
    };
    expect((await record(id, [{ type: 'delivered' }, won, won])).body.map((row) => row.duplicate)).toEqual([
      false,
      false,
      true,
    ]);
    expect((await record(id, won)).body.duplicate).toBe(true);
    expect(await outcome(id)).toMatchObject({
      delivered: true,
      deal_closed: true,
      deal_value: 1200.5,
      time_to_close_days: 30,
      training_label: 'positive_example',
      training_weight: 10,
    });
    await record(id, { type: 'deal_reopened', occurred_at: '2026-02-05T09:00:00Z', deal_id: 'D1' });
    expect(await outcome(id)).toMatchObject({
      deal_closed: false,
      deal_value: null,
      training_label: 'neutral',
    });
  });

  it('of a provider are recognised by their id', async () => {
    const id = await track();
    const open = { type: 'opened', source_event_id: 'ev-1' };
    await record(id, open);
    await record(id, open);
    await record(id, { type: 'opened', machine: true });
    expect(await outcome(id)).toMatchObject({ opened: true, open_count: 1 });
  });

  it.each([
    [{ type: 'exploded' }, 422],
    [{ type: 'deal_won', deal_value: -1 }, 422],
    [{ type: 'opened', occurred_at: '2026-13-01' }, 422],
  ])('such as %j are refused', async (event, status) => {
    expect((await record(await track(), event)).status).toBe(status);
  });

  it('are listed by campaign and label', async () => {
    const id = await track({ campaign_id: 'autumn' });
    await record(id, { type: 'bounced', bounce_type: 'hard', reason: 'No such user' });
    const { campaign_id } = await outcome(id);
    const { body } = await call<{ data: Outcome[] }>(listOutcomes, {
      key: t.keys.read,
      path: `/api/v1/outcomes?campaign_id=${campaign_id}&training_label=negative_example`,
    });
    expect(body.data.map((row) => [row.id, row.bounce_reason])).toEqual([[id, 'No such user']]);
  });
});
