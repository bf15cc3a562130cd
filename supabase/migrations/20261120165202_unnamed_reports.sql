-- Reports on agents without a name, and an urgent finding that leads to its report.

alter table public.improvement_reports
  add column is_unnamed boolean not null default false check (not is_unnamed or agent_name is null);
comment on column public.improvement_reports.is_unnamed is 'It is about exchanges without agent name only; otherwise no name means all agents.';
grant insert (is_unnamed) on public.improvement_reports to authenticated;
