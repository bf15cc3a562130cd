-- Reports on agents without a name, and an urgent finding that leads to its report.

alter table public.improvement_reports
  add column is_unnamed boolean not null default false check (not is_unnamed or agent_name is null);
comment on column public.improvement_reports.is_unnamed is 'It is about exchanges without agent name only; otherwise no name means all agents.';
grant insert (is_unnamed) on public.improvement_reports to authenticated;

create or replace function private.announce_report() returns trigger
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
