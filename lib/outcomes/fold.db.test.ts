import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng, type Rng, shuffledIndices } from '../stats/rng';
import { EVENT_TYPES } from './schema';
import { type LedgerEvent, referenceFold } from './testing/reference-fold';

let stack: TestStack;
let orgId: string;
beforeAll(async () => {
  stack = await testStack();
  orgId = (await stack.orgWith()).id;
});
afterAll(() => stack.close());

const COLUMNS = `delivered, bounced, bounce_type, bounce_reason, open_count, machine_open_count, click_count,
  click_occasions, replied, reply_text, unsubscribed, spam_reported, meeting_booked, meeting_completed,
  meeting_no_show, deal_created, deal_closed, deal_lost, deal_value::float8 as deal_value,
  round(time_to_close_days::numeric, 6)::float8 as time_to_close_days, training_label, training_weight`;
const SENT_AT = Date.UTC(2026, 0, 1);

async function trackMessages(ids: readonly string[]): Promise<void> {
  await stack.sql.query(
    `insert into public.outcome_labels (id, org_id, channel, message_body, sent_at)
     select id::uuid, $1::uuid, 'email', 'Hello', $2::timestamptz from jsonb_array_elements_text($3::jsonb) as id`,
    [orgId, new Date(SENT_AT).toISOString(), JSON.stringify(ids)],
  );
}

async function append(events: readonly (LedgerEvent & { outcome_id: string })[]): Promise<void> {
  await stack.sql.query(
    `insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, is_machine,
       is_auto_reply, reply_text, reason, bounce_type, deal_key, deal_value)
     select $1::uuid, e.outcome_id, e.type, e.occurred_at, e.source, e.source_event_id, e.is_machine, e.is_auto_reply,
       e.reply_text, e.reason, e.bounce_type, e.deal_key, e.deal_value
     from jsonb_to_recordset($2::jsonb) as e (outcome_id uuid, type text, occurred_at timestamptz, source text,
       source_event_id text, is_machine boolean, is_auto_reply boolean, reply_text text, reason text, bounce_type text,
       deal_key text, deal_value numeric)
     on conflict (org_id, source, source_event_id) do nothing`,
    [orgId, JSON.stringify(events)],
  );
}

/** A short life: few distinct times, so that ties happen; each event under an id of its own. */
function randomHistory(rng: Rng, outcomeId: string): LedgerEvent[] {
  return Array.from({ length: rng.int(9) }, (_, i) => {
    const type = EVENT_TYPES[rng.int(EVENT_TYPES.length)] ?? 'delivered';
    return {
      type,
      occurred_at: new Date(SENT_AT + rng.int(12) * 6 * 3_600_000).toISOString(),
      source: ['sendgrid', 'crm', 'hubspot', 'api', 'app'][rng.int(5)],
      source_event_id: `${outcomeId}-${i}`,
      is_machine: type === 'opened' && rng.int(3) === 0,
      is_auto_reply: type === 'replied' && rng.int(3) === 0,
      reply_text: type === 'replied' ? `reply ${i}` : null,
      reason: type === 'bounced' && rng.int(2) === 0 ? `reason ${i}` : null,
      bounce_type: type === 'bounced' ? (['hard', 'soft'] as const)[rng.int(2)] : null,
      deal_key: type.startsWith('deal_') ? ['A', 'B', null][rng.int(3)] : null,
      deal_value: type === 'deal_won' ? 100 * (1 + rng.int(5)) : null,
    } as LedgerEvent;
  });
}

