type Database = { sql: { script: (sql: string) => Promise<unknown> } };
type People = Record<'rep' | 'otherRep' | 'admin', { id: string }> & { id: string };

export const ZONE = 'America/New_York';

/** Small enough to be counted by hand; `today` is a day in New York, where the organisation is. */
export async function makeWorld({ sql }: Database, { id, rep, otherRep, admin }: People, today: string) {
  await sql.script(`
    update public.organizations set time_zone = '${ZONE}' where id = '${id}';
    create or replace function private.ago(n integer, t time default '10:00') returns timestamptz language sql stable
      as $$ select ('${today}'::date - n + t) at time zone '${ZONE}' $$;
    create or replace function private.no(prefix text, n integer) returns uuid language sql immutable
      as $$ select md5('${id}' || prefix || n)::uuid $$;
    create or replace function private.says(s text, i text, o text) returns jsonb language sql immutable
      as $$ select jsonb_build_object('sentiment_label', s, 'interest_level', i, 'objection_type', o, 'sentiment_score', 0,
        'interest_signal', i = 'high', 'unsubscribe_request', false) $$;
    ${messages(id)} ${webhooks(id)} ${deals(id)}
    ${insights(id, { rep: rep.id, other: otherRep.id, admin: admin.id })} ${forecasts(id)}
    insert into public.member_days (org_id, principal_id, day) values
      ('${id}', '${rep.id}', '${today}'), ('${id}', '${rep.id}', '${today}'::date - 1), ('${id}', '${rep.id}', '${today}'::date - 35),
      ('${id}', '${admin.id}', '${today}'::date - 29), ('${id}', '${otherRep.id}', '${today}'::date - 30);
    insert into public.searches (org_id, principal_id, place, results, opened_rank, occurred_at)
    select '${id}', '${rep.id}', 'library', 10, v.rank, private.ago(v.days)
    from (values (1, 3), (2, 3), (null, 3), (4, 3), (null, 40)) as v (rank, days);
    ${agents(id)} ${personas(id, rep.id, admin.id)} ${plans(id)}`);
}

/** 11 messages of the period are old enough: 10 of 20 days ago, one sent at the very start of the period. */
const messages = (org: string) => `
  insert into public.contacts (id, org_id, name, training_consent) values (private.no('refused', 1), '${org}'::uuid, 'Kim', false);
  insert into public.outcome_labels (id, org_id, channel, message_body, sent_at, lead_id)
  select private.no('sent', n), '${org}'::uuid, 'email', 'Hello', v.at, case when n = 5 then private.no('refused', 1) end
  from (select n, private.ago(20) as at from generate_series(1, 11) n union all
    select n, private.ago(5) from generate_series(12, 14) n union all
    select n, private.ago(40) from generate_series(15, 19) n union all
    select 20, private.ago(29, '00:00') union all select 21, private.ago(30, '23:59:59')) v;
  insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id)
  select '${org}'::uuid, private.no('sent', n), case when n = 11 then 'bounced' else 'delivered' end,
    case when n between 12 and 14 then private.ago(5) else private.ago(20) end, 'api', 'd' || n from generate_series(1, 21) n;
  insert into public.outcome_events (id, org_id, outcome_id, type, occurred_at, source, source_event_id, reply_text)
  select private.no('reply', v.n), '${org}'::uuid, private.no('sent', v.n), 'replied', private.ago(v.days), 'api', 'r' || v.n, 'Hello'
  from (values (1, 19), (2, 19), (6, 19), (12, 4), (15, 39)) as v (n, days);
  insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id) values
    ('${org}'::uuid, private.no('sent', 3), 'unsubscribed', private.ago(18), 'api', 'u3'),
    ('${org}'::uuid, private.no('sent', 4), 'meeting_booked', private.ago(18), 'api', 'm4');
  insert into public.reply_reviews (event_id, org_id, outcome_id, predicted, engine, needs_review, corrected)
  select private.no('reply', v.n), '${org}'::uuid, private.no('sent', v.n), v.predicted, 'local', false, v.corrected from (values
    (1, private.says('positive', 'high', 'none'), private.says('positive', 'high', 'none')),
    (2, private.says('neutral', 'low', 'none'), private.says('positive', 'high', 'none')),
    (12, private.says('positive', 'high', 'none'), null),
    (15, private.says('neutral', 'none', 'price'), private.says('neutral', 'none', 'none'))) as v (n, predicted, corrected);`;

