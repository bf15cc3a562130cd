import type { TestOrg, TestStack } from '@/supabase/embedded/test-db';

export type Size = { deals: number; messages: number; conversations: number };

/**
 * Two years of a large organisation, written past the triggers: deals with ten activities each, messages, a fifth of
 * which was answered, insights on every deal, forecasts, webhooks, conversations and searches.
 */
export async function insertWorld({ sql }: TestStack, org: TestOrg, size: Size): Promise<void> {
  const rep = `'${org.rep.id}'::uuid`;
  const id = `'${org.id}'::uuid`;
  const spread = (n: number) =>
    `now() - make_interval(mins => (i * ${Math.floor((700 * 1440) / n)})::integer)`;
  const steps: [number, (from: number, to: number) => string][] = [
    [size.deals, (a, b) => deals(id, spread(size.deals), series(a, b))],
    [size.messages, (a, b) => messages(id, spread(size.messages), series(a, b))],
    [size.deals * 3, (a, b) => insights(id, rep, series(a, b))],
    [size.deals, (a, b) => forecasts(id, series(a, b))],
    [50_000, (a, b) => webhooks(id, spread(50_000), series(a, b))],
    [size.conversations, (a, b) => conversations(id, spread(size.conversations), series(a, b))],
    [20_000, (a, b) => searches(id, rep, spread(20_000), series(a, b))],
  ];
  await sql.script(`set session_replication_role = replica;
    insert into public.forecast_models (id, org_id, version, basis, parameters, quality, n_won, n_lost, trained_until)
    values (${no('model', '1')}, ${id}, 1, 'model', '{}', '{}', 1, 1, now());`);
  for (const [n, step] of steps) {
    for (let from = 1; from <= n; from += 5000) await sql.script(step(from, Math.min(from + 4999, n)));
  }
  await sql.script(`set session_replication_role = default;
    insert into public.member_days (org_id, principal_id, day)
    select ${id}, m.principal_id, current_date - i from public.memberships m cross join generate_series(0, 700) i where m.org_id = ${id};
    analyze;`);
}

const series = (from: number, to: number) => `generate_series(${from}, ${to}) i`;
const no = (prefix: string, n: string) => `md5('${prefix}' || ${n})::uuid`;

const deals = (org: string, at: string, from: string) => `
  insert into public.contacts (id, org_id, name, email) select ${no('contact', 'i')}, ${org}, 'Contact ' || i, i || '@odland.example' from ${from};
  insert into public.contact_behaviours (org_id, contact_id, last_at) select ${org}, ${no('contact', 'i')}, ${at} from ${from};
  insert into public.deals (id, org_id, name, external_id, contact_id, status, stage, amount, opened_at, closed_at)
  select ${no('deal', 'i')}, ${org}, 'Deal ' || i, 'crm-' || i, ${no('contact', 'i')}, (array['won', 'lost', 'lost', 'open'])[1 + i % 4], 'Closed', 1000 + i,
    ${at} - interval '80 days', case when i % 4 < 3 then ${at} end from ${from};
  insert into public.deal_stage_changes (org_id, deal_id, to_stage, occurred_at)
  select ${org}, ${no('deal', 'i')}, (array['Discovery', 'Demo', 'Proposal'])[n], ${at} - interval '80 days' + make_interval(days => 20 * (n - 1))
  from ${from}, generate_series(1, 3) n;
  insert into public.activities (org_id, contact_id, deal_id, kind, direction, occurred_at, body)
  select ${org}, ${no('contact', 'i')}, ${no('deal', 'i')}, 'email', 'outbound', ${at} - make_interval(days => n), repeat('What was said. ', 20)
  from ${from}, generate_series(1, 10) n;`;

