begin;
select plan(9);

select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'rep');

select tests.act_as_owner();
insert into public.conversations (org_id, session_id, agent_name, user_message, agent_response, response_time_ms, success, source, redactions, occurred_at)
select tests.org('north'), s.session, s.agent, s.said, 'Yes', s.ms, s.success, s.source, s.redactions::jsonb, '2026-11-01T10:00Z'::timestamptz + s.minute * interval '1 minute'
from (values
  ('old', 'Desk', 'First', 100, true, 'api', '{}', 0),
  ('old', 'Desk', 'Second', 300, false, 'api', '{"email": 2}', 1),
  ('mid', 'Chat', 'Hello', 50, true, 'mcp', '{}', 2),
  ('new', null, 'Early', 70, true, 'api', '{}', -5),
  ('new', null, 'Late', 90, true, 'api', '{}', 9)
) as s (session, agent, said, ms, success, source, redactions, minute);

select tests.act_as('rob');
create function pg_temp.found(p_filter jsonb) returns text[] language sql as $$
  select array_agg(l.session_id order by l.at desc) from public.conversation_session_list(tests.org('north'), p_filter, 10) l
$$;
select is(pg_temp.found('{}'), array['new', 'mid', 'old'], 'the latest first, each once');
select is(pg_temp.found('{"failed": true}'), array['old'], 'those in which something failed');
select is(pg_temp.found('{"agent_name": "Chat"}'), array['mid'], 'of an agent');
select is(pg_temp.found('{"source": "mcp"}'), array['mid'], 'of a source');
select is(pg_temp.found('{"redacted": true, "until": "2026-11-01T10:05Z"}'), array['old'], 'one exchange fits all of it');
select results_eq(
  format($$select agents, question, exchanges, failures, mean_ms, redactions from public.conversation_session_list(%L, '{"failed": true}', 10)$$, tests.org('north')),
  $$values (array['Desk'], 'First', 2::bigint, 1::bigint, 200::double precision, 2::bigint)$$, 'figures are of the whole session');
select is((select array_agg(n.session_id order by n.at desc) from public.conversation_session_list(tests.org('north'), '{}', 1) f
  cross join lateral public.conversation_session_list(tests.org('north'), '{}', 10, f.at, f.id) n),
  array['mid', 'old'], 'the next page begins after the last row and repeats no session');
select is((select array_agg(a) from public.conversation_agents(tests.org('north')) a), array['Chat', 'Desk'], 'agents by name');

select tests.act_as('sam');
select is((select count(*) from public.conversation_session_list(tests.org('north'), '{}', 10)), 0::bigint, 'another organisation finds nothing');

select * from finish();
rollback;
