begin;
select plan(24);

select is(private.error_cluster('Timeout after 3000 ms'), 'Timeout after # ms', 'numbers differ from case to case');
select is(private.error_cluster('No order ord_8f3a, tried 2.5 times.'), 'No order #, tried # times.', 'so do ids');
select is(private.error_cluster('8c1b7f3e-1d2a-4c55-9a51-0f6f0a9c1e11 is gone'), '# is gone', 'and uuids');
select is(private.error_cluster('Can''t find ''refund'' in “faq” or "help"'), 'Can''t find … in … or …', 'and what is quoted; an apostrophe is none');
select is(private.error_cluster('HTTP 404 for order 17'), 'HTTP 404 for order #', 'a status code is what went wrong, not a case of it');
select is(private.error_cluster('status: 500, try 3'), 'status: 500, try #', 'by any of its names');
select is(private.error_cluster('503 Service Unavailable (req 88)'), '503 Service Unavailable (req #)', 'or with its phrase');
select is(private.error_cluster('Calendar answered 401: token of 12 has expired'), 'Calendar answered 401: token of # has expired', 'as agents say it');
select is(private.error_cluster('returned 200 rows, error 1234'), 'returned # rows, error #', 'other numbers are no codes');
select is(private.question_key(' Where is MY order?'), private.question_key('where is my order'), 'a question is the same in other case and punctuation');
select is(private.sorted_quantile(array[1, 2, 4, 8], 0.95), (select percentile_cont(0.95) within group (order by v) from unnest(array[1, 2, 4, 8]) v),
  'a quantile of what is in order is the quantile');
select is(private.order_statistics(100, array[0.5]), array[(42 - 0.5) / 100, (59 - 0.5) / 100]::double precision[],
  'the median of 100 lies between the 42nd and the 59th');
select is(private.order_statistics(20, array[0.99]), array[(20 - 0.5) / 20, null]::double precision[], 'few say nothing of the far end');

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'rep');

select tests.act_as('rob');
select lives_ok(format($$insert into public.improvement_reports (org_id, period_from, period_to, n, content)
  values (%L, '2026-03-01', '2026-03-02', 3, '{"suggestions": [{"severity": "low"}]}')$$, tests.org('north')), 'a member asks for a report');
select throws_ok(format($$insert into public.improvement_reports (org_id, period_from, period_to, n, content, created_by)
  values (%L, '2026-03-01', '2026-03-02', 3, '{}', %L)$$, tests.org('north'), tests.person('ada')), '42501', null, 'not for somebody else');
select throws_ok(format($$insert into public.improvement_reports (org_id, period_from, period_to, n, content)
  values (%L, '2026-03-01', '2026-03-02', 3, '{}')$$, tests.org('south')), '42501', null, 'nor for another organisation');
select throws_ok(format($$insert into public.improvement_reports (org_id, trigger, period_from, period_to, n, content)
  values (%L, 'automatic', '2026-03-01', '2026-03-02', 3, '{}')$$, tests.org('north')), '42501', null, 'automatic ones come from the job');
select is((select count(*) from public.notifications where kind = 'system'), 0::bigint, 'what is not urgent disturbs nobody');
select lives_ok(format($$insert into public.improvement_reports (org_id, period_from, period_to, n, content)
  values (%L, '2026-03-01', '2026-03-02', 3, '{"suggestions": [{"severity": "high", "kind": "error_rate", "suggestion": "20 %% of exchanges fail.", "proposed_change": "Mend it."}]}')$$, tests.org('north')), 'an urgent finding');
select is((select title || ' ' || body || ' ' || next_action from public.notifications where kind = 'system'),
  'Your agents: 1 urgent finding 20 % of exchanges fail. Mend it.', 'is told at once');

select tests.act_as('sam');
select is((select count(*) from public.improvement_reports), 0::bigint, 'another organisation reads nothing');
select is((public.conversation_figures(tests.org('north'), 'totals', '{}') ->> 'n')::integer, 0, 'and counts nothing');

select tests.act_as_owner();
select throws_ok($$update public.improvement_reports set n = 0$$, 'PT403', null, 'not even the worker changes a report');

prepare report(text, integer) as
  insert into public.improvement_reports (org_id, period_from, period_to, n, content, created_at)
  values (tests.org('north'), '2026-03-01', '2026-03-02', 3,
    jsonb_build_object('suggestions', jsonb_build_array(jsonb_build_object('severity', 'high', 'kind', 'error', 'key', $1, 'suggestion', $1))),
    now() + make_interval(secs => $2));
execute report('error_rate', 1);
execute report('error_rate', 2);
execute report('intent:refund', 3);
deallocate report;
select results_eq($$select body from public.notifications where kind = 'system' and body not like '20%' order by body$$,
  array['error_rate', 'intent:refund'], 'what the report before said already is not announced again');

select * from finish();
rollback;
