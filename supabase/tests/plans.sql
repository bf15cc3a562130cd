begin;
select plan(24);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);

create function tests.directive(p_text text) returns jsonb language sql as $$
  select jsonb_build_object('agent_name', 'WriterAgent', 'reason', p_text, 'evidence', '{"n": 1}'::jsonb,
    'best_practices', jsonb_build_array(jsonb_build_object('text', p_text, 'pattern', null, 'source', 'organisation')))
$$;
create function tests.item(p_framework text) returns jsonb language sql as $$
  select jsonb_build_object('kind', 'adopt', 'agent_name', 'WriterAgent', 'context', '{}'::jsonb, 'list', 'best_practices',
    'pattern', jsonb_build_object('framework', p_framework),
    'line', jsonb_build_object('text', 'Use ' || p_framework, 'source', 'plan', 'pattern', jsonb_build_object('framework', p_framework)),
    'change', '{}'::jsonb, 'expected', '{"metric": "positive_reply_rate"}'::jsonb, 'evidence', '{"n": 100, "successes": 10}'::jsonb)
$$;
create function tests.made(p_framework text) returns public.optimization_plan_items language sql security definer as $$
  select i.* from public.optimization_plan_items i where i.pattern ->> 'framework' = p_framework
$$;
create function tests.decide(p_framework text, p_decision text) returns text language sql as $$
  select format('select public.decide_plan_item(%L, %L, %L, %L)', tests.org('north'), (tests.made(p_framework)).plan_id, (tests.made(p_framework)).id, p_decision)
$$;
create function tests.adopt(p_framework text, p_note text) returns text language sql as $$
  select format('select public.adopt_plan_item(%L, %L, %L, %L)', tests.org('north'), (tests.made(p_framework)).plan_id, (tests.made(p_framework)).id, p_note)
$$;
grant execute on all functions in schema tests to authenticated, service_role;

-- Directives
select tests.act_as('rob');
select throws_ok(format('select public.publish_directive(%L, %L)', tests.org('north'), tests.directive('Mine')), 'PT403', null, 'a rep directs no agent');
select tests.act_as('ada');
select lives_ok(format('select public.publish_directive(%L, %L)', tests.org('north'), tests.directive('First')), 'an admin does');
select throws_ok($$update public.agent_directives set reason = 'other'$$, '42501', null, 'but rewrites no version');
select throws_ok($$delete from public.agent_directives$$, '42501', null, 'nor removes one');
select tests.act_as('rob');
select is((select count(*) from public.current_directives(tests.org('north'), 'WriterAgent')), 1::bigint, 'a rep reads what is in force');
select tests.act_as('sam');
select is((select count(*) from public.current_directives(tests.org('north'), null)), 0::bigint, 'another organisation does not');
select throws_ok(format('select public.publish_directive(%L, %L)', tests.org('north'), tests.directive('Theirs')), 'PT403', null, 'nor directs there');

-- Proposing
select tests.act_as('reader', array['read']);
select throws_ok(format('select public.propose_optimization_plan(%L, ''asked'', 10, %L)', tests.org('north'), jsonb_build_array(tests.item('PAS'))), 'PT403', null, 'a key that may only read proposes nothing');
select tests.act_as('rob');
select lives_ok(format('select public.propose_optimization_plan(%L, ''asked'', 10, %L)', tests.org('north'),
  jsonb_build_array(tests.item('PAS'), tests.item('BAB'), tests.item('QVC'))), 'a rep asks for a plan');
select throws_ok($$insert into public.optimization_plans (org_id, occasion, n_messages) select org_id, 'asked', 1 from public.optimization_plans$$, '42501', null, 'but writes none past the door');
select throws_ok($$update public.optimization_plan_items set status = 'adopted'$$, '42501', null, 'and changes no item');

-- Deciding
select throws_ok(tests.decide('PAS', 'approve'), 'PT403', null, 'a rep decides nothing');
select tests.act_as('sam');
select throws_ok(tests.decide('PAS', 'approve'), 'PT404', null, 'for another organisation the item does not exist');
select is((select count(*) from public.optimization_plan_items), 0::bigint, 'nor its plan');
select tests.act_as('ada');
select lives_ok(tests.decide('PAS', 'approve'), 'an admin approves');
select is((tests.made('PAS')).status, 'canary', 'and the trial begins in the same transaction');
select lives_ok(tests.decide('BAB', 'approve'), 'a second change of the same agent');
select is((tests.made('BAB')).status, 'waiting', 'waits, so that one thing is tried at a time');
select throws_ok(tests.decide('PAS', 'reject'), 'PT409', null, 'what was decided is not decided otherwise');

-- Settling by hand
select throws_ok(tests.adopt('PAS', 'Enough'), 'PT409', null, 'a trial that measured nothing is not put in force');
select tests.act_as_owner();
update public.optimization_plan_items set measured = '{}', started_at = now() - interval '31 days' where pattern ->> 'framework' = 'PAS';
select tests.act_as('rob');
select throws_ok(tests.adopt('PAS', 'Enough'), 'PT403', null, 'a rep settles nothing');
select tests.act_as('ada');
select throws_ok(tests.adopt('PAS', ' '), 'PT422', null, 'an admin gives a reason');
select lives_ok(tests.adopt('PAS', 'Small, but free.'), 'and puts it in force after its window');
select is((select array[(tests.made('PAS')).status, (tests.made('BAB')).status]), '{adopted,canary}', 'then the change that waited begins');

select * from finish();
rollback;
