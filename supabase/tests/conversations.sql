begin;
select plan(9);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'rep');

select tests.act_as('rob');
select lives_ok(format($$insert into public.conversations (id, org_id, session_id, user_message, agent_response, response_time_ms, success)
  values ('11111111-1111-4111-8111-111111111111', %L, 's', 'Hi', 'Hello', 5, true)$$, tests.org('north')), 'a member logs');
select throws_ok(format($$insert into public.conversations (org_id, session_id, user_message, agent_response, response_time_ms, success)
  values (%L, 's', 'Hi', 'Hello', 5, true)$$, tests.org('south')), '42501', null, 'not for another organisation');
select throws_ok($$update public.conversations set user_message = 'x'$$, '42501', null, 'what was said is not changed');
select throws_ok($$delete from public.conversations$$, '42501', null, 'nor deleted by hand');
select lives_ok(format($$insert into public.conversation_feedback (org_id, conversation_id, rating)
  values (%L, '11111111-1111-4111-8111-111111111111', 4)$$, tests.org('north')), 'a member judges an answer');
select throws_ok(format($$insert into public.conversation_feedback (org_id, conversation_id, principal_id, rating)
  values (%L, '11111111-1111-4111-8111-111111111111', %L, 1)$$, tests.org('north'), tests.person('ada')), '42501', null, 'not for somebody else');
select throws_ok(format($$insert into public.conversation_feedback (org_id, conversation_id)
  values (%L, '11111111-1111-4111-8111-111111111111')$$, tests.org('north')), '23514', null, 'and says something');

select tests.act_as('sam');
select is((select count(*) from public.conversations), 0::bigint, 'another organisation reads nothing');

select tests.act_as_owner();
select throws_ok($$update public.conversations set user_message = 'x'$$, 'PT403', null, 'not even the worker changes what was said');

select * from finish();
rollback;
