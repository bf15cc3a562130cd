begin;
select plan(15);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
insert into public.contacts (id, org_id, email) values ('11111111-1111-4111-8111-111111111111', tests.org('north'), 'a@b.co');
insert into public.campaigns (id, org_id, name) values ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'Spring');

create function tests.launch() returns text language sql as $$
  select format('select public.launch_messages(%L, ''22222222-2222-4222-8222-222222222222'', %L)', tests.org('north'),
    '[{"contact_id": "11111111-1111-4111-8111-111111111111", "place": 0, "channel": "email", "to_address": "a@b.co", "subject_line": "A", "body": "Hello",
      "agent_decisions": {}, "practice_ids": [], "due_at": "2026-01-01T00:00:00Z"}]')
$$;
create function tests.message() returns uuid language sql security definer as $$ select m.id from public.outbox_messages m $$;
grant execute on function tests.launch(), tests.message() to authenticated, service_role;

-- Sequences
select tests.act_as('reader', array['read']);
select throws_ok(format($$insert into public.sequences (org_id, name, engine) values (%L, 'Mine', 'person')$$, tests.org('north')), '42501', null, 'a key that may only read writes no sequence');
select tests.act_as('sam');
select throws_ok(format($$insert into public.sequences (org_id, name, engine) values (%L, 'Theirs', 'person')$$, tests.org('north')), '42501', null, 'nor does another organisation');
select tests.act_as('rob');
select lives_ok(format($$insert into public.sequences (org_id, name, engine) values (%L, 'Spring', 'person')$$, tests.org('north')), 'a rep does');
select throws_ok($$update public.sequences set directive_version = 7$$, '42501', null, 'but does not change what it was written under');
select lives_ok($$update public.sequences set name = 'Early spring'$$, 'only its name and goal');

-- Outbox
select tests.act_as('reader', array['read']);
select throws_ok(tests.launch(), '42501', null, 'a key that may only read launches nothing');
select tests.act_as('rob');
select lives_ok(tests.launch(), 'a rep launches');
select lives_ok(tests.launch(), 'a second launch');
select is((select count(*) from public.outbox_messages), 1::bigint, 'adds nothing');
select throws_ok(format('select * from public.claim_outbox(%L, 10)', tests.org('north')), '42501', null, 'only the sending job claims messages');
select tests.act_as('sam');
select throws_ok(format('select public.mark_outbox_sent(%L, %L, now())', tests.org('north'), tests.message()), 'PT404', null, 'another organisation marks nothing as sent');
select tests.act_as('rob');
select is(public.mark_outbox_sent(tests.org('north'), tests.message(), now()), 'sent', 'a rep does');

-- Preference cards
insert into public.preference_cards (org_id, kind, value, text) values (tests.org('north'), 'length', 'short', 'Short texts');
select is((select count(*) from public.preference_cards), 1::bigint, 'a person reads their own cards');
select tests.act_as('ada');
select is((select count(*) from public.preference_cards), 0::bigint, 'and nobody else does, not even an admin');
select throws_ok(format($$insert into public.preference_cards (org_id, user_id, kind, value, text) values (%L, %L, 'length', 'long', 'x')$$, tests.org('north'), tests.person('rob')), '42501', null, 'nor writes them for another');

select * from finish();
rollback;