const messages = (org: string, at: string, from: string) => `
  insert into public.outcome_labels (id, org_id, channel, subject_line, message_body, sent_at, lead_id, delivered, replied, sentiment_label, click_occasions, agent_decisions)
  select ${no('sent', 'i')}, ${org}, 'email', 'A subject line', repeat('A sentence of the message. ', 40), ${at}, ${no('contact', '(1 + i % 20000)')},
    i % 20 > 0, i % 5 = 0, case when i % 10 = 0 then 'positive' when i % 5 = 0 then 'neutral' end, i % 3, '{"WriterAgent": {"framework": "PAS"}}' from ${from};
  insert into public.outcome_events (id, org_id, outcome_id, type, occurred_at, source, source_event_id, reply_text, deal_key)
  select ${no('reply', 'i')}, ${org}, ${no('sent', 'i')}, case when i % 5 = 0 then 'replied' else 'delivered' end, ${at}, 'api', i::text,
    case when i % 5 = 0 then 'Tell me more.' end, case when i % 25 = 1 then 'crm-' || i % 20000 end from ${from};
  insert into public.reply_reviews (event_id, org_id, outcome_id, predicted, engine, needs_review, corrected, occurred_at)
  select ${no('reply', 'i')}, ${org}, ${no('sent', 'i')}, v.said, 'local', false, case when i % 25 = 0 then v.said end, ${at}
  from ${from}, (values ('{"sentiment_label": "positive", "interest_level": "high", "objection_type": "none"}'::jsonb)) v (said) where i % 5 = 0;`;

const insights = (org: string, rep: string, from: string) => `
  insert into public.insight_runs (id, org_id, deal_id, engine, prompt_version, deal_snapshot, created_by, created_at)
  select ${no('run', 'i')}, ${org}, d.id, 'local', '1', '{}', ${rep}, d.opened_at + interval '30 days'
  from ${from} join public.deals d on d.id = ${no('deal', '(1 + i % 20000)')} where i % 3 = 0;
  insert into public.insights (id, org_id, run_id, deal_id, position, kind, signal, title, body, confidence, confidence_low, confidence_high,
    confidence_n, confidence_basis, engine, prompt_version, deal_snapshot, outcome, outcome_at, created_at)
  select ${no('insight', 'i')}, ${org}, ${no('run', 'i - i % 3')}, d.id, i % 3, 'risk', 'signal ' || i % 3, 'T', repeat('Said. ', 50), .3 + (i % 5) * .1, .1, .9,
    9, 'x', 'local', '1', '{}', nullif(d.status, 'open'), d.closed_at, d.opened_at + interval '30 days'
  from ${from} join public.deals d on d.id = ${no('deal', '(1 + i % 20000)')};
  insert into public.insight_events (org_id, insight_id, principal_id, type, occurred_at)
  select ${org}, ${no('insight', 'i')}, ${rep}, v.type, d.opened_at + interval '31 days'
  from ${from} join public.deals d on d.id = ${no('deal', '(1 + i % 20000)')} cross join (values ('shown', 1), ('acted_on', 10)) v (type, every) where i % v.every = 0;
  insert into public.insight_feedback (org_id, insight_id, principal_id, type, created_at)
  select ${org}, ${no('insight', 'i')}, ${rep}, 'helpful', now() - make_interval(mins => (i * 10)::integer) from ${from} where i % 7 = 0;`;

const forecasts = (org: string, from: string) => `
  insert into public.forecast_predictions (org_id, deal_id, model_id, probability, interval_low, interval_high, abstained, input_hash, as_of, outcome, scored_at)
  select ${org}, d.id, ${no('model', '1')}, .2 + (i % 6) * .1, .1, .9, false, n::text, d.opened_at + make_interval(days => 10 * n), nullif(d.status, 'open') = 'won', d.closed_at
  from ${from} join public.deals d on d.id = ${no('deal', 'i')} cross join generate_series(1, 2) n;`;

const webhooks = (org: string, at: string, from: string) => `
  insert into public.webhook_deliveries (org_id, provider, body, verdict, received_at, processed_at)
  select ${org}, 'hubspot', repeat('{"event": 1} ', 30), 'accepted', ${at}, ${at} from ${from};`;

const conversations = (org: string, at: string, from: string) => `
  insert into public.conversations (org_id, session_id, agent_name, user_message, agent_response, response_time_ms, success, error, occurred_at, created_at)
  select ${org}, 's' || i / 8, 'Desk', repeat('A question. ', 10), repeat('An answer. ', 40), 200 + i % 900, i % 20 > 0,
    case when i % 20 = 0 then 'Timeout after ' || i || ' ms at step ' || i % 7 end, ${at}, ${at} from ${from};`;

const searches = (org: string, rep: string, at: string, from: string) => `
  insert into public.searches (org_id, principal_id, place, results, opened_rank, occurred_at)
  select ${org}, ${rep}, 'library', 20, nullif(i % 6, 0), ${at} from ${from};`;
