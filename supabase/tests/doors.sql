begin;
select plan(31);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sue', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
select tests.key('robot', 'north', array['admin']);
truncate pgmq.q_jobs;

-- Idempotency keys
select tests.act_as('rob');
select is((select state from public.claim_idempotency_key(tests.org('north'), 'k', 'r')), 'claimed', 'the first request runs');
select is((select state from public.claim_idempotency_key(tests.org('north'), 'k', 'r')), 'running', 'an equal one waits');
select is((select state from public.claim_idempotency_key(tests.org('north'), 'k', 'other')), 'mismatch', 'another one under the key is refused');
select public.finish_idempotency_key(tests.org('north'), 'k', 'answer');
select is((select response from public.claim_idempotency_key(tests.org('north'), 'k', 'r')), 'answer', 'repeats get the first answer');
select public.release_idempotency_key(tests.org('north'), 'k');
select isnt_empty($$select 1 from public.idempotency_keys where key_hash = 'k'$$, 'a finished answer is not released');
select throws_ok(format($$select public.claim_idempotency_key(%L, 'k', 'r')$$, tests.org('south')), '42501', null, 'no keys in another organisation');
select tests.act_as('ada');
select is_empty('select 1 from public.idempotency_keys', 'not even an admin sees the keys of others');
select is((select state from public.claim_idempotency_key(tests.org('north'), 'k', 'r')), 'claimed', 'the same key of another person is another key');
select tests.act_as_owner();
update public.idempotency_keys set claimed_at = now() - interval '11 minutes', response = null where principal_id = tests.person('rob');
select tests.act_as('rob');
select is((select state from public.claim_idempotency_key(tests.org('north'), 'k', 'r')), 'claimed', 'a claim whose process died is free again');

-- Jobs of which one is enough, and periodic ones
select isnt(public.enqueue_job_once('test.once', jsonb_build_object('org_id', tests.org('north')), 'a'), null, 'the first is queued');
select is(public.enqueue_job_once('test.once', jsonb_build_object('org_id', tests.org('north')), 'a'), null, 'the second is dropped while it waits');
select throws_ok(format($$select public.enqueue_job_once('x', jsonb_build_object('org_id', %L), 'a')$$, tests.org('south')), 'PT403', null, 'not for another organisation');
select throws_ok($$select public.claim_schedule('x', 1)$$, '42501', null, 'people claim no schedules');
select throws_ok('select public.prune_jobs()', '42501', null, 'and prune nothing');
select throws_ok('select public.apply_retention(1)', '42501', null, 'and apply no retention');
select tests.act_as('reader', array['read']);
select throws_ok(format($$select public.enqueue_job_once('x', jsonb_build_object('org_id', %L), 'a')$$, tests.org('north')), 'PT403', null, 'a key that may only read starts nothing');

-- Dead letters
select tests.act_as_owner();
insert into public.job_failures (id, org_id, message_id, name, payload, attempts, error)
values ('00000000-0000-4000-8000-000000000001', tests.org('north'), 1, 'x', '{}', 5, 'No.');
select tests.act_as('rob');
select throws_ok($$select public.dismiss_job('00000000-0000-4000-8000-000000000001')$$, 'PT404', null, 'a rep dismisses nothing');
select tests.act_as('sue');
select throws_ok($$select public.dismiss_job('00000000-0000-4000-8000-000000000001')$$, 'PT404', null, 'nor does another organisation''s admin');
select tests.act_as('ada');
select lives_ok($$select public.dismiss_job('00000000-0000-4000-8000-000000000001')$$, 'an admin does');

-- Settings and retention
select lives_ok(format($$select public.change_setting(%L, 'engines', '{"insight": ["local"]}')$$, tests.org('north')), 'an admin changes a setting');
select public.change_setting(tests.org('north'), 'other', '1');
select is((select settings from public.organizations where id = tests.org('north')), '{"engines": {"insight": ["local"]}, "other": 1}'::jsonb, 'one setting leaves the others alone');
select throws_ok(format($$select public.change_setting(%L, 'engines', '{}')$$, tests.org('south')), 'PT403', null, 'not in another organisation');
select lives_ok(format($$insert into public.retention_policies values (%L, 'activities', 30)$$, tests.org('north')), 'an admin sets retention');
select tests.act_as('rob');
select throws_ok(format($$select public.change_setting(%L, 'engines', '{}')$$, tests.org('north')), 'PT403', null, 'a rep changes no setting');
select isnt_empty('select 1 from public.retention_policies', 'a rep sees retention');
select throws_ok(format($$insert into public.retention_policies values (%L, 'generations', 30)$$, tests.org('north')), '42501', null, 'and does not set it');

-- The end of an organisation
select throws_ok(format($$select public.delete_organization(%L, 'north')$$, tests.org('north')), 'PT403', null, 'a rep cannot delete the organisation');
select tests.act_as('robot', array['admin']);
select throws_ok(format($$select public.delete_organization(%L, 'north')$$, tests.org('north')), 'PT403', null, 'nor can an API key');
select tests.act_as('ada');
select throws_ok(format($$select public.delete_organization(%L, 'North')$$, tests.org('north')), 'PT422', null, 'nor an admin who does not type its name');
select lives_ok(format($$select public.delete_organization(%L, 'north')$$, tests.org('north')), 'an admin who does, can');
select is_empty('select 1 from public.memberships', 'and then belongs to nothing');

select * from finish();
rollback;
