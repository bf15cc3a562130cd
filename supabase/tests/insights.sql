begin;
select plan(21);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('kim', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
insert into public.deals (id, org_id, name, status, owner_id, stage, amount) values
  ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'Robs', 'open', tests.person('rob'), 'Proposal', 100),
  ('33333333-3333-4333-8333-333333333333', tests.org('south'), 'South', 'open', null, 'Proposal', 100);

create function tests.store_insight(p_id uuid) returns uuid language sql as $$
  select public.store_insights(tests.org('north'), '22222222-2222-4222-8222-222222222222',
    '{"engine": "local", "prompt_version": "1", "deal_snapshot": {"value": 100}, "similar_deals": {}}',
    jsonb_build_array(jsonb_build_object('id', p_id, 'kind', 'risk', 'signal', 'silent', 'title', 'Silent', 'body', 'Silent.',
      'actions', '[]'::jsonb, 'confidence', 0.7, 'confidence_interval', '[0.5, 0.8]'::jsonb, 'confidence_n', 31,
      'confidence_basis', 'x', 'evidence', '[{"type": "deal", "id": "22222222-2222-4222-8222-222222222222", "label": "Deal"}]'::jsonb)))
$$;
grant execute on function tests.store_insight(uuid) to authenticated;

-- Generations
select tests.act_as('rob');
select isnt(tests.store_insight('44444444-4444-4444-8444-444444444444'), null, 'a rep stores a generation');
select is((select count(*) from public.insight_evidence), 1::bigint, 'with its evidence');
select throws_ok($$update public.insights set body = 'other'$$, '42501', null, 'what was said is not rewritten');
select throws_ok($$delete from public.insights$$, '42501', null, 'nor removed');
select tests.act_as('reader', array['read']);
select throws_ok($$select tests.store_insight(gen_random_uuid())$$, '42501', null, 'a key that may only read generates nothing');
select tests.act_as('sam');
select is_empty($$select 1 from public.insights$$, 'another organisation sees none of it');
select throws_ok($$select public.store_insights(tests.org('north'), '22222222-2222-4222-8222-222222222222', '{"engine": "local", "prompt_version": "1", "deal_snapshot": {}, "similar_deals": {}}', '[]')$$, '42501', null, 'nor writes into it');

-- Feedback
select tests.act_as('kim');
select lives_ok(format($$insert into public.insight_feedback (org_id, insight_id, type) values (%L, '44444444-4444-4444-8444-444444444444', 'helpful')$$, tests.org('north')), 'a colleague gives feedback');
select throws_ok(format($$insert into public.insight_feedback (org_id, insight_id, type) values (%L, '44444444-4444-4444-8444-444444444444', 'helpful')$$, tests.org('north')), '23505', null, 'once a person and type');
select throws_ok(format($$insert into public.insight_feedback (org_id, insight_id, type, principal_id) values (%L, '44444444-4444-4444-8444-444444444444', 'accurate', %L)$$, tests.org('north'), tests.person('rob')), '42501', null, 'and never for somebody else');
select tests.act_as('rob');
select is_empty($$delete from public.insight_feedback returning 1$$, 'nobody removes a colleague''s feedback');
select tests.act_as('ada');
select is_empty($$update public.insight_feedback set comment = 'x' returning 1$$, 'an admin does not change it either');

-- Events
select tests.act_as('rob');
select is(public.record_insight_events(tests.org('north'), '[{"insight_id": "44444444-4444-4444-8444-444444444444", "type": "shown"}, {"insight_id": "44444444-4444-4444-8444-444444444444", "type": "shown"}, {"insight_id": "55555555-5555-4555-8555-555555555555", "type": "shown"}]'), 1, 'repeats and unknown insights are ignored');
select is(public.record_insight_events(tests.org('north'), '[{"insight_id": "44444444-4444-4444-8444-444444444444", "type": "shown"}]'), 0, 'a second batch adds nothing');

-- The outcome
select tests.act_as_owner();
update public.deals set status = 'lost', closed_at = now() + interval '1 minute' where name = 'Robs';
select is(public.join_insight_outcomes(tests.org('north'), array['22222222-2222-4222-8222-222222222222']::uuid[]), 1, 'closing gives a shown insight its outcome');
select is(public.join_insight_outcomes(tests.org('north'), array['22222222-2222-4222-8222-222222222222']::uuid[]), 0, 'once');
update public.deals set status = 'open', closed_at = null where name = 'Robs';
select public.join_insight_outcomes(tests.org('north'), array['22222222-2222-4222-8222-222222222222']::uuid[]);
select is((select outcome from public.insights), null, 'reopening takes it back');
select is((select count(*) from public.deal_field_changes where field = 'status'), 2::bigint, 'both changes of status are kept');

-- Rules and Today
select tests.act_as('rob');
select throws_ok(format($$insert into public.insight_rules (org_id, name, kind, conditions, text) values (%L, 'x', 'risk', '[{}]', 'x')$$, tests.org('north')), '42501', null, 'a rep writes no rules');
select tests.act_as_owner();
select public.raise_notifications(tests.org('north'), array['22222222-2222-4222-8222-222222222222']::uuid[], jsonb_build_array(jsonb_build_object('deal_id', '22222222-2222-4222-8222-222222222222', 'owner_id', tests.person('rob'), 'kind', 'stale', 'dedupe_key', 'stale:1', 'severity', 2, 'title', 'Silent', 'body', '', 'href', '/deals/x', 'evidence', '[]'::jsonb)));
select is(public.raise_notifications(tests.org('north'), '{}', jsonb_build_array(jsonb_build_object('deal_id', '22222222-2222-4222-8222-222222222222', 'owner_id', tests.person('rob'), 'kind', 'stale', 'dedupe_key', 'stale:1', 'severity', 2, 'title', 'Silent', 'body', 'Longer now.', 'href', '/deals/x', 'evidence', '[]'::jsonb))), 0, 'an episode is raised once, also when its words change');
select tests.act_as('kim');
select is((select count(*) from public.today_items(tests.org('north'))), 0::bigint, 'a colleague''s card is not mine');

select * from finish();
rollback;
