begin;
select plan(20);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('kim', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
select tests.key('writer', 'north', array['write']);
insert into public.deals (org_id, external_id, name, status, owner_id) values
  (tests.org('north'), 'robs', 'Rob''s deal', 'open', tests.person('rob')),
  (tests.org('north'), 'free', 'Nobody''s deal', 'open', null),
  (tests.org('south'), 'south', 'South''s deal', 'open', null);

-- Owners
select tests.act_as('kim');
select is((select count(*) from public.deals), 2::bigint, 'a rep reads every deal of the organisation and no other');
select is_empty($$update public.deals set name = 'x' where external_id = 'robs' returning 1$$, 'a rep cannot change a colleague''s deal');
select isnt_empty($$update public.deals set name = 'Kim''s now' where external_id = 'free' returning 1$$, 'a rep changes a deal that is nobody''s');
select throws_ok(format($$update public.deals set owner_id = %L where external_id = 'free'$$, tests.person('rob')), '42501', null, 'a rep cannot hand a deal to somebody else');
select is_empty($$delete from public.deals returning 1$$, 'a rep cannot delete deals');
select tests.act_as('rob');
select isnt_empty($$update public.deals set name = 'Mine' where external_id = 'robs' returning 1$$, 'the owner changes their deal');
select tests.act_as('ada');
select isnt_empty($$update public.deals set name = 'Reviewed' where external_id = 'robs' returning 1$$, 'an admin changes any deal');
select tests.act_as('writer', array['write']);
select isnt_empty($$update public.deals set name = 'Synced' where external_id = 'robs' returning 1$$, 'a key that may write changes any deal');
select tests.act_as('reader', array['read']);
select is_empty($$update public.deals set name = 'x' returning 1$$, 'a key that may only read changes nothing');
select throws_ok(format($$insert into public.deals (org_id, name, status) values (%L, 'x', 'open')$$, tests.org('north')), '42501', null, 'nor does it insert');

-- Tenants
select tests.act_as('rob');
select throws_ok(format($$insert into public.deals (org_id, name, status) values (%L, 'x', 'open')$$, tests.org('south')), '42501', null, 'nobody inserts into another organisation');
select throws_ok($$update public.deals set org_id = (select id from tests.orgs where name = 'south')$$, '42501', null, 'nobody moves a deal to another organisation');
select tests.act_as_owner();
insert into public.companies (id, org_id, name) values ('11111111-1111-4111-8111-111111111111', tests.org('south'), 'South Ltd');
select throws_ok(format($$insert into public.deals (org_id, name, status, company_id) values (%L, 'x', 'open', '11111111-1111-4111-8111-111111111111')$$, tests.org('north')), '23503', null, 'a deal cannot point to another organisation''s company');
select throws_ok(format($$insert into public.deals (org_id, name, status, owner_id) values (%L, 'x', 'open', %L)$$, tests.org('north'), tests.person('sam')), '23503', null, 'nor belong to somebody who is not a member');

-- History and facts
select tests.act_as('rob');
update public.deals set stage = 'Negotiation' where external_id = 'robs';
select results_eq($$select to_stage from public.deal_stage_changes$$, array['Negotiation'], 'a change of stage is kept');
select throws_ok($$update public.deal_stage_changes set to_stage = 'x'$$, '42501', null, 'history is not rewritten');
select tests.act_as_owner();
truncate pgmq.q_jobs;
select tests.act_as('rob');
update public.deals set status = 'won', closed_at = now() where external_id = 'robs';
select tests.act_as_owner();
select results_eq($$select message ->> 'name' from pgmq.q_jobs where message ->> 'name' in ('deal.changed', 'deal.closed') order by 1$$, array['deal.changed', 'deal.closed'], 'closing a deal publishes both facts');
select throws_ok($$insert into public.deals (org_id, name, status) values (tests.org('north'), 'x', 'maybe')$$, '23514', null, 'a status outside the vocabulary is refused');
select throws_ok($$insert into public.companies (org_id, name) values (tests.org('north'), ' ')$$, '23514', null, 'a company needs a name');
select is((select name_key from public.companies where id = '11111111-1111-4111-8111-111111111111'), 'southltd', 'spellings meet in the name key');

select * from finish();
rollback;
