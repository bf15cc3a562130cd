-- What agents said and what was answered: logged as it happened, forgotten when its time is over.

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  session_id text not null check (length(session_id) between 1 and 200),
  agent_name text check (length(agent_name) between 1 and 200),
  user_message text not null check (length(user_message) <= 20000),
  agent_response text not null check (length(agent_response) <= 20000),
  response_time_ms integer not null check (response_time_ms >= 0),
  success boolean not null,
  error text check (length(error) <= 2000),
  room_name text check (length(room_name) <= 200),
  metadata jsonb not null default '{}'::jsonb check (jsonb_typeof(metadata) = 'object'),
  source text not null default 'api' check (source in ('api', 'mcp', 'client')),
  redactions jsonb not null default '{}'::jsonb check (jsonb_typeof(redactions) = 'object'),
  occurred_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.conversations is 'One exchange a row: what somebody said to an agent and what it answered. Append-only; the retention deletes it.';
comment on column public.conversations.session_id is 'The conversation that the exchange belongs to, by the agent''s own name for it.';
comment on column public.conversations.room_name is 'Where it took place, such as the room of a voice call.';
comment on column public.conversations.redactions is 'What was taken out before it was stored: {kind: how often}.';
create index conversations_time_idx on public.conversations (org_id, occurred_at desc, id desc);
create index conversations_session_idx on public.conversations (org_id, session_id, occurred_at, id);
create index conversations_failed_idx on public.conversations (org_id, occurred_at desc) where not success;
create index conversations_created_idx on public.conversations (org_id, created_at);

create table public.conversation_feedback (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  conversation_id uuid not null,
  principal_id uuid not null default auth.uid(),
  rating integer check (rating between 1 and 5),
  correction text check (length(correction) between 1 and 20000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, conversation_id, principal_id),
  check (rating is not null or correction is not null),
  foreign key (org_id, conversation_id) references public.conversations (org_id, id) on delete cascade
);
comment on table public.conversation_feedback is 'What a person thinks of an answer, and what should have been said. One a person and exchange.';
create trigger conversation_feedback_touch before update on public.conversation_feedback
  for each row execute function private.touch_updated_at();

create function private.keep_conversations() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and coalesce(current_setting('winloop.erasing', true), '') <> 'on' then
    raise exception 'What was said is not changed afterwards.' using errcode = 'PT403';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
comment on function private.keep_conversations() is 'Row trigger: refuses every update but an erasure.';
create trigger conversations_append_only before update on public.conversations
  for each row execute function private.keep_conversations();

create function private.publish_conversations() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish_once('conversation.logged', jsonb_build_object('org_id', n.org_id), 'conversation.logged:' || n.org_id, 0)
  from (select distinct org_id from new_rows) n;
  return null;
end
$$;
comment on function private.publish_conversations() is 'Something was said in these organisations: one waiting message is enough.';
create trigger conversations_publish after insert on public.conversations
  referencing new table as new_rows for each statement execute function private.publish_conversations();

do $$
declare
  t text;
begin
  foreach t in array array['conversations', 'conversation_feedback'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy conversations_insert on public.conversations for insert to authenticated
  with check (org_id in (select private.writer_org_ids()));
grant select, insert on public.conversations to authenticated;
create policy conversation_feedback_insert on public.conversation_feedback for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy conversation_feedback_update on public.conversation_feedback for update to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()))
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy conversation_feedback_delete on public.conversation_feedback for delete to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
grant select, insert, delete on public.conversation_feedback to authenticated;
grant update (rating, correction) on public.conversation_feedback to authenticated;
