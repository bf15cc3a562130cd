begin;
select plan(22);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('kim', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
select tests.key('writer', 'north', array['write']);
insert into public.contacts (id, org_id, name, email, owner_id) values
  ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'Robs', 'robs@x.example', tests.person('rob')),
  ('33333333-3333-4333-8333-333333333333', tests.org('north'), 'Nobodys', 'nobodys@x.example', null),
  ('44444444-4444-4444-8444-444444444444', tests.org('south'), 'South', 'south@x.example', null);

create function tests.generate(p_contact uuid, p_name text default 'A buyer') returns uuid language sql as $$
  select public.store_persona(tests.org('north'), p_contact, jsonb_build_object('mode', 'rag', 'requested_mode', 'rag',
    'method', 'concise', 'experiment', 'x', 'engine', 'local', 'prompt_version', '1', 'data_quality_score', 80,
    'interactions', 14, 'claims_dropped', 0, 'content', jsonb_build_object('name', p_name, 'sections', '{}'::jsonb)),
    '[{"id": "e1", "type": "contact", "source_id": null, "label": "Record", "quote": null, "observed_at": "2026-11-01T00:00:00Z"},
      {"id": "e2", "type": "activity", "source_id": "22222222-2222-4222-8222-222222222222", "label": "Note", "quote": "so", "observed_at": "2026-11-02T00:00:00Z"}]')
$$;
grant execute on function tests.generate(uuid, text) to authenticated;

select tests.act_as('rob');
select isnt(tests.generate('22222222-2222-4222-8222-222222222222'), null, 'a rep generates for their own contact');
select isnt(tests.generate('33333333-3333-4333-8333-333333333333'), null, 'and for nobody''s');
select is((select count(*) from public.persona_evidence), 4::bigint, 'with receipts');
select is(tests.generate('22222222-2222-4222-8222-222222222222', 'A second look'),
  (select id from public.customer_personas where contact_id = '22222222-2222-4222-8222-222222222222'), 'a second generation is the same persona');
select is((select (version, name)::text from public.customer_personas where contact_id = '22222222-2222-4222-8222-222222222222'),
  '(2,"A second look")', 'in its next version');
select is((select count(*) from public.persona_generation_history where contact_id = '22222222-2222-4222-8222-222222222222'), 2::bigint, 'and both are kept');
select throws_ok($$update public.persona_generation_history set engine = 'x'$$, '42501', null, 'what was generated is not rewritten');
select throws_ok($$delete from public.persona_evidence$$, '42501', null, 'nor a receipt removed');

select tests.act_as('kim');
select throws_ok($$select tests.generate('22222222-2222-4222-8222-222222222222')$$, '42501', null, 'a rep does not generate for a colleague''s contact');
select is((select count(*) from public.list_personas(tests.org('north'))), 2::bigint, 'and reads every persona');
select is((select count(*) from public.list_personas(tests.org('north'), p_owner => 'none')), 1::bigint, 'also by owner');
select lives_ok(format($$insert into public.persona_ratings (org_id, generation_id, stars) select org_id, id, 4 from public.persona_generation_history where version = 2$$), 'a colleague rates');
select throws_ok($$insert into public.persona_ratings (org_id, generation_id, stars) select org_id, id, 5 from public.persona_generation_history where version = 2$$, '23505', null, 'once a generation');
select lives_ok($$update public.persona_ratings set stars = 5$$, 'and may change it');
select throws_ok(format($$insert into public.persona_ratings (org_id, generation_id, stars, principal_id) select org_id, id, 1, %L from public.persona_generation_history where version = 2$$, tests.person('rob')), '42501', null, 'never for somebody else');
select is((select (rating_mean, rating_n)::text from public.list_personas(tests.org('north'), p_q => 'second')), '(5,1)', 'the list counts it');

select tests.act_as('reader', array['read']);
select throws_ok($$select tests.generate('33333333-3333-4333-8333-333333333333')$$, '42501', null, 'a key that may only read generates nothing');
select tests.act_as('writer', array['write']);
select isnt(tests.generate('22222222-2222-4222-8222-222222222222'), null, 'a key that writes may');
select tests.act_as('sam');
select is_empty($$select 1 from public.customer_personas union all select 1 from public.persona_generation_history
  union all select 1 from public.persona_evidence union all select 1 from public.persona_ratings$$, 'another organisation sees none of it');

select tests.act_as_owner();
select is((select count(*) from public.audit_log where action = 'persona.generated' and org_id = tests.org('north')), 4::bigint, 'every generation is audited');
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'persona.generated'), 4::bigint, 'and published');
delete from public.contacts where name = 'Robs';
select is((select count(*) from public.persona_generation_history), 1::bigint, 'a persona goes with its contact');

select * from finish();
rollback;
