begin;
select plan(19);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
update public.organizations set time_zone = 'Pacific/Kiritimati' where id = tests.org('north');

select tests.act_as('rob');
select lives_ok(format('select public.note_member_day(%L)', tests.org('north')), 'a person was here');
select lives_ok(format('select public.note_member_day(%L)', tests.org('north')), 'and again');
select lives_ok(format('select public.note_member_day(%L)', tests.org('south')), 'of somebody else''s organisation nothing is noted');
select is((select array_agg(day) from public.member_days), array[(now() at time zone 'Pacific/Kiritimati')::date],
  'one day of the organisation''s calendar');
select throws_ok(format($$insert into public.member_days (org_id, principal_id, day) values (%L, %L, '2020-01-01')$$,
  tests.org('north'), tests.person('rob')), '42501', null, 'nobody backdates');
select tests.act_as('ada');
select is_empty($$select 1 from public.member_days$$, 'an admin does not see who was here when');
select tests.act_as('reader', array['read']);
select lives_ok(format('select public.note_member_day(%L)', tests.org('north')), 'a key is no person');
select lives_ok(format($$select public.note_search(%L, '11111111-1111-4111-8111-111111111111', 'palette', 3, null)$$, tests.org('north')),
  'a key that may only read leaves a search');
select lives_ok(format($$select public.note_search(%L, '11111111-1111-4111-8111-111111111111', 'palette', 3, 2)$$, tests.org('north')), 'and what it opened');
select lives_ok(format($$select public.note_search(%L, '11111111-1111-4111-8111-111111111111', 'palette', 3, 1)$$, tests.org('north')), 'later ones do not count');
select throws_ok(format($$select public.note_search(%L, gen_random_uuid(), 'what I looked for', 3, null)$$, tests.org('north')), '23514', null, 'a place is one of three');
select throws_ok(format($$select public.note_search(%L, gen_random_uuid(), 'library', 3, 0)$$, tests.org('north')), '23514', null, 'the first is 1');
select tests.act_as('sam');
select throws_ok(format($$select public.note_search(%L, gen_random_uuid(), 'library', 3, 1)$$, tests.org('north')), 'PT404', null,
  'a stranger notes nothing');
select lives_ok(format($$select public.note_search(%L, '11111111-1111-4111-8111-111111111111', 'palette', 9, 9)$$, tests.org('south')), 'nor takes over a search');
select throws_ok(format($$select public.learning_days(%L, 'messages', '-infinity', 'infinity')$$, tests.org('south')), '42501', null, 'figures are computed by the worker');
select tests.act_as_owner();
select is((select array_agg(distinct principal_id) from public.member_days), array[tests.person('rob')], 'only the person was here');
select results_eq($$select org_id = tests.org('north'), results, opened_rank from public.searches$$, $$values (true, 3, 2)$$, 'the search is as it was');
insert into public.searches (org_id, principal_id, place, results, occurred_at)
select tests.org('north'), tests.person('rob'), 'library', 0, now() - make_interval(months => m) from unnest(array[24, 26]) m;
insert into public.member_days values (tests.org('north'), tests.person('rob'), current_date - 900);
select is(public.prune_learning(), 1, 'what no figure looks back to is forgotten');
delete from public.memberships where principal_id = tests.person('rob');
select is((select count(*) from public.member_days), 0::bigint, 'who leaves takes their days along');

select * from finish();
rollback;