describe('the fold of the ledger', () => {
  it('gives the row of the definition, whatever the order and the repeats, for 3,000 random histories', async () => {
    const rng = createRng(20261120);
    const ids = Array.from({ length: 3000 }, () => crypto.randomUUID());
    const histories = new Map(ids.map((id) => [id, randomHistory(rng, id)]));
    await trackMessages(ids);
    const all = [...histories].flatMap(([outcome_id, events]) => events.map((e) => ({ ...e, outcome_id })));
    // Everything twice, shuffled, in small appends: what retries and parallel webhooks do.
    const stream = [...shuffledIndices(all.length * 2, rng)].flatMap((i) => all[i % all.length] ?? []);
    for (let at = 0; at < stream.length; at += 700) await append(stream.slice(at, at + 700));
    const rows = await stack.sql.query(`select id, ${COLUMNS} from public.outcome_labels where org_id = $1`, [
      orgId,
    ]);
    const folded = new Map(rows.map(({ id, ...row }) => [String(id), row]));
    for (const [id, events] of histories) expect(folded.get(id), id).toEqual(referenceFold(events, SENT_AT));
    const rebuilt = await stack.service.rpc('rebuild_outcomes', { p_org_id: orgId });
    expect(rebuilt).toMatchObject({ error: null, data: 0 });
  });

  it.each<[string, LedgerEvent['type'][], string, number]>([
    ['nothing', [], 'neutral', 1],
    ['a bounce', ['bounced'], 'negative_example', 0.5],
    ['an unsubscribe after a booked meeting', ['meeting_booked', 'unsubscribed'], 'negative_example', 2],
    [
      'a completed meeting in spite of an unsubscribe',
      ['unsubscribed', 'meeting_completed'],
      'positive_example',
      7,
    ],
    ['a won deal after a lost one', ['deal_lost', 'deal_won'], 'positive_example', 10],
    ['a reopened win', ['deal_won', 'deal_reopened'], 'neutral', 1],
    ['a cancelled meeting', ['meeting_booked', 'meeting_cancelled'], 'neutral', 1],
    ['clicks on two occasions', ['clicked', 'clicked'], 'positive_example', 3],
    ['a lost deal', ['opened', 'deal_lost'], 'negative_example', 2],
  ])('labels %s', async (_name, types, label, weight) => {
    const id = crypto.randomUUID();
    await trackMessages([id]);
    await append(
      types.map((type, i) => ({
        outcome_id: id,
        type,
        occurred_at: new Date(SENT_AT + i * 3_600_000).toISOString(),
        source: 'api',
        source_event_id: `${id}-${i}`,
        is_machine: false,
        is_auto_reply: false,
        reply_text: null,
        reason: null,
        bounce_type: null,
        deal_key: null,
        deal_value: null,
      })),
    );
    const [row] = await stack.sql.query(
      `select training_label, training_weight from public.outcome_labels where id = $1`,
      [id],
    );
    expect(row).toEqual({ training_label: label, training_weight: weight });
  });

  it.each<[string, [string, LedgerEvent['type'], number | null][], object]>([
    [
      'two CRMs are two deals',
      [
        ['hubspot', 'deal_won', 100],
        ['pipedrive', 'deal_lost', null],
      ],
      { deal_closed: true, deal_value: 100 },
    ],
    [
      'the API and one CRM are one deal',
      [
        ['api', 'deal_won', 100],
        ['hubspot', 'deal_won', 120],
      ],
      { deal_closed: true, deal_value: 120 },
    ],
    [
      'the API takes back the win of the only CRM',
      [
        ['hubspot', 'deal_won', 100],
        ['api', 'deal_reopened', null],
      ],
      { deal_closed: false, deal_value: null },
    ],
    [
      'the API beside two CRMs is a deal of its own',
      [
        ['hubspot', 'deal_won', 100],
        ['pipedrive', 'deal_won', 50],
        ['api', 'deal_won', 7],
      ],
      { deal_closed: true, deal_value: 157 },
    ],
  ])('reads one deal id from several sources: %s', async (_name, told, truth) => {
    const id = crypto.randomUUID();
    await trackMessages([id]);
    const events = told.map(([source, type, deal_value], i) => ({
      ...({
        is_machine: false,
        is_auto_reply: false,
        reply_text: null,
        reason: null,
        bounce_type: null,
      } as const),
      outcome_id: id,
      type,
      occurred_at: new Date(SENT_AT + i * 3_600_000).toISOString(),
      source,
      source_event_id: `${id}-${i}`,
      deal_key: '12345',
      deal_value,
    }));
    for (const event of events) await append([event]);
    const [row] = await stack.sql.query(
      'select deal_closed, deal_value::float8 as deal_value from public.outcome_labels where id = $1',
      [id],
    );
    expect(row).toEqual(truth);
    expect(referenceFold(events, SENT_AT)).toMatchObject(truth);
  });

  it('never rewrites the ledger', async () => {
    await expect(stack.sql.query(`update public.outcome_events set type = 'opened'`)).rejects.toThrow(
      /append-only/,
    );
    await expect(stack.sql.query(`delete from public.outcome_events`)).rejects.toThrow(/append-only/);
  });
});
