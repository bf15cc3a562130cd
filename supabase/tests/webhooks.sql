begin;
select plan(30);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
insert into public.webhook_endpoints (id, org_id, provider, token_hash, secret) values
  ('11111111-1111-4111-8111-111111111111', tests.org('north'), 'generic', 'hash-1', 'sealed');
insert into public.contacts (id, org_id, email) values ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'a@b.co');
insert into public.outcome_labels (id, org_id, lead_id, channel, message_body, sent_at) values
  ('33333333-3333-4333-8333-333333333333', tests.org('north'), '22222222-2222-4222-8222-222222222222', 'email', 'First', '2026-01-01'),
  ('44444444-4444-4444-8444-444444444444', tests.org('north'), '22222222-2222-4222-8222-222222222222', 'email', 'Second', '2026-01-10');

-- Ingestion
select is(public.store_webhook_delivery(tests.org('north'), null, 'generic', '{}', '{}', 'k1'), 'accepted', 'a delivery is stored');
select is(public.store_webhook_delivery(tests.org('north'), null, 'generic', '{}', '{}', 'k1'), 'duplicate', 'its repeat only leaves a line');
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'webhook.received'), 1::bigint, 'and is worked on once');

-- Links
create temporary table d as select id from public.webhook_deliveries where dedupe_key = 'k1';
create temporary table applied as select public.apply_webhook_events(tests.org('north'), (select id from d), '[
  {"source": "crm", "source_event_id": "1", "type": "opened", "occurred_at": "2026-01-05", "link": {"email": "a@b.co"}},
  {"source": "crm", "source_event_id": "2", "type": "deal_won", "occurred_at": "2026-01-05", "deal_key": "D", "deal_value": "10.5", "link": {"email": "a@b.co"}},
  {"source": "crm", "source_event_id": "2", "type": "deal_won", "occurred_at": "2026-01-05", "deal_key": "D", "deal_value": "10.5", "link": {"email": "a@b.co"}},
  {"source": "crm", "source_event_id": "3", "type": "deal_reopened", "occurred_at": "2026-01-12", "deal_key": "D", "link": {"email": "a@b.co"}},
  {"source": "crm", "source_event_id": "4", "type": "opened", "occurred_at": "2026-01-12", "link": {"email": "nobody@b.co"}}]', '[]') as effects;
select is((select jsonb_path_query_array(effects, '$[*].result') from applied), '["recorded", "recorded", "duplicate", "recorded", "unlinked"]', 'every event says what became of it');
select is((select jsonb_path_query_array(effects, '$[*].linked_by') from applied), '["guess", "guess", "guess", "guess"]', 'a link by sender and time is flagged');
select is((select opened from public.outcome_labels where message_body = 'First'), true, 'an event belongs to the latest message before it');
select is((select deal_closed from public.outcome_labels where message_body = 'First'), false, 'a deal stays with its message, so that reopening finds the win');
select is((select count(*) from public.outcome_events), 3::bigint, 'each event once');
select public.apply_webhook_events(tests.org('north'), (select id from d), '[
  {"source": "sendgrid-inbound", "source_event_id": "r", "type": "replied", "occurred_at": "2026-01-11", "reply_text": "Away", "is_auto_reply": true,
    "link": {"outcome_id": "33333333-3333-4333-8333-333333333333"}}]', '[]');
select is((select array[o.replied, e.is_auto_reply] from public.outcome_labels o join public.outcome_events e on e.outcome_id = o.id and e.reply_text = 'Away'), '{false,true}'::boolean[], 'what a machine wrote is kept and is no reply');

