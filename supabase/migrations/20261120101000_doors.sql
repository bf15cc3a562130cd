-- What the doors need: idempotency keys, deduplicated jobs, schedules, pruning.

create table public.idempotency_keys (
  org_id uuid not null references public.organizations (id) on delete cascade,
  principal_id uuid not null,
  key_hash text not null,
  request_hash text not null,
  response text,
  created_at timestamptz not null default now(),
  claimed_at timestamptz not null default clock_timestamp(),
  primary key (org_id, principal_id, key_hash),
  foreign key (org_id, principal_id) references public.memberships (org_id, principal_id) on delete cascade
);
comment on table public.idempotency_keys is 'First answers to POST requests with an Idempotency-Key, kept for a day.';
comment on column public.idempotency_keys.key_hash is 'SHA-256 of the key, hex.';
comment on column public.idempotency_keys.request_hash is 'SHA-256 of method, path and body, hex: another request under the same key is refused.';
comment on column public.idempotency_keys.response is 'The answer, encrypted under the key itself; null while the first request runs.';
create index idempotency_keys_created_at_idx on public.idempotency_keys (created_at);

alter table public.idempotency_keys enable row level security;
alter table public.idempotency_keys force row level security;
create policy idempotency_keys_select on public.idempotency_keys for select to authenticated
  using (principal_id = (select auth.uid()) and org_id in (select private.member_org_ids()));
create policy idempotency_keys_insert on public.idempotency_keys for insert to authenticated
  with check (principal_id = (select auth.uid()) and org_id in (select private.member_org_ids()));
create policy idempotency_keys_update on public.idempotency_keys for update to authenticated
  using (principal_id = (select auth.uid()) and org_id in (select private.member_org_ids()))
  with check (principal_id = (select auth.uid()) and org_id in (select private.member_org_ids()));
create policy idempotency_keys_delete on public.idempotency_keys for delete to authenticated
  using (principal_id = (select auth.uid()) and org_id in (select private.member_org_ids()));
grant select, insert, update, delete on public.idempotency_keys to authenticated, service_role;

create function public.claim_idempotency_key(p_org_id uuid, p_key_hash text, p_request_hash text)
returns table (state text, response text)
language plpgsql security invoker set search_path = ''
as $$
declare
  me uuid := auth.uid();
  existing public.idempotency_keys;
begin
  -- Keys live for a day; the old row makes way in the same statement that the new one needs it.
  delete from public.idempotency_keys k
  where k.org_id = p_org_id and k.principal_id = me and k.key_hash = p_key_hash
    and (k.created_at < now() - interval '1 day'
      or (k.response is null and k.request_hash = p_request_hash and k.claimed_at < clock_timestamp() - interval '10 minutes'));
  insert into public.idempotency_keys (org_id, principal_id, key_hash, request_hash)
  values (p_org_id, me, p_key_hash, p_request_hash)
  on conflict (org_id, principal_id, key_hash) do nothing;
  if found then
    return query select 'claimed'::text, null::text;
    return;
  end if;
  select * into existing from public.idempotency_keys k
  where k.org_id = p_org_id and k.principal_id = me and k.key_hash = p_key_hash;
  return query select
    case when existing.request_hash <> p_request_hash then 'mismatch'
      when existing.response is not null then 'done' else 'running' end,
    case when existing.request_hash = p_request_hash then existing.response end;
end
$$;
comment on function public.claim_idempotency_key(uuid, text, text) is 'Atomically decides which of several equal requests runs: claimed, running, done (with the first answer) or mismatch. A claim that its process never finished is free again after ten minutes.';

create function public.finish_idempotency_key(p_org_id uuid, p_key_hash text, p_response text) returns void
language sql security invoker set search_path = ''
as $$
  update public.idempotency_keys k set response = p_response
  where k.org_id = p_org_id and k.principal_id = (select auth.uid()) and k.key_hash = p_key_hash
$$;
comment on function public.finish_idempotency_key(uuid, text, text) is 'Stores the answer that repeats of the request will get.';

create function public.release_idempotency_key(p_org_id uuid, p_key_hash text) returns void
language sql security invoker set search_path = ''
as $$
  delete from public.idempotency_keys k
  where k.org_id = p_org_id and k.principal_id = (select auth.uid()) and k.key_hash = p_key_hash and k.response is null
$$;
comment on function public.release_idempotency_key(uuid, text) is 'The request failed: its key may be used again.';

