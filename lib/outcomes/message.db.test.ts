import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { getCampaign, listCampaigns } from './campaign-queries';
import { updateCampaign } from './campaign-service';
import { listCampaignMessages, listEvents } from './message-queries';
import { recordEvents, trackMessages } from './service';

let stack: TestStack;
let org: TestOrg;
let other: TestOrg;
let campaignId: string;
let outcomes: string[];

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  other = await stack.orgWith();
  const sent = Array.from({ length: 5 }, (_, i) => ({
    campaign_id: 'spring',
    contact_email: `lead-${i}@example.com`,
    channel: 'email' as const,
    message_body: `Hello ${i}`,
    agent_decisions: {},
    lead_context: {},
    practice_ids: [],
    sent_at: `2026-01-0${i + 1}T09:00:00Z`,
  }));
  const rows = await trackMessages(org.rep.db, org.id, sent);
  outcomes = rows.flatMap(({ outcome_id }) => outcome_id ?? []);
  const [first] = outcomes;
  await recordEvents(org.rep.db, org.id, first ?? '', [
    { type: 'meeting_booked', occurred_at: '2026-01-03T09:00:00Z', machine: false, auto_reply: false },
    { type: 'delivered', occurred_at: '2026-01-01T09:01:00Z', machine: false, auto_reply: false },
    { type: 'opened', occurred_at: '2026-01-01T10:00:00Z', machine: true, auto_reply: false },
  ]);
  campaignId = (await listCampaigns(org.rep.db, org.id, { limit: 1 })).data[0]?.id ?? '';
});
afterAll(() => stack.close());

describe('the messages of a campaign', () => {
  it('come in pages, the latest first, each with its person and how far it came', async () => {
    const first = await listCampaignMessages(org.rep.db, org.id, campaignId, { limit: 3 });
    const second = await listCampaignMessages(org.rep.db, org.id, campaignId, {
      limit: 3,
      cursor: first.next_cursor ?? undefined,
    });
    const all = [...first.data, ...second.data];
    expect(all.map(({ id }) => id)).toEqual(outcomes.toReversed());
    expect(second.next_cursor).toBeNull();
    expect(all.at(-1)).toMatchObject({ state: 'meeting', contact: { name: 'lead-0@example.com' } });
    expect(all[0]?.state).toBe('sent');
  });

  it('are found by what happened and by their label', async () => {
    const met = await listCampaignMessages(org.rep.db, org.id, campaignId, {
      limit: 50,
      fact: 'meeting_booked',
    });
    expect(met.data.map(({ id }) => id)).toEqual(outcomes.slice(0, 1));
    const label = met.data[0]?.training_label;
    const alike = await listCampaignMessages(org.rep.db, org.id, campaignId, {
      limit: 50,
      training_label: label,
    });
    expect(alike.data.every(({ training_label }) => training_label === label)).toBe(true);
    expect(alike.data.map(({ id }) => id)).toContain(outcomes[0]);
  });

  it('keep their events in the order in which they happened', async () => {
    const { data, truncated } = await listEvents(org.rep.db, org.id, outcomes[0] ?? '');
    expect(data.map(({ type, is_machine }) => [type, is_machine])).toEqual([
      ['delivered', false],
      ['opened', true],
      ['meeting_booked', false],
    ]);
    expect(truncated).toBe(false);
  });

  it('of another organisation are not there', async () => {
    const missing = { code: 'not_found' };
    const { db } = other.admin;
    await expect(listCampaignMessages(db, org.id, campaignId, { limit: 5 })).rejects.toMatchObject(missing);
    await expect(listEvents(db, org.id, outcomes[0] ?? '')).rejects.toMatchObject(missing);
  });
});

describe('a change of a campaign', () => {
  it('renames and pauses it, for members only', async () => {
    await updateCampaign(org.rep.db, org.id, {
      id: campaignId,
      changes: { name: 'Spring', status: 'paused' },
    });
    expect(await getCampaign(org.rep.db, org.id, campaignId)).toMatchObject({
      name: 'Spring',
      status: 'paused',
    });
    await expect(
      updateCampaign(other.admin.db, org.id, { id: campaignId, changes: { status: 'finished' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await getCampaign(org.rep.db, org.id, campaignId)).toMatchObject({ status: 'paused' });
  });
});
