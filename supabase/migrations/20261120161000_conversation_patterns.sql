-- Past exchanges that are found again, and what was learned from them.

create trigger conversations_source after insert on public.conversations
  referencing new table as changed_rows for each statement execute function private.publish_sources('conversation');
create trigger conversations_forget after delete on public.conversations
  referencing old table as old_rows for each statement execute function private.forget_embeddings('conversation');

create function private.publish_judged_conversations() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish_source_ids(c.org_id, 'conversation', c.ids)
  from (select n.org_id, array_agg(n.conversation_id) as ids from changed_rows n group by n.org_id) c;
  return null;
end
$$;
comment on function private.publish_judged_conversations() is 'A judgement changes how much an exchange is worth as an example.';
create trigger conversation_feedback_source_insert after insert on public.conversation_feedback
  referencing new table as changed_rows for each statement execute function private.publish_judged_conversations();
create trigger conversation_feedback_source_update after update on public.conversation_feedback
  referencing new table as changed_rows for each statement execute function private.publish_judged_conversations();

create table public.learned_patterns (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  pattern_type text not null check (length(pattern_type) between 1 and 100),
  description text not null check (length(description) between 1 and 4000),
  metadata jsonb not null default '{}'::jsonb check (jsonb_typeof(metadata) = 'object'),
  source text not null default 'manual' check (source in ('manual', 'proposed')),
  status text not null default 'active' check (status in ('proposed', 'active', 'retired')),
  cluster_key text,
  successes integer check (successes between 0 and n),
  n integer check (n >= 0),
  conversation_ids uuid[] not null default '{}',
  expires_at timestamptz,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, cluster_key)
);
comment on table public.learned_patterns is 'What agents of the organisation should know: written by a person, or proposed from exchanges that went alike.';
comment on column public.learned_patterns.cluster_key is 'Of a proposal: the exchange that stands for its cluster, so that a later look updates it instead of proposing it again.';
comment on column public.learned_patterns.n is 'Exchanges behind it, and how many of them succeeded; null where a person wrote it.';
comment on column public.learned_patterns.conversation_ids is 'Examples, while the retention keeps them.';
create index learned_patterns_recent_idx on public.learned_patterns (org_id, status, created_at desc, id desc);
create trigger learned_patterns_touch before update on public.learned_patterns
  for each row execute function private.touch_updated_at();
create trigger learned_patterns_source_insert after insert on public.learned_patterns
  referencing new table as changed_rows for each statement execute function private.publish_sources('learned_pattern');
create trigger learned_patterns_source_update after update on public.learned_patterns
  referencing new table as changed_rows for each statement execute function private.publish_sources('learned_pattern');
create trigger learned_patterns_forget after delete on public.learned_patterns
  referencing old table as old_rows for each statement execute function private.forget_embeddings('learned_pattern');

alter table public.learned_patterns enable row level security;
alter table public.learned_patterns force row level security;
create policy learned_patterns_select on public.learned_patterns for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy learned_patterns_insert on public.learned_patterns for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and source = 'manual' and created_by = (select auth.uid()));
create policy learned_patterns_update on public.learned_patterns for update to authenticated
  using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()));
create policy learned_patterns_delete on public.learned_patterns for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
grant select, delete on public.learned_patterns to authenticated;
grant insert (id, org_id, pattern_type, description, metadata, expires_at, created_by) on public.learned_patterns to authenticated;
grant update (description, metadata, status, expires_at) on public.learned_patterns to authenticated;
grant select, insert, update, delete on public.learned_patterns to service_role;
