-- The read model of the learning dashboard, and the two traces it needs: who was here on a day, and what a search led to.

create table public.learning_figures (
  org_id uuid not null references public.organizations (id) on delete cascade,
  days integer not null check (days > 0),
  key text not null check (length(key) between 1 and 80),
  value jsonb not null,
  computed_at timestamptz not null default now(),
  primary key (org_id, days, key)
);
comment on table public.learning_figures is 'Figures as the job learning.refresh computed them, one row a period (in days) and figure; pages only read.';
comment on column public.learning_figures.key is 'A figure of lib/learning/figures.ts, "series:" and a figure, "period", "error_patterns" or "suggestions".';

create table public.member_days (
  org_id uuid not null references public.organizations (id) on delete cascade,
  principal_id uuid not null default auth.uid(),
  day date not null,
  primary key (org_id, day, principal_id),
  foreign key (org_id, principal_id) references public.memberships (org_id, principal_id) on delete cascade
);
comment on table public.member_days is 'A person was here on this day of the organisation''s calendar: once a day, nothing else. Kept for 25 months.';

create table public.searches (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  principal_id uuid not null default auth.uid(),
  place text not null check (place in ('library', 'conversations', 'palette')),
  results integer not null check (results between 0 and 10000),
  opened_rank integer check (opened_rank between 1 and 10000),
  occurred_at timestamptz not null default now(),
  unique (org_id, id),
  foreign key (org_id, principal_id) references public.memberships (org_id, principal_id) on delete cascade
);
comment on table public.searches is 'That somebody searched, how much was found, and the place in the list of what was opened first. Never the words. Kept for 25 months.';
create index searches_time_idx on public.searches (org_id, occurred_at);
create index searches_principal_idx on public.searches (org_id, principal_id);
create index member_days_principal_idx on public.member_days (org_id, principal_id);

do $$
declare
  t text;
begin
  foreach t in array array['learning_figures', 'member_days', 'searches'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy learning_figures_select on public.learning_figures for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.learning_figures to authenticated;
-- Who works when is nobody else's business: counts go to everybody, days to the person alone.
create policy member_days_select on public.member_days for select to authenticated
  using (org_id in (select private.member_org_ids()) and principal_id = (select auth.uid()));
create policy searches_select on public.searches for select to authenticated
  using (org_id in (select private.member_org_ids()) and principal_id = (select auth.uid()));
grant select on public.member_days, public.searches to authenticated;

create function private.zone_of(p_org_id uuid) returns text
language sql stable security definer set search_path = ''
as $$ select coalesce((select g.time_zone from public.organizations g where g.id = p_org_id), 'UTC') $$;
comment on function private.zone_of(uuid) is 'The time zone of the organisation''s calendar.';

create function private.note_member_day(p_org_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.member_days (org_id, principal_id, day)
  select m.org_id, m.principal_id, (now() at time zone private.zone_of(p_org_id))::date
  from public.memberships m where m.org_id = p_org_id and m.principal_id = auth.uid() and m.kind = 'user'
  on conflict do nothing;
end
$$;
create function public.note_member_day(p_org_id uuid) returns void
language sql volatile security invoker set search_path = ''
as $$ select private.note_member_day(p_org_id) $$;
comment on function public.note_member_day(uuid) is 'The caller was here today. For people; of a key, and for an organisation of others, nothing is noted.';

create function private.note_search(p_org_id uuid, p_id uuid, p_place text, p_results integer, p_opened_rank integer) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org_id not in (select private.member_org_ids()) then
    raise exception 'There is no such organisation.' using errcode = 'PT404';
  end if;
  insert into public.searches as s (id, org_id, principal_id, place, results, opened_rank)
  values (p_id, p_org_id, auth.uid(), p_place, p_results, p_opened_rank)
  on conflict (id) do update set opened_rank = coalesce(s.opened_rank, excluded.opened_rank)
    where s.org_id = excluded.org_id and s.principal_id = excluded.principal_id;
end
$$;
create function public.note_search(p_org_id uuid, p_id uuid, p_place text, p_results integer, p_opened_rank integer default null) returns void
language sql volatile security invoker set search_path = ''
as $$ select private.note_search(p_org_id, p_id, p_place, p_results, p_opened_rank) $$;
comment on function public.note_search(uuid, uuid, text, integer, integer) is
  'The caller searched, or opened a result of that search: the first one that is opened counts. A search of somebody else is not changed.';

create function private.prune_learning() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  gone integer;
begin
  delete from public.searches s where s.occurred_at < now() - interval '25 months';
  get diagnostics gone = row_count;
  delete from public.member_days d where d.day < (now() - interval '25 months')::date;
  return gone;
end
$$;
create function public.prune_learning() returns integer
language sql volatile security invoker set search_path = ''
as $$ select private.prune_learning() $$;
comment on function public.prune_learning() is 'Worker: forgets searches and days that no figure looks back to.';

revoke all on function private.zone_of(uuid), private.note_member_day(uuid), public.note_member_day(uuid),
  private.note_search(uuid, uuid, text, integer, integer), public.note_search(uuid, uuid, text, integer, integer),
  private.prune_learning(), public.prune_learning() from public;
grant execute on function private.note_member_day(uuid), public.note_member_day(uuid),
  private.note_search(uuid, uuid, text, integer, integer), public.note_search(uuid, uuid, text, integer, integer) to authenticated;
grant execute on function private.zone_of(uuid), private.prune_learning(), public.prune_learning() to service_role;
