import { ZONE } from './world';

/**
 * The last complete month and the one before, up to the second: 4 messages (1 positive) and 5 (3 positive); 2 checked
 * replies (1 read rightly) and 1 (rightly); a risk that came true, and one that did not.
 */
export const months = (org: string, rep: string): string => `
  update public.organizations set time_zone = '${ZONE}' where id = '${org}';
  create or replace function private.month(n integer) returns timestamptz language sql stable
    as $$ select (date_trunc('month', now() at time zone '${ZONE}') - make_interval(months => n)) at time zone '${ZONE}' $$;
  insert into public.outcome_labels (id, org_id, channel, message_body, sent_at, delivered, replied, sentiment_label)
  select md5('${org}' || v.n)::uuid, '${org}', 'email', 'Hello', v.at, true, v.positive, case when v.positive then 'positive' end from (
    select n, private.month(1) as at, n = 1 as positive from generate_series(1, 4) n union all
    select n, private.month(1) - interval '1 second', n <= 7 from generate_series(5, 8) n union all
    select 9, private.month(2), false union all select 10, private.month(2) - interval '1 second', true) v;
  insert into public.outcome_events (id, org_id, outcome_id, type, occurred_at, source, source_event_id, reply_text)
  select md5('${org}' || 'r' || v.n)::uuid, '${org}', md5('${org}' || 2)::uuid, 'replied', v.at, 'api', 'r' || v.n, 'Hello'
  from (values (1, private.month(1)), (2, private.month(0) - interval '1 second'), (3, private.month(1) - interval '1 second')) v (n, at);
  insert into public.reply_reviews (event_id, org_id, outcome_id, predicted, engine, needs_review, corrected)
  select md5('${org}' || 'r' || v.n)::uuid, '${org}', md5('${org}' || 2)::uuid, jsonb_build_object('sentiment_label', v.said), 'local', false,
    '{"sentiment_label": "neutral"}' from (values (1, 'neutral'), (2, 'negative'), (3, 'neutral')) v (n, said);
  insert into public.deals (id, org_id, name, status, stage, opened_at, closed_at)
  select md5('${org}' || 'd' || v.n)::uuid, '${org}', 'Deal', v.status, 'Closed', private.month(5), v.at
  from (values (1, 'lost', private.month(1)), (2, 'won', private.month(1) - interval '1 second')) v (n, status, at);
  insert into public.insight_runs (id, org_id, deal_id, engine, prompt_version, deal_snapshot, created_by)
  select d.id, d.org_id, d.id, 'local', '1', '{}', '${rep}' from public.deals d where d.org_id = '${org}';
  insert into public.insights (org_id, run_id, deal_id, position, kind, signal, title, body, confidence, confidence_low, confidence_high,
    confidence_n, confidence_basis, engine, prompt_version, deal_snapshot, outcome, outcome_at)
  select d.org_id, d.id, d.id, 1, 'risk', 'silent', 'T', 'B', .5, .4, .6, 9, 'x', 'local', '1', '{}', d.status, d.closed_at
  from public.deals d where d.org_id = '${org}';`;