/** 8 deliveries of the period count, 4 of them are processed. */
const webhooks = (org: string) => `
  insert into public.webhook_deliveries (org_id, provider, verdict, received_at, processed_at, error)
  select '${org}'::uuid, 'hubspot', v.verdict, v.at, case when v.done then v.at end, v.error from (
    select 'accepted' as verdict, private.ago(3) as at, true as done, null as error from generate_series(1, 4) union all
    values ('accepted', private.ago(3), true, 'CRM did not answer.'), ('rejected', private.ago(3), true, null),
      ('quarantined', private.ago(3), true, null), ('duplicate', private.ago(3), true, null), ('duplicate', private.ago(3), true, null),
      ('accepted', private.ago(2), false, null), ('accepted', now(), false, null),
      ('accepted', private.ago(45), true, null), ('accepted', private.ago(45), true, null)) v;
  insert into public.job_failures (org_id, message_id, name, payload, attempts, error, failed_at, retried_at) values
    ('${org}'::uuid, 1, 'webhook.received', '{}', 5, 'x', private.ago(3), null), ('${org}'::uuid, 2, 'webhook.received', '{}', 5, 'x', private.ago(3), now()),
    ('${org}'::uuid, 3, 'other', '{}', 5, 'x', private.ago(3), null);`;

/** 18 deals closed in the period: 10 acted upon (7 won), 8 not (3 won); one before it; four are open. */
const deals = (org: string) => `
  insert into public.deals (id, org_id, name, external_id, status, stage, amount, currency, opened_at, closed_at)
  select private.no('deal', n), '${org}'::uuid, 'Deal ' || n, 'crm-' || n, case when n <= 7 or n between 11 and 13 then 'won' else 'lost' end, 'Closed',
    case when n <= 10 then 1000 else 500 end, (select default_currency from public.organizations where id = '${org}'::uuid),
    private.ago(60), private.ago(60) + case when n <= 10 then interval '1200 hours' else interval '1152 hours' end
  from generate_series(1, 18) n;
  insert into public.deals (id, org_id, name, status, stage, opened_at, closed_at)
  values (private.no('deal', 19), '${org}'::uuid, 'Earlier', 'won', 'Closed', private.ago(80), private.ago(35));
  insert into public.deals (id, org_id, name, status, stage, opened_at)
  select private.no('deal', n), '${org}'::uuid, 'Open ' || n, 'open', 'Demo', private.ago(50) from generate_series(20, 23) n;
  insert into public.deal_stage_changes (org_id, deal_id, to_stage, occurred_at) values ('${org}'::uuid, private.no('deal', 22), 'Demo', private.ago(2));
  insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, deal_key) values
    ('${org}'::uuid, private.no('sent', 4), 'deal_won', private.ago(10), 'hubspot', 'w1', 'crm-1'),
    ('${org}'::uuid, private.no('sent', 4), 'deal_won', private.ago(10), 'app', 'w2', private.no('deal', 2)::text);`;

