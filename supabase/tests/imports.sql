begin;
select plan(16);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('rik', 'north', 'rep');
select tests.join_org('eve', 'south', 'admin');

select tests.act_as('rob');
insert into public.import_batches (id, org_id, kind, origin, total_rows)
values ('00000000-0000-4000-8000-000000000001', tests.org('north'), 'deals', 'api', 2);
insert into public.import_rows (org_id, batch_id, row_number, data) values
  (tests.org('north'), '00000000-0000-4000-8000-000000000001', 1, '{"external_id": "1", "status": "open", "company": "Acme"}'),
  (tests.org('north'), '00000000-0000-4000-8000-000000000001', 2, '{"external_id": "2", "status": "won", "closed_at": "2026-01-01T00:00:00Z"}');

select tests.act_as('rik');
select is_empty('select 1 from public.import_rows', 'rows on their way in are seen by their author only');
select throws_ok($$select public.commit_import('00000000-0000-4000-8000-000000000001')$$, 'PT404', null, 'nobody commits the batch of somebody else');
select tests.act_as('eve');
select is_empty('select 1 from public.import_batches', 'another organisation does not see the batch');

select tests.act_as('rob');
select lives_ok($$select public.commit_import('00000000-0000-4000-8000-000000000001', true)$$, 'a dry run');
select is_empty('select 1 from public.deals', 'leaves no deal');
select is_empty('select 1 from public.import_batches', 'and no batch');

insert into public.import_batches (id, org_id, kind, origin, total_rows)
values ('00000000-0000-4000-8000-000000000002', tests.org('north'), 'deals', 'api', 1);
insert into public.import_rows (org_id, batch_id, row_number, data) values
  (tests.org('north'), '00000000-0000-4000-8000-000000000002', 1, '{"external_id": "1", "status": "open", "company": "Acme"}');
select is((public.commit_import('00000000-0000-4000-8000-000000000002') ->> 'inserted')::int, 1, 'the real one inserts');
select results_eq('select entity, action from public.import_changes order by entity', $$values ('companies', 'insert'), ('deals', 'insert')$$, 'and records what it did');
select throws_ok($$select public.commit_import('00000000-0000-4000-8000-000000000002')$$, 'PT409', null, 'once');
select throws_ok($$delete from public.import_batches$$, 'PT409', null, 'a finished import stays in the history');
select throws_ok(format($$insert into public.import_changes (org_id, batch_id, entity, entity_id, action, after_hash)
  values (%L, '00000000-0000-4000-8000-000000000002', 'deals', gen_random_uuid(), 'insert', '')$$, tests.org('north')), '42501', null,
  'nobody writes a change that did not happen');
select throws_ok($$select private.undo_import_of('00000000-0000-4000-8000-000000000002', 'deals')$$, '42501', null, 'nor takes the short way to an undo');

select tests.act_as('rik');
select throws_ok($$select public.undo_import('00000000-0000-4000-8000-000000000002')$$, 'PT403', null, 'another rep does not undo it');
select tests.act_as('eve');
select throws_ok($$select public.undo_import('00000000-0000-4000-8000-000000000002')$$, 'PT404', null, 'nor another organisation');
select tests.act_as('rob');
select is(public.undo_import('00000000-0000-4000-8000-000000000002') ->> 'deleted', '2', 'its author does');
select is_empty('select 1 from public.deals', 'and the deals are gone');

select * from finish();
rollback;