grant execute on function public.claim_idempotency_key(uuid, text, text),
  public.finish_idempotency_key(uuid, text, text), public.release_idempotency_key(uuid, text) to authenticated;

-- Jobs of which one is enough: a second message with the same key is dropped while the first still waits.

create index q_jobs_dedupe_key_idx on pgmq.q_jobs ((message ->> 'dedupe_key')) where message ? 'dedupe_key';

create function private.publish_once(p_name text, p_payload jsonb, p_dedupe_key text, p_delay_seconds integer default 0)
returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  full_key text := concat_ws(':', p_name, p_payload ->> 'org_id', p_dedupe_key);
begin
  perform pg_advisory_xact_lock(hashtextextended('job:' || full_key, 0));
  -- A message that was read may already have looked at the world, so only an unread one counts.
  if exists (select 1 from pgmq.q_jobs q
    where q.message ? 'dedupe_key' and q.message ->> 'dedupe_key' = full_key and q.read_ct = 0) then
    return null;
  end if;
  return pgmq.send('jobs', jsonb_build_object('name', p_name, 'payload', p_payload, 'dedupe_key', full_key), p_delay_seconds);
end
$$;
comment on function private.publish_once(text, jsonb, text, integer) is 'Like private.publish, unless a message with the same name, organisation and key still waits unread.';
grant execute on function private.publish_once(text, jsonb, text, integer) to service_role;

create function private.enqueue_job_once(p_name text, p_payload jsonb, p_dedupe_key text, p_delay_seconds integer)
returns bigint
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(auth.role(), '') <> 'service_role'
    and coalesce((p_payload ->> 'org_id')::uuid not in (select private.writer_org_ids()), true) then
    raise exception 'You may not start this work.' using errcode = 'PT403';
  end if;
  return private.publish_once(p_name, p_payload, p_dedupe_key, p_delay_seconds);
end
$$;
comment on function private.enqueue_job_once(text, jsonb, text, integer) is 'Checks who asks, then publishes once.';
grant execute on function private.enqueue_job_once(text, jsonb, text, integer) to authenticated, service_role;

create function public.enqueue_job_once(p_name text, p_payload jsonb, p_dedupe_key text, p_delay_seconds integer default 0)
returns bigint
language sql security invoker set search_path = ''
as $$ select private.enqueue_job_once(p_name, p_payload, p_dedupe_key, p_delay_seconds) $$;
comment on function public.enqueue_job_once(text, jsonb, text, integer) is 'Enqueues work of which one waiting message is enough. Null when one was waiting already.';
grant execute on function public.enqueue_job_once(text, jsonb, text, integer) to authenticated, service_role;

-- Periodic work: whichever worker claims a schedule first runs it.

create table public.job_schedules (
  name text primary key,
  last_run_at timestamptz not null
);
comment on table public.job_schedules is 'When each periodic job was last put on the queue. Belongs to no organisation.';
alter table public.job_schedules enable row level security;
alter table public.job_schedules force row level security;
create policy job_schedules_none on public.job_schedules for select to authenticated using (false);
grant select, insert, update, delete on public.job_schedules to service_role;

create function public.claim_schedule(p_name text, p_every_seconds integer) returns boolean
language plpgsql security invoker set search_path = ''
as $$
begin
  insert into public.job_schedules as s (name, last_run_at) values (p_name, now())
  on conflict (name) do update set last_run_at = now()
    where s.last_run_at <= now() - make_interval(secs => p_every_seconds);
  return found;
end
$$;
comment on function public.claim_schedule(text, integer) is 'Worker: true for the one caller whose turn it is.';
grant execute on function public.claim_schedule(text, integer) to service_role;

create function private.prune_jobs() returns void
language sql security definer set search_path = ''
as $$
  delete from pgmq.a_jobs where archived_at < now() - interval '7 days';
  delete from public.idempotency_keys where created_at < now() - interval '1 day';
  delete from public.job_failures where coalesce(retried_at, failed_at) < now() - interval '90 days';
$$;
comment on function private.prune_jobs() is 'Deletes finished messages after a week, idempotency keys after a day, dead letters after ninety days.';
create function public.prune_jobs() returns void
language sql security invoker set search_path = ''
as $$ select private.prune_jobs() $$;
comment on function public.prune_jobs() is 'Worker: see private.prune_jobs.';
grant execute on function private.prune_jobs(), public.prune_jobs() to service_role;