-- Many changes are one message, until somebody has read it
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'outcome.changed'), 1::bigint, 'changed outcomes wait in one message');
select is((select message #> '{payload,outcome_ids}' from pgmq.q_jobs where message ->> 'name' = 'outcome.changed'), '["33333333-3333-4333-8333-333333333333"]', 'each once');
update pgmq.q_jobs set read_ct = 1 where message ->> 'name' = 'outcome.changed';
insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id)
values (tests.org('north'), '44444444-4444-4444-8444-444444444444', 'opened', '2026-01-12', 'api', 'late');
select is((select message #> '{payload,outcome_ids}' from pgmq.q_jobs where message ->> 'name' = 'outcome.changed' and read_ct = 0), '["44444444-4444-4444-8444-444444444444"]', 'what changes after it was read is said again');
select public.store_webhook_deliveries(jsonb_build_array(
  jsonb_build_object('p_org_id', tests.org('north'), 'p_provider', 'generic', 'p_body', '{}', 'p_headers', '{}'::jsonb, 'p_dedupe_key', 't1'),
  jsonb_build_object('p_org_id', tests.org('north'), 'p_provider', 'generic', 'p_body', '{}', 'p_headers', '{}'::jsonb, 'p_dedupe_key', 't1')));
select is((select array[count(*) filter (where dedupe_key = 't1'), count(*) filter (where verdict = 'duplicate')] from public.webhook_deliveries), '{1,2}'::bigint[], 'deliveries that come together are stored like others');

-- Pauses and retention
create temporary table queue_before as select count(*) as n from pgmq.q_jobs where message ->> 'name' = 'webhook.received';
update public.webhook_endpoints set status = 'paused' where id = '11111111-1111-4111-8111-111111111111';
select public.store_webhook_delivery(tests.org('north'), '11111111-1111-4111-8111-111111111111', 'generic', '{"a": 1}', '{}', 'p1');
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'webhook.received'), (select n from queue_before), 'what comes to a paused endpoint waits');
update public.webhook_endpoints set name = 'Renamed', status = 'active' where id = '11111111-1111-4111-8111-111111111111';
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'webhook.received'), (select n + 1 from queue_before), 'and is queued when it is active again');
update public.webhook_deliveries set received_at = now() - interval '40 days' where dedupe_key = 'p1';
insert into public.retention_policies values (tests.org('north'), 'webhook_bodies', 60);
select is(private.forget_webhook_bodies(10), 0, 'a body is kept as long as the policy says');
delete from public.retention_policies;
select is(private.forget_webhook_bodies(10), 1, 'and 30 days without a policy');
select is(public.store_webhook_delivery(tests.org('north'), '11111111-1111-4111-8111-111111111111', 'generic', '{"a": 1}', '{}', 'p1'), 'duplicate', 'a repeat is still recognised by the line');

select public.hold_webhook_delivery(tests.org('north'), null, 'sendgrid-inbound', '', 'eA==', '{}', 'held', 'Unreadable.');
select is(private.forget_webhook_bodies(10), 0, 'the bytes of a held mail without readable text are kept as long');
update public.webhook_deliveries set received_at = now() - interval '40 days' where dedupe_key = 'held';
select private.forget_webhook_bodies(10);
select is((select raw from public.webhook_deliveries where dedupe_key = 'held'), null, 'and no longer');

-- Who sees and does what
select tests.act_as('rob');
select is_empty('select 1 from public.webhook_deliveries', 'a rep sees no delivery');
select throws_ok($$select public.replay_webhook_delivery('11111111-1111-4111-8111-111111111111')$$, 'PT404', null, 'and replays none');
select tests.act_as('sam');
select throws_ok($$select public.rotate_webhook_secret('11111111-1111-4111-8111-111111111111', 'x')$$, 'PT404', null, 'another organisation''s admin rotates nothing');
select throws_ok($$select public.replay_webhook_deliveries('11111111-1111-4111-8111-111111111111', null, null, null, false)$$, 'PT404', null, 'nor replays any');
select tests.act_as('ada');
select throws_ok('select secret from public.webhook_endpoints', '42501', null, 'not even an admin reads a secret back');
select throws_ok('select crm_token from public.webhook_endpoints', '42501', null, 'nor the token of the CRM');
select throws_ok(format('select public.replay_webhook_delivery(%L)', (select id from public.webhook_deliveries where dedupe_key = 'p1')), 'PT409', null, 'nor replays what was forgotten');
select is(public.replay_webhook_deliveries('11111111-1111-4111-8111-111111111111', null, null, null, false), 0, 'nor all of it');
select lives_ok($$select public.rotate_webhook_secret('11111111-1111-4111-8111-111111111111', 'x')$$, 'an admin rotates');
select throws_ok($$select public.store_webhook_delivery(tests.org('north'), null, 'generic', '{}', '{}', 'k2')$$, '42501', null, 'and only the ingestion stores deliveries');

select * from finish();
rollback;
