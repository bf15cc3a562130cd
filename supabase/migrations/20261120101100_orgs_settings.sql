-- Settings, retention and invitations' way out of the database.

create table public.retention_policies (
  org_id uuid not null references public.organizations (id) on delete cascade,
  kind text not null check (kind in ('activities', 'conversations', 'generations', 'webhook_deliveries')),
  keep_days integer not null check (keep_days between 1 and 3650),
  updated_at timestamptz not null default now(),
  primary key (org_id, kind)
);
comment on table public.retention_policies is 'How long each kind of record is kept; a kind without a row is kept until somebody deletes it, but the bodies of webhook deliveries for 30 days and conversations for 90.';
comment on column public.retention_policies.keep_days is 'Records older than this many days are deleted once a day.';
alter table public.retention_policies enable row level security;
alter table public.retention_policies force row level security;
create policy retention_policies_select on public.retention_policies for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy retention_policies_insert on public.retention_policies for insert to authenticated
  with check (org_id in (select private.admin_org_ids()));
create policy retention_policies_update on public.retention_policies for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));
create policy retention_policies_delete on public.retention_policies for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
grant select, insert, update, delete on public.retention_policies to authenticated, service_role;
create trigger retention_policies_touch before update on public.retention_policies
  for each row execute function private.touch_updated_at();

create function public.change_setting(p_org_id uuid, p_key text, p_value jsonb) returns void
language plpgsql security invoker set search_path = ''
as $$
begin
  update public.organizations o
  set settings = case when p_value is null then o.settings - p_key else jsonb_set(o.settings, array[p_key], p_value) end
  where o.id = p_org_id;
  if not found then
    raise exception 'Only an admin can change settings.' using errcode = 'PT403';
  end if;
end
$$;
comment on function public.change_setting(uuid, text, jsonb) is 'Sets one top-level setting, or removes it with null; two admins changing different settings do not undo each other.';
grant execute on function public.change_setting(uuid, text, jsonb) to authenticated, service_role;

create function private.apply_retention(p_batch integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  policy record;
  source record;
  deleted integer;
  total integer := 0;
begin
  perform set_config('winloop.erasing', 'on', true);
  for policy in
    select r.org_id, r.kind, r.keep_days from public.retention_policies r
    union all
    select o.id, 'conversations', 90 from public.organizations o
    where not exists (select 1 from public.retention_policies r where r.org_id = o.id and r.kind = 'conversations')
  loop
    select * into source from (values
      ('activities', 'occurred_at'), ('conversations', 'created_at'), ('generations', 'created_at'),
      ('webhook_deliveries', 'received_at'), ('event_deliveries', 'created_at')) as v (name, happened_at)
    where v.name = policy.kind and to_regclass('public.' || v.name) is not null;
    continue when source.name is null;
    execute format('delete from public.%1$I where ctid = any (array(select t.ctid from public.%1$I t
      where t.org_id = $1 and t.%2$I < now() - make_interval(days => $2) limit $3))', source.name, source.happened_at)
    using policy.org_id, policy.keep_days, p_batch;
    get diagnostics deleted = row_count;
    total := total + deleted;
    if deleted > 0 then
      perform private.audit(policy.org_id, 'retention.applied', policy.kind, null, jsonb_build_object('deleted', deleted));
    end if;
  end loop;
  perform set_config('winloop.erasing', 'off', true);
  return total;
end
$$;
comment on function private.apply_retention(integer) is 'Deletes one batch of what is older than the policies allow; returns how many rows, so that the job repeats until nothing is left.';
create function public.apply_retention(p_batch integer) returns integer
language sql security invoker set search_path = ''
as $$ select private.apply_retention(p_batch) $$;
comment on function public.apply_retention(integer) is 'Worker: see private.apply_retention.';
grant execute on function private.apply_retention(integer), public.apply_retention(integer) to service_role;

create function private.dismiss_job(p_failure_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.job_failures f where f.id = p_failure_id and f.org_id in (select private.admin_org_ids());
  if not found then
    raise exception 'There is no such failed job.' using errcode = 'PT404';
  end if;
end
$$;
comment on function private.dismiss_job(uuid) is 'Admin: forgets a dead letter.';
create function public.dismiss_job(p_failure_id uuid) returns void
language sql security invoker set search_path = ''
as $$ select private.dismiss_job(p_failure_id) $$;
comment on function public.dismiss_job(uuid) is 'Admin: forgets a dead letter.';
grant execute on function private.dismiss_job(uuid), public.dismiss_job(uuid) to authenticated;
