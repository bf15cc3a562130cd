-- The durable queue: facts are published in the transaction that made them true.

do $$ begin perform pgmq.create('jobs'); end $$;

create table public.job_failures (
  id uuid primary key default gen_random_uuid(),
  org_id uuid references public.organizations (id) on delete cascade,
  message_id bigint not null,
  name text not null,
  payload jsonb not null,
  attempts integer not null,
  error text not null,
  failed_at timestamptz not null default now(),
  retried_at timestamptz
);
comment on table public.job_failures is 'Dead letters: jobs that failed for good, kept until somebody retries or dismisses them.';
comment on column public.job_failures.error is 'What went wrong, in words for an admin; no stack trace, no customer text.';
create index job_failures_org_id_idx on public.job_failures (org_id, failed_at desc);
alter table public.job_failures enable row level security;
alter table public.job_failures force row level security;
create policy job_failures_select on public.job_failures for select to authenticated
  using (org_id in (select private.admin_org_ids()));
create policy job_failures_delete on public.job_failures for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
grant select, delete on public.job_failures to authenticated;
grant select, insert, update, delete on public.job_failures to service_role;

create function private.publish(p_name text, p_payload jsonb, p_delay_seconds integer default 0) returns bigint
language sql security definer set search_path = ''
as $$
  select pgmq.send('jobs', jsonb_build_object('name', p_name, 'payload', p_payload), p_delay_seconds)
$$;
comment on function private.publish(text, jsonb, integer) is 'Puts a fact or a job on the queue, in the caller''s transaction. The payload carries org_id.';
grant execute on function private.publish(text, jsonb, integer) to service_role;

create function public.enqueue_job(p_name text, p_payload jsonb, p_delay_seconds integer default 0) returns bigint
language plpgsql security definer set search_path = ''
as $$
begin
  -- People and keys may only enqueue work for an organisation in which they may write.
  if coalesce(auth.role(), '') <> 'service_role'
    and coalesce((p_payload ->> 'org_id')::uuid not in (select private.writer_org_ids()), true) then
    raise exception 'You may not start this work.' using errcode = 'PT403';
  end if;
  return private.publish(p_name, p_payload, p_delay_seconds);
end
$$;
grant execute on function public.enqueue_job(text, jsonb, integer) to authenticated, service_role;

create function public.read_jobs(p_visibility_seconds integer, p_limit integer)
returns table (msg_id bigint, read_ct integer, enqueued_at timestamptz, message jsonb)
language sql security definer set search_path = ''
as $$
  select r.msg_id, r.read_ct, r.enqueued_at, r.message from pgmq.read('jobs', p_visibility_seconds, p_limit) r
$$;
create function public.finish_job(p_msg_id bigint) returns boolean
language sql security definer set search_path = ''
as $$ select pgmq.archive('jobs', p_msg_id) $$;
create function public.delay_job(p_msg_id bigint, p_seconds integer) returns void
language sql security definer set search_path = ''
as $$ select pgmq.set_vt('jobs', p_msg_id, p_seconds) $$;
create function public.queue_depth() returns table (queued bigint, oldest_seconds integer, dead bigint)
language sql stable security definer set search_path = ''
as $$
  select m.queue_length, m.oldest_msg_age_sec, (select count(*) from public.job_failures where retried_at is null)
  from pgmq.metrics('jobs') m
$$;
create function public.fail_job(p_msg_id bigint, p_error text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.job_failures (org_id, message_id, name, payload, attempts, error)
  select o.id, q.msg_id, q.message ->> 'name', q.message -> 'payload', q.read_ct, p_error
  from pgmq.q_jobs q left join public.organizations o on o.id = (q.message -> 'payload' ->> 'org_id')::uuid
  where q.msg_id = p_msg_id;
  perform pgmq.archive('jobs', p_msg_id);
end
$$;
create function public.retry_job(p_failure_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  failure public.job_failures;
begin
  select * into failure from public.job_failures f where f.id = p_failure_id for update;
  if failure.id is null or failure.org_id not in (select private.admin_org_ids()) then
    raise exception 'There is no such failed job.' using errcode = 'PT404';
  end if;
  perform private.publish(failure.name, failure.payload);
  update public.job_failures set retried_at = now() where id = p_failure_id;
end
$$;
comment on function public.read_jobs(integer, integer) is 'Worker: takes jobs and hides them for the given time.';
comment on function public.finish_job(bigint) is 'Worker: the job is done; its message moves to the archive.';
comment on function public.delay_job(bigint, integer) is 'Worker: the job failed for now; show it again after so many seconds.';
comment on function public.fail_job(bigint, text) is 'Worker: the job failed for good; it becomes a dead letter.';
comment on function public.retry_job(uuid) is 'Admin: puts a dead letter back on the queue.';
grant execute on function public.read_jobs(integer, integer), public.finish_job(bigint), public.delay_job(bigint, integer),
  public.fail_job(bigint, text), public.queue_depth() to service_role;
grant execute on function public.retry_job(uuid) to authenticated;