/** Shown on the ten deals: a risk each, 3 of them came true, and two opportunities that did. */
const insights = (org: string, { rep, other, admin }: { rep: string; other: string; admin: string }) => `
  insert into public.insight_runs (id, org_id, deal_id, engine, prompt_version, deal_snapshot, created_by, created_at)
  select private.no('run', n), '${org}'::uuid, private.no('deal', n), 'local', '1', '{}', '${rep}'::uuid,
    case n when 20 then private.ago(3) when 21 then private.ago(40) when 22 then private.ago(10) else private.ago(52) end
  from generate_series(1, 22) n where n <= 10 or n >= 19;
  insert into public.insights (id, org_id, run_id, deal_id, position, kind, signal, title, body, confidence, confidence_low, confidence_high,
    confidence_n, confidence_basis, engine, prompt_version, deal_snapshot, outcome, outcome_at, created_at)
  select private.no('insight', v.n), '${org}'::uuid, private.no('run', v.deal), d.id, v.n, v.kind, v.signal, 'T', 'B', .6, .5, .7, 9, 'x', 'local', '1', '{}',
    d.status, d.closed_at, private.ago(v.days)
  from (select n, n as deal, 'risk' as kind, 'silent' as signal, 27 as days from generate_series(1, 10) n union all
    values (11, 1, 'opportunity', 'champion', 27), (12, 2, 'opportunity', 'budget', 27), (13, 1, 'risk', 'silent', 26), (14, 19, 'risk', 'silent', 52)) v
  join public.deals d on d.id = private.no('deal', v.deal);
  insert into public.insight_events (org_id, insight_id, principal_id, type, occurred_at)
  select '${org}'::uuid, private.no('insight', n), '${rep}'::uuid, 'shown', private.ago(case when n = 14 then 51 else 26 end)
  from generate_series(1, 14) n where n <> 13 union all
  select '${org}'::uuid, private.no('insight', n), '${rep}'::uuid, 'acted_on', case when n = 14 then private.ago(50) else private.ago(60) + interval '840 hours' end
  from generate_series(1, 14) n where n <= 10 or n = 14;
  insert into public.insight_feedback (org_id, insight_id, principal_id, type, created_at) values
    ('${org}'::uuid, private.no('insight', 12), '${rep}'::uuid, 'acted_on', private.ago(24)),
    ('${org}'::uuid, private.no('insight', 1), '${rep}'::uuid, 'helpful', private.ago(5)), ('${org}'::uuid, private.no('insight', 1), '${other}', 'helpful', private.ago(5)),
    ('${org}'::uuid, private.no('insight', 1), '${admin}', 'helpful', private.ago(5)), ('${org}'::uuid, private.no('insight', 2), '${rep}'::uuid, 'not_helpful', private.ago(5)),
    ('${org}'::uuid, private.no('insight', 3), '${rep}'::uuid, 'incorrect', private.ago(5)), ('${org}'::uuid, private.no('insight', 4), '${rep}'::uuid, 'accurate', private.ago(5)),
    ('${org}'::uuid, private.no('insight', 14), '${rep}'::uuid, 'helpful', private.ago(40));`;

/** Ten scored deals, first forecast .7, later .9; 7 were won. */
const forecasts = (org: string) => `
  insert into public.forecast_models (id, org_id, version, basis, parameters, quality, n_won, n_lost, trained_until)
  values (private.no('model', 1), '${org}'::uuid, 1, 'model', '{}', '{}', 1, 1, now());
  insert into public.forecast_predictions (org_id, deal_id, model_id, probability, interval_low, interval_high, abstained, input_hash, as_of, outcome, scored_at)
  select '${org}'::uuid, d.id, private.no('model', 1), v.p, .1, .95, false, v.p, private.ago(v.days), d.status = 'won', d.closed_at
  from generate_series(1, 10) n join public.deals d on d.id = private.no('deal', n) cross join (values (.7, 40), (.9, 20)) as v (p, days);`;

/** Ten exchanges of 100 … 1,000 ms, two of which failed; two before. Three patterns, one in force. */
const agents = (org: string) => `
  insert into public.conversations (org_id, session_id, user_message, agent_response, response_time_ms, success, error, occurred_at)
  select '${org}'::uuid, 's', 'Q', 'A', 100 * n, n > 2, case when n <= 2 then 'Timeout after ' || n || ' s' end, private.ago(1) from generate_series(1, 10) n union all
  select '${org}'::uuid, 's', 'Q', 'A', 200 * n, true, null, private.ago(31) from generate_series(1, 2) n;
  insert into public.learned_patterns (org_id, pattern_type, description, status, expires_at) values
    ('${org}'::uuid, 'x', 'One', 'active', null), ('${org}'::uuid, 'x', 'Two', 'active', now() - interval '1 day'), ('${org}'::uuid, 'x', 'Three', 'proposed', null);
  insert into public.improvement_reports (org_id, agent_name, trigger, period_from, period_to, n, content, created_at)
  select '${org}'::uuid, 'Ada', 'asked', now(), now(), 1, jsonb_build_object('suggestions', jsonb_build_array(jsonb_build_object('key', v.key, 'kind', 'slow',
    'severity', v.severity, 'suggestion', 'S', 'proposed_change', 'P', 'evidence', jsonb_build_object('text', 'T',
    'measure', jsonb_build_object('value', 1, 'interval', null, 'n', 1), 'compared_with', null, 'conversation_ids', '[]'::jsonb)))), private.ago(v.days)
  from (values ('old', 'high', 3), ('new', 'low', 2)) as v (key, severity, days);`;

