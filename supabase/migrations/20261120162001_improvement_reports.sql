-- What the conversations of a period say, kept as it was said then.

create table public.improvement_reports (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  agent_name text check (length(agent_name) between 1 and 200),
  trigger text not null default 'asked' check (trigger in ('asked', 'automatic')),
  period_from timestamptz not null,
  period_to timestamptz not null check (period_to >= period_from),
  baseline_from timestamptz,
  baseline_to timestamptz,
  n integer not null check (n >= 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.improvement_reports is 'Analysis of a period, comparison with the one before, suggestions and what became of earlier ones. Append-only.';
comment on column public.improvement_reports.agent_name is 'The agent that it is about; null: all agents.';
comment on column public.improvement_reports.period_from is 'Of an automatic report the time of arrival counts, of one that was asked for the time when something was said.';
create index improvement_reports_recent_idx on public.improvement_reports (org_id, created_at desc, id desc);
create unique index improvement_reports_once_idx on public.improvement_reports (org_id, coalesce(agent_name, ''), period_from)
  where trigger = 'automatic';

create function private.keep_reports() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(current_setting('winloop.erasing', true), '') <> 'on' then
    raise exception 'A report is not changed afterwards.' using errcode = 'PT403';
  end if;
  return new;
end
$$;
comment on function private.keep_reports() is 'Row trigger: refuses every update but an erasure.';
create trigger improvement_reports_append_only before update on public.improvement_reports
  for each row execute function private.keep_reports();

create function private.announce_report() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  known jsonb := (select jsonb_path_query_array(r.content, '$.suggestions[*] ? (@.severity == "high").key') from public.improvement_reports r
    where r.org_id = new.org_id and r.id <> new.id and r.agent_name is not distinct from new.agent_name and r.is_unnamed = new.is_unnamed
    order by r.created_at desc, r.id desc limit 1);
  high jsonb := (select jsonb_agg(h order by place) from jsonb_path_query(new.content, '$.suggestions[*] ? (@.severity == "high")')
    with ordinality as f (h, place) where not coalesce(known @> (h -> 'key'), false));
begin
  if high is null then
    return null;
  end if;
  insert into public.notifications (org_id, kind, dedupe_key, severity, title, body, next_action, href)
  values (new.org_id, 'system', 'report:' || new.id, 3,
    left(case when new.is_unnamed then 'Agents without a name' else coalesce(new.agent_name, 'Your agents') end, 150)
      || ': ' || jsonb_array_length(high) || case when jsonb_array_length(high) = 1 then ' urgent finding' else ' urgent findings' end,
    left((select string_agg(h ->> 'suggestion', ' ') from jsonb_array_elements(high) as h), 1000),
    left(high -> 0 ->> 'proposed_change', 300), '/conversations/reports/' || new.id)
  on conflict (org_id, dedupe_key) do nothing;
  perform private.emit_event(new.org_id, 'report.high_severity', new.id::text, jsonb_build_object('report_id', new.id,
    'trigger', new.trigger, 'n', new.n, 'high', jsonb_array_length(high),
    'kinds', (select jsonb_agg(distinct h -> 'kind') from jsonb_array_elements(high) as h)));
  return null;
end
$$;
comment on function private.announce_report() is 'Row trigger: what is urgent, and was not in the report before on the same agent, is told in the app and to subscribed addresses; these learn the kinds only, no text.';
create trigger improvement_reports_announce after insert on public.improvement_reports
  for each row execute function private.announce_report();

alter table public.improvement_reports enable row level security;
alter table public.improvement_reports force row level security;
create policy improvement_reports_select on public.improvement_reports for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy improvement_reports_insert on public.improvement_reports for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and trigger = 'asked' and created_by = (select auth.uid()));
grant select on public.improvement_reports to authenticated;
grant insert (id, org_id, agent_name, period_from, period_to, baseline_from, baseline_to, n, content, created_by)
  on public.improvement_reports to authenticated;
grant select, insert, update, delete on public.improvement_reports to service_role;

create function public.due_improvement_reports(p_org_id uuid, p_every integer)
returns table (agent_name text, n bigint, arrived_from timestamptz, arrived_to timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select c.agent_name, count(*), min(c.created_at), now()
  from public.conversations c
  left join (select r.agent_name, max(r.period_to) as until from public.improvement_reports r
    where r.org_id = p_org_id and r.trigger = 'automatic' group by r.agent_name) last on last.agent_name is not distinct from c.agent_name
  where c.org_id = p_org_id and c.created_at >= coalesce(last.until, '-infinity') and c.created_at < now()
  group by c.agent_name having count(*) >= p_every
$$;
comment on function public.due_improvement_reports(uuid, integer) is 'Agents of which so many exchanges have arrived since their last automatic report. Exchanges without a name call for a report on all agents.';

create function public.conversation_status(p_org_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'total', (select count(*) from public.conversations c where c.org_id = p_org_id),
    'last_logged_at', (select max(c.occurred_at) from public.conversations c where c.org_id = p_org_id),
    'exchanges', (select count(*) from public.embeddings e where e.org_id = p_org_id and e.kind = 'conversation' and e.chunk = 0),
    'patterns', (select count(*) from public.learned_patterns p where p.org_id = p_org_id and p.status = 'active'
      and (p.expires_at is null or p.expires_at > now())),
    'reports', (select count(*) from public.improvement_reports r where r.org_id = p_org_id),
    'last_report_at', (select max(r.created_at) from public.improvement_reports r where r.org_id = p_org_id))
$$;
comment on function public.conversation_status(uuid) is 'How much has been logged, how much of it can be found again, and when it was last looked at.';
revoke all on function private.keep_reports(), private.announce_report(), public.due_improvement_reports(uuid, integer),
  public.conversation_status(uuid) from public;
grant execute on function public.due_improvement_reports(uuid, integer) to service_role;
grant execute on function public.conversation_status(uuid) to authenticated, service_role;
