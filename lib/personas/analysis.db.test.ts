import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { must } from '../supabase/must';
import type { Json, Tables } from '../supabase/types';
import { analyseContact } from './analysis-service';

const NOW = new Date('2026-11-20T12:00:00Z');
const DAY_MS = 86_400_000;
const rng = createRng(17);
const pick = <T>(values: readonly [T, ...T[]]): T => values[rng.int(values.length)] ?? values[0];
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();

let stack: TestStack;
let org: TestOrg;
let contactId: string;
let activities: Tables['activities']['Insert'][];

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  const [company] = await must(
    stack.service
      .from('companies')
      .insert({
        org_id: org.id,
        name: 'Sample GmbH',
        industry: 'Retail',
        company_size: 'small',
        employees: 12,
      })
      .select('id'),
  );
  const people = await must(
    stack.service
      .from('contacts')
      .insert([
        { org_id: org.id, name: 'Ada', company_id: company?.id, time_zone: 'Asia/Tokyo' },
        { org_id: org.id, name: 'Bob' },
      ])
      .select('id'),
  );
  contactId = people[0]?.id ?? '';
  const other = people[1]?.id ?? '';
  activities = Array.from({ length: 400 }, (_, i) => ({
    org_id: org.id,
    contact_id: i % 8 === 0 ? other : contactId,
    kind: pick(['email', 'email', 'email', 'call', 'meeting', 'note', 'task', 'file']),
    direction: pick(['inbound', 'outbound', null]),
    // The last ones lie in the future.
    occurred_at: daysAgo(rng.next() * 300 - 10),
    subject: `Subject ${i}`,
    metadata: pick<NonNullable<Json>>([
      {},
      { opened: true, clicked: false },
      { opened: 'false' },
      { open_count: 3 },
      { completed: true },
      { completed: false, no_show: 'true' },
    ]),
  }));
  await must(stack.service.from('activities').insert(activities));
  await insertDeals(other);
});
afterAll(() => stack.close());

/** Nine deals of others spend 10 days in Proposal; theirs 4, one where they only took part 6. */
async function insertDeals(other: string): Promise<void> {
  const deals = Array.from({ length: 11 }, (_, i) => ({
    org_id: org.id,
    external_id: `d${i}`,
    name: `Deal ${i}`,
    contact_id: i === 0 ? contactId : other,
    status: i % 3 === 0 ? 'won' : 'lost',
    stage: 'Closed',
    opened_at: daysAgo(100),
    closed_at: daysAgo(50),
    amount: 10,
  }));
  const rows = await must(stack.service.from('deals').insert(deals).select('id, external_id'));
  const idOf = (key: string) => rows.find(({ external_id }) => external_id === key)?.id ?? '';
  const change = (key: string, from: string | null, to: string, days: number) => ({
    org_id: org.id,
    deal_id: idOf(key),
    from_stage: from,
    to_stage: to,
    occurred_at: daysAgo(days),
  });
  const stay = (key: string, days: number) => [
    change(key, 'Discovery', 'Proposal', 90),
    change(key, 'Proposal', 'Closed won', 90 - days),
  ];
  const changes = deals.flatMap(({ external_id }, i) => stay(external_id, [4, 6][i] ?? 10));
  await must(stack.service.from('deal_stage_changes').insert(changes));
  const touch = {
    org_id: org.id,
    contact_id: contactId,
    deal_id: idOf('d1'),
    kind: 'note',
    occurred_at: daysAgo(60),
  };
  activities.push(touch);
  await must(stack.service.from('activities').insert(touch));
}

/** Counted from the rows that were inserted, by other means than the analysis. */
const own = (is: (row: Tables['activities']['Insert']) => boolean = () => true) =>
  activities.filter((row) => row.contact_id === contactId && row.occurred_at <= NOW.toISOString() && is(row));
const said = (row: Tables['activities']['Insert'], ...keys: string[]) =>
  keys.some((key) => key in Object(row.metadata ?? {}));

