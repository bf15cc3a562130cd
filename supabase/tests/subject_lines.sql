begin;
select plan(13);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('sam', 'south', 'admin');

-- Slots
select is(private.slotted_subject('Brightwell in Lyon', 'Ann Lee', 'Brightwell GmbH'), '{company} in Lyon', 'the company goes by its name without legal form');
select is(private.slotted_subject('BRIGHTWELL GmbH: one idea', 'Ann Lee', 'Brightwell GmbH'), '{company}: one idea', 'or with it, in any case');
select is(private.slotted_subject('Anna, may I?', 'Anna Lee', null), '{first_name}, may I?', 'a first name becomes a slot');
select is(private.slotted_subject('An answer for Annapolis', 'Anna Lee', 'Lis'), 'An answer for Annapolis', 'parts of words stay');
select is(private.slotted_subject('C++ (Inc) costs', 'X', 'C++ (Inc)'), 'C++ (Inc) costs', 'signs in a name are no pattern, and do no harm');
select is(private.slotted_subject('  Two   spaces ', null, null), 'Two spaces', 'without a reader the line stays');

-- Counts
insert into public.outcome_labels (id, org_id, channel, subject_line, message_body, sent_at) values
  ('11111111-1111-4111-8111-111111111111', tests.org('north'), 'email', 'One', 'a', now() - interval '9 days'),
  ('22222222-2222-4222-8222-222222222222', tests.org('north'), 'email', 'One', 'b', now() - interval '9 days'),
  ('33333333-3333-4333-8333-333333333333', tests.org('north'), 'email', 'One', 'c', now() - interval '1 day'),
  ('44444444-4444-4444-8444-444444444444', tests.org('north'), 'linkedin', 'One', 'd', now() - interval '9 days'),
  ('55555555-5555-4555-8555-555555555555', tests.org('north'), 'email', 'One', 'e', now() - interval '9 days'),
  ('66666666-6666-4666-8666-666666666666', tests.org('south'), 'email', 'One', 'f', now() - interval '9 days');
insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, is_machine) values
  (tests.org('north'), '11111111-1111-4111-8111-111111111111', 'opened', now() - interval '8 days', 'test', '1', false),
  (tests.org('north'), '22222222-2222-4222-8222-222222222222', 'opened', now() - interval '8 days', 'test', '2', true),
  (tests.org('north'), '55555555-5555-4555-8555-555555555555', 'bounced', now() - interval '8 days', 'test', '3', false);
select is(public.subject_line_counts(tests.org('north'), now() - interval '30 days', now() - interval '3 days'),
  '[{"subject_line": "One", "reached": 2, "opens_known": 1, "opened": 1, "replied": 0}]'::jsonb,
  'e-mails of this time that arrived; what only a machine opened is not known');

-- Versions
select is(public.store_subject_line_model(tests.org('north'), '{"a": 1}', 2, 1), 1, 'the first version');
select is(public.store_subject_line_model(tests.org('north'), '{"a": 1}', 2, 1), 1, 'the same again makes none');
select is(public.store_subject_line_model(tests.org('north'), '{"a": 2}', 3, 1), 2, 'another one does');

select tests.act_as('sam');
select is((select count(*) from public.subject_line_models), 0::bigint, 'another organisation sees no model');
select is(public.subject_line_counts(tests.org('north'), now() - interval '30 days', now()), '[]'::jsonb, 'and no counts');
select throws_ok($$ select public.store_subject_line_model(tests.org('south'), '{}', 1, 1) $$, '42501', null, 'nobody stores a model by hand');

select * from finish();
rollback;
