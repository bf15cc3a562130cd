begin;
select plan(9);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.key('reader', 'north', array['read']);
truncate pgmq.q_jobs;

select tests.act_as('rob');
select lives_ok(format($$select public.enqueue_job('test.job', jsonb_build_object('org_id', %L))$$, tests.org('north')), 'a member starts work for their organisation');
select throws_ok(format($$select public.enqueue_job('test.job', jsonb_build_object('org_id', %L))$$, tests.org('south')), 'PT403', null, 'but not for another one');
select throws_ok($$select public.enqueue_job('test.job', '{}')$$, 'PT403', null, 'nor for none');
select throws_ok('select public.read_jobs(10, 10)', '42501', null, 'people do not read the queue');
select throws_ok('select * from pgmq.q_jobs', '42501', null, 'not even past the function');
select tests.act_as('reader', array['read']);
select throws_ok(format($$select public.enqueue_job('test.job', jsonb_build_object('org_id', %L))$$, tests.org('north')), 'PT403', null, 'a key that may only read starts nothing');

select tests.act_as_owner();
select results_eq($$select message ->> 'name' from public.read_jobs(60, 10)$$, array['test.job'], 'the worker takes the job');
select is_empty('select 1 from public.read_jobs(60, 10)', 'which is then hidden from other workers');
select public.fail_job(msg_id, 'It broke.') from pgmq.q_jobs;
select results_eq('select name, error from public.job_failures', $$values ('test.job', 'It broke.')$$, 'a job that failed for good becomes a dead letter');

select * from finish();
rollback;