/** Rated 5 and 4 in the period, 1 before; two contacts are active, one of them has a persona. */
const personas = (org: string, rep: string, admin: string) => `
  insert into public.contacts (id, org_id, name) select private.no('contact', n), '${org}'::uuid, 'Contact ' || n from generate_series(1, 3) n;
  insert into public.contact_behaviours (org_id, contact_id, last_at)
  select '${org}'::uuid, private.no('contact', n), private.ago(case n when 3 then 100 else 10 end) from generate_series(1, 3) n;
  insert into public.customer_personas (id, org_id, contact_id, name, mode, method, engine)
  select private.no('persona', n), '${org}'::uuid, private.no('contact', n), 'P', 'basic', 'concise', 'local' from generate_series(1, 3, 2) n;
  insert into public.persona_generation_history (id, org_id, persona_id, contact_id, version, mode, requested_mode, method, experiment, engine, prompt_version, content)
  select p.id, p.org_id, p.id, p.contact_id, 1, 'basic', 'basic', 'concise', 'x', 'local', '1', '{"sections": {}}' from public.customer_personas p where p.org_id = '${org}'::uuid;
  insert into public.persona_ratings (org_id, generation_id, principal_id, stars, created_at) values
    ('${org}'::uuid, private.no('persona', 1), '${rep}'::uuid, 5, private.ago(2)), ('${org}'::uuid, private.no('persona', 1), '${admin}'::uuid, 4, private.ago(29, '00:00')),
    ('${org}'::uuid, private.no('persona', 3), '${rep}'::uuid, 1, private.ago(30, '23:59:59'));`;

/** Two changes measured to their end: 4 points promised and 3 realised, 2 fewer complaints promised and 1 more realised; one is on trial. */
const plans = (org: string) => `
  insert into public.optimization_plans (id, org_id, occasion, n_messages) values (private.no('plan', 1), '${org}'::uuid, 'asked', 100);
  insert into public.optimization_plan_items (org_id, plan_id, place, kind, agent_name, context, status, decided_at, started_at, canary_share, window_days,
    change, evidence, expected, measured)
  select '${org}'::uuid, private.no('plan', 1), v.place, 'adopt', 'WriterAgent', jsonb_build_object('industry', 'I' || v.place), v.status, now(), now(), .2, 30,
    '{"before": [], "after": []}', jsonb_build_object('metric', 'positive_reply_rate', 'n', 9, 'successes', 1, 'rate', r.rate, 'rest', r.rate,
      'uplift', '{"delta": 0, "interval": [0, 0]}'::jsonb),
    jsonb_build_object('metric', v.metric, 'delta', v.promised, 'interval', '[0, 0.1]'::jsonb, 'n', 9, 'level', 0.9, 'better', v.better, 'share_changed', 0.5),
    case when v.realised is not null then jsonb_build_object('metric', v.metric, 'delta', v.realised, 'interval', '[0, 0.1]'::jsonb, 'level', 0.95, 'n_control', 8,
      'n_treatment', 2, 'rate_control', 0.1, 'rate_treatment', 0.1, 'guardrails', '[]'::jsonb, 'sample_ratio_p', 1, 'window_over', true, 'as_of', now()) end
  from (values (1, 'adopted', 'positive_reply_rate', 'higher', 0.04, 0.03), (2, 'rolled_back', 'harm_rate', 'lower', -0.02, 0.01),
      (3, 'canary', 'positive_reply_rate', 'higher', 0.5, null)) as v (place, status, metric, better, promised, realised),
    (values ('{"mean": 0.05, "interval": [0.03, 0.08], "raw": 0.05, "n": 9}'::jsonb)) as r (rate);`;
