-- What an organisation's corrections teach the classifier, and reading the history again.

create table public.reply_heads (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  version integer not null,
  base text not null,
  weights text not null,
  n integer not null check (n >= 0),
  quality jsonb not null check (jsonb_typeof(quality) = 'object'),
  is_active boolean not null default false,
  learned_through timestamptz not null,
  learned_at timestamptz not null default now(),
  unique (org_id, version)
);
comment on table public.reply_heads is 'Corrections on top of the committed head, one organisation each: learned from what its people said of its replies.';
comment on column public.reply_heads.base is 'Fingerprint of the committed head that it was learned on; with another head it is not used.';
comment on column public.reply_heads.weights is 'Packed weights of the fields that cross-validation found better; empty when none was.';
comment on column public.reply_heads.quality is 'Cross-validated log loss and accuracy before and after, field by field.';
comment on column public.reply_heads.learned_through is 'The latest correction that was learned from.';
create unique index reply_heads_active_idx on public.reply_heads (org_id) where is_active;

create table public.reply_runs (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  total integer not null default 0 check (total >= 0),
  done integer not null default 0 check (done >= 0),
  changed integer not null default 0 check (changed >= 0),
  last_event_id uuid,
  failure text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.reply_runs is 'Reading all replies again: progress, and where to go on after an interruption.';
create unique index reply_runs_active_idx on public.reply_runs (org_id) where status in ('queued', 'running');
create index reply_runs_org_idx on public.reply_runs (org_id, created_at desc);
create trigger reply_runs_touch before update on public.reply_runs
  for each row execute function private.touch_updated_at();

do $$
declare
  t text;
begin
  foreach t in array array['reply_heads', 'reply_runs'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;

create function public.store_reply_head(p_org_id uuid, p_base text, p_weights text, p_n integer, p_quality jsonb,
  p_is_active boolean, p_learned_through timestamptz)
returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  new_version integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('reply_heads:' || p_org_id, 0));
  select coalesce(max(h.version), 0) + 1 into new_version from public.reply_heads h where h.org_id = p_org_id;
  update public.reply_heads h set is_active = false where h.org_id = p_org_id and h.is_active;
  insert into public.reply_heads (org_id, version, base, weights, n, quality, is_active, learned_through)
  values (p_org_id, new_version, p_base, p_weights, p_n, p_quality, p_is_active, p_learned_through);
  delete from public.reply_heads h where h.org_id = p_org_id and h.version <= new_version - 20;
  return new_version;
end
$$;
comment on function public.store_reply_head(uuid, text, text, integer, jsonb, boolean, timestamptz) is
  'Worker: the latest verdict replaces the one before, also when it says that nothing is to be corrected. Keeps twenty.';
grant execute on function public.store_reply_head(uuid, text, text, integer, jsonb, boolean, timestamptz) to service_role;

create function private.learn_from_corrections() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed record;
begin
  for changed in
    select distinct n.org_id from new_rows n join old_rows b on b.event_id = n.event_id
    where n.corrected is not null and n.corrected is distinct from b.corrected
  loop
    -- A burst of labels is learned from once, a little later.
    if (select count(*) from public.reply_reviews r where r.org_id = changed.org_id and r.corrected is not null
        and r.corrected_at > coalesce((select max(h.learned_through) from public.reply_heads h where h.org_id = changed.org_id), '-infinity')) >= 10 then
      perform private.publish_once('replies.learn', jsonb_build_object('org_id', changed.org_id), 'learn', 30);
    end if;
  end loop;
  return null;
end
$$;
comment on function private.learn_from_corrections() is 'Ten new corrections are worth learning from.';
create trigger reply_reviews_learn after update on public.reply_reviews
  referencing old table as old_rows new table as new_rows for each statement execute function private.learn_from_corrections();

create function private.start_reply_run(p_org_id uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin can have all replies read again.' using errcode = 'PT403';
  end if;
  update public.reply_runs r set status = 'failed', failure = 'It was interrupted. Start it again.'
  where r.org_id = p_org_id and r.status in ('queued', 'running') and r.updated_at < now() - interval '1 hour';
  insert into public.reply_runs (org_id, created_by, total)
  select p_org_id, auth.uid(), count(*) from public.outcome_events e
  where e.org_id = p_org_id and e.type = 'replied' and not e.is_auto_reply
  on conflict do nothing
  returning id into new_id;
  if new_id is null then
    raise exception 'The replies are being read again already.' using errcode = 'PT409';
  end if;
  perform private.publish('replies.reclassify', jsonb_build_object('org_id', p_org_id, 'run_id', new_id));
  return new_id;
end
$$;
create function public.start_reply_run(p_org_id uuid) returns uuid
language sql security invoker set search_path = ''
as $$ select private.start_reply_run(p_org_id) $$;
comment on function public.start_reply_run(uuid) is 'Admin: has all replies read again, in the background; one run at a time.';

create function private.cancel_reply_run(p_org_id uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin can stop this.' using errcode = 'PT403';
  end if;
  update public.reply_runs r set status = 'cancelled' where r.org_id = p_org_id and r.status in ('queued', 'running');
  return found;
end
$$;
create function public.cancel_reply_run(p_org_id uuid) returns boolean
language sql security invoker set search_path = ''
as $$ select private.cancel_reply_run(p_org_id) $$;
comment on function public.cancel_reply_run(uuid) is 'Admin: stops the run after its current batch. What it has read stays.';
grant execute on function private.start_reply_run(uuid), public.start_reply_run(uuid),
  private.cancel_reply_run(uuid), public.cancel_reply_run(uuid) to authenticated;
