begin;
select plan(13);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('kim', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
insert into public.contacts (id, org_id, name, owner_id) values
  ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'Ada Buyer', tests.person('rob'));

create function tests.use(p_kind text, p_format text default null) returns void language sql as $$
  insert into public.persona_uses (org_id, persona_id, generation_id, kind, format)
  select g.org_id, g.persona_id, g.id, p_kind, p_format from public.persona_generation_history g
$$;
grant execute on function tests.use(text, text) to authenticated;

select tests.act_as('rob');
select public.store_persona(tests.org('north'), '22222222-2222-4222-8222-222222222222',
  '{"mode": "basic", "requested_mode": "basic", "method": "concise", "experiment": "x", "engine": "local",
    "prompt_version": "1", "interactions": 2, "claims_dropped": 0, "content": {"name": "A", "sections": {}}}', '[]');
select lives_ok($$select tests.use('viewed')$$, 'a rep leaves a trace');
select lives_ok($$select tests.use('exported', 'pdf')$$, 'also of an export');
select throws_ok($$select tests.use('exported')$$, '23514', null, 'an export has a format');
select throws_ok($$update public.persona_uses set kind = 'viewed'$$, '42501', null, 'a trace is not changed');
select throws_ok($$delete from public.persona_uses$$, '42501', null, 'nor removed');
select throws_ok($$insert into public.persona_uses (org_id, persona_id, generation_id, kind, occurred_at)
  select org_id, persona_id, id, 'viewed', '2020-01-01' from public.persona_generation_history$$, '42501', null, 'nor backdated');
select throws_ok(format($$insert into public.persona_uses (org_id, persona_id, generation_id, kind, principal_id)
  select org_id, persona_id, id, 'viewed', %L from public.persona_generation_history$$, tests.person('kim')), '42501', null, 'nor left for a colleague');
select tests.act_as('reader', array['read']);
select lives_ok($$select tests.use('exported', 'json')$$, 'a key that may only read leaves one too');
select tests.act_as('sam');
select is_empty($$select 1 from public.persona_uses$$, 'another organisation sees none');
select tests.act_as('ada');
select is((select array_agg(details ->> 'format' order by seq) from public.audit_log where action = 'persona.exported'),
  array['pdf', 'json'], 'exports are audited, views are not');
select tests.act_as_owner();
select is((select count(*) from pgmq.q_jobs where message ->> 'name' = 'persona.used'), 3::bigint, 'every use is published');
select tests.act_as('ada');
select lives_ok($$select public.erase_contact(tests.org('north'), '22222222-2222-4222-8222-222222222222')$$, 'the contact is erased');
select tests.act_as_owner();
select is_empty($$select 1 from public.persona_uses$$, 'and the traces with it');

select * from finish();
rollback;