describe('the analysis of a contact', () => {
  it('counts what stands in the database, up to the moment', async () => {
    const { interactions, email, content, contact, time_zone } = await analyseContact(
      org.rep.db,
      org.id,
      contactId,
      NOW,
    );
    expect(interactions.n).toBe(own().length);
    expect(own().length).toBeLessThan(activities.filter((row) => row.contact_id === contactId).length);
    for (const [kind, n] of Object.entries(interactions.by_kind)) {
      expect(n, kind).toBe(own((row) => row.kind === kind).length);
    }
    expect(interactions.inbound).toBe(own((row) => row.direction === 'inbound').length);
    const mails = (is: (row: Tables['activities']['Insert']) => boolean) =>
      own((row) => row.kind === 'email' && row.direction !== 'inbound' && is(row)).length;
    expect(email.sent).toBe(mails(() => true));
    expect(email.open_rate.n).toBe(mails((row) => said(row, 'opened', 'open_count')));
    const opened = mails((row) => JSON.stringify(row.metadata).match(/"opened":true|open_count/) !== null);
    expect(email.open_rate.rate.raw).toBeCloseTo(opened / email.open_rate.n, 10);
    expect(content.no_shows).toBe(own((row) => row.kind === 'meeting' && said(row, 'no_show')).length);
    expect(contact).toMatchObject({ company: 'Sample GmbH', industry: 'Retail', employees: 12 });
    expect(time_zone).toEqual({ name: 'Asia/Tokyo', source: 'contact' });
  });

  it('reads the deals they lead and those they took part in, beside everybody else’s', async () => {
    const { decision_speed, conversion } = await analyseContact(org.rep.db, org.id, contactId, NOW);
    const rows = Object.fromEntries(decision_speed.stages.map(({ stage, ...row }) => [stage, row]));
    expect(Object.keys(rows)).toEqual(['Discovery', 'Proposal']);
    expect(rows.Proposal).toMatchObject({
      n: 2,
      median_days: 5,
      organization_median_days: 10,
      organization_n: 9,
    });
    expect(rows.Discovery).toMatchObject({ n: 2, median_days: 10, organization_median_days: 10 });
    expect(conversion).toMatchObject({ won: 1, lost: 1, open: 0 });
    const [stage] = decision_speed.ratio.receipts;
    const found = await must(
      org.rep.db
        .from('deal_stage_changes')
        .select('id')
        .eq('id', stage?.id ?? ''),
    );
    expect(stage?.kind).toBe('stage_change');
    expect(found).toHaveLength(1);
  });

  it('counts a message of the ledger with its events once, beside the CRM’s copy', async () => {
    const [lead] = await must(
      stack.service.from('contacts').insert({ org_id: org.id, name: 'Cy' }).select('id'),
    );
    const tracked = {
      lead_id: lead?.id,
      channel: 'email',
      subject_line: 'Shorter rollouts',
      message_body: 'Hello',
      sent_at: daysAgo(20),
      provider_message_id: 'p-1',
    };
    const [row] = await must(
      stack.service.rpc('track_messages', { p_org_id: org.id, p_messages: [tracked] }),
    );
    const record = (type: string, days: number, facts: Record<string, unknown> = {}) => ({
      outcome_id: row?.outcome_id,
      org_id: org.id,
      type,
      occurred_at: daysAgo(days),
      source: 'test',
      source_event_id: `${type}-${days}`,
      ...facts,
    });
    const events = [
      record('delivered', 20),
      record('opened', 19.9, { is_machine: true }),
      record('replied', 19.8, { is_auto_reply: true, reply_text: 'Away' }),
      record('replied', 19, { reply_text: 'Yes' }),
    ];
    for (const item of events) {
      await stack.sql.query(
        `insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, is_machine, is_auto_reply, reply_text)
         select org_id, outcome_id, type, occurred_at, source, source_event_id, coalesce(is_machine, false), coalesce(is_auto_reply, false), reply_text
         from jsonb_populate_record(null::public.outcome_events, $1::jsonb)`,
        [JSON.stringify(item)],
      );
    }
    const copy = { org_id: org.id, contact_id: lead?.id, kind: 'email', subject: 'Re: Shorter rollouts' };
    await must(
      stack.service.from('activities').insert([
        { ...copy, direction: 'outbound', occurred_at: daysAgo(20), metadata: { message_id: 'p-1' } },
        { ...copy, direction: 'inbound', occurred_at: daysAgo(19), metadata: {} },
      ]),
    );
    const { interactions, email, response_time } = await analyseContact(
      org.rep.db,
      org.id,
      lead?.id ?? '',
      NOW,
    );
    expect(interactions).toMatchObject({ n: 2, inbound: 1, outbound: 1 });
    expect(email).toMatchObject({ sent: 1, tracked: 1, machine_opens: 1, auto_replies: 1 });
    expect(email.open_rate.rate.raw).toBe(0);
    expect(response_time.mean_hours.value).toBeCloseTo(24, 6);
  });

  it('of another organisation, or of nobody, is not there', async () => {
    const stranger = await stack.orgWith();
    await expect(analyseContact(stranger.admin.db, org.id, contactId)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(analyseContact(stranger.admin.db, stranger.id, contactId)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(analyseContact(org.rep.db, org.id, crypto.randomUUID())).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
