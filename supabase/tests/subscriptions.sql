begin;
select plan(12);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
insert into public.event_subscriptions (id, org_id, url, events, secret) values
  ('11111111-1111-4111-8111-111111111111', tests.org('north'), 'https://a.example', '{plan.proposed}', 'sealed'),
  ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'https://b.example', '{reply.needs_review}', 'sealed'),
  ('33333333-3333-4333-8333-333333333333', tests.org('south'), 'https://c.example', '{plan.proposed}', 'sealed');

select private.emit_event(tests.org('north'), 'plan.proposed', 'p1', '{"plan_id": "p1"}');
select private.emit_event(tests.org('north'), 'plan.proposed', 'p1', '{"plan_id": "p1"}');
select is((select array_agg(subscription_id) from public.event_deliveries), '{11111111-1111-4111-8111-111111111111}'::uuid[], 'told once, to those who asked, in this organisation');
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'subscriptions.deliver'), 1::bigint, 'and sent once');
select is((select payload - 'timestamp' from public.event_deliveries), '{"type": "plan.proposed", "data": {"plan_id": "p1"}}', 'in an envelope');

update public.event_deliveries set id = '44444444-4444-4444-8444-444444444444';
create temporary table d as select id from public.event_deliveries;
select public.record_event_attempt(tests.org('north'), (select id from d), '{"is_delivered": false, "error": "Down.", "retry_seconds": 300}');
select is((select array[status, attempts::text, error] from public.event_deliveries), '{pending,1,Down.}', 'a failed attempt is tried again');
select isnt((select failing_since from public.event_subscriptions where id = '11111111-1111-4111-8111-111111111111'), null, 'and the address is failing');
select public.record_event_attempt(tests.org('north'), (select id from d), '{"is_delivered": true, "response_status": 204, "duration_ms": 9}');
select is((select failing_since from public.event_subscriptions where id = '11111111-1111-4111-8111-111111111111'), null, 'until something arrives');
select public.record_event_attempt(tests.org('north'), (select id from d), '{"is_delivered": false, "error": "Late.", "pause": "Gone."}');
select is((select status from public.event_deliveries), 'delivered', 'a message that was delivered stays delivered');

update public.event_deliveries set status = 'pending';
select public.record_event_attempt(tests.org('north'), (select id from d), '{"is_delivered": false, "error": "Gone.", "response_status": 410, "pause": "Gone."}');
select is((select array[status, paused_reason] from public.event_subscriptions where id = '11111111-1111-4111-8111-111111111111'), '{paused,Gone.}', 'an address that is gone is paused');
select private.emit_event(tests.org('north'), 'plan.proposed', 'p2', '{}');
select is((select count(*) from public.event_deliveries), 1::bigint, 'and nothing is stored for it');

select tests.act_as('sam');
select throws_ok($$ select public.replay_event_delivery('44444444-4444-4444-8444-444444444444') $$, 'PT404', null, 'another organisation replays nothing');
select tests.act_as('rob');
select throws_ok($$ select public.send_test_event('22222222-2222-4222-8222-222222222222') $$, 'PT404', null, 'nor does a rep');
select tests.act_as('ada');
select lives_ok($$ select public.send_test_event('22222222-2222-4222-8222-222222222222') $$, 'an admin does');

select * from finish();
rollback;
