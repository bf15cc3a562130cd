-- Messages that wait in the outbox with a text of a trial that went back: held for a person, who takes the text from before or keeps this one.

alter table public.outbox_messages
  add column outdated_item_id uuid,
  add column outdated_choice text check (outdated_choice in ('replaced', 'kept')),
  add column text_before jsonb check (jsonb_typeof(text_before) = 'object'),
  add constraint outbox_messages_outdated_fkey foreign key (org_id, outdated_item_id)
    references public.optimization_plan_items (org_id, id) on delete set null (outdated_item_id);
comment on column public.outbox_messages.outdated_item_id is 'The change on trial that this text was written under and that went back before the message left.';
comment on column public.outbox_messages.outdated_choice is 'What a person decided about it; null: nobody has yet, and the message is not sent by itself.';
comment on column public.outbox_messages.text_before is 'What was replaced, so that it can be put back.';
create index outbox_messages_outdated_idx on public.outbox_messages (org_id, outdated_item_id) where outdated_item_id is not null;

create function private.is_outdated(p_message public.outbox_messages) returns boolean
language sql immutable set search_path = ''
as $$ select p_message.outdated_item_id is not null and p_message.outdated_choice is null $$;
comment on function private.is_outdated(public.outbox_messages) is 'Waits for somebody to choose its text.';

create function private.outdate_outbox() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  with held as (
    update public.outbox_messages m set outdated_item_id = new.id, outdated_choice = null, text_before = null
    where m.org_id = new.org_id and m.status in ('scheduled', 'failed') and not private.is_outdated(m)
      and (private.trial_arm(m.experiment, new.id) = 'treatment'
        -- In force for everybody it was logged with nobody: the step says that the change shaped it.
        or (old.status = 'adopted' and m.created_at >= old.ended_at and exists (
          select 1 from public.campaign_plans p join public.sequence_steps s on s.org_id = p.org_id and s.sequence_id = p.sequence_id
          where p.org_id = m.org_id and p.campaign_id = m.campaign_id and s.place = m.place
            and s.arms @> jsonb_build_array(jsonb_build_object('plan_item_id', new.id, 'arm', 'treatment')))))
    returning m.created_by)
  insert into public.notifications (org_id, owner_id, kind, dedupe_key, severity, title, body, next_action, href)
  select new.org_id, w.principal_id, 'system', 'outbox:' || new.id || ':' || coalesce(w.principal_id::text, ''), 2,
    count(*) || case when count(*) = 1 then ' message waits' else ' messages wait' end || ' for your choice',
    left('Written for a trial that went back: ' || coalesce(new.line ->> 'text', ''), 1000),
    'Take the text from before, or keep this one', '/outbox?show=outdated'
  from held h left join public.memberships w on w.org_id = new.org_id and w.principal_id = h.created_by
  group by w.principal_id
  on conflict (org_id, dedupe_key) do nothing;
  return null;
end
$$;
comment on function private.outdate_outbox() is 'Row trigger: what a trial shaped and what has not left yet is held when the trial goes back, by rule or by hand; whoever launched it is told. What was sent stays.';
create trigger optimization_plan_items_outdate after update of status on public.optimization_plan_items
  for each row when (new.status in ('rolled_back', 'taken_back') and old.status in ('canary', 'adopted'))
  execute function private.outdate_outbox();

create function private.settle_outdated(p_org_id uuid, p_choice text, p_texts jsonb) returns setof uuid
language plpgsql security definer set search_path = ''
as $$
declare
  changed uuid[];
begin
  if p_org_id not in (select private.writer_org_ids()) then
    raise exception 'You may not change this outbox.' using errcode = 'PT403';
  end if;
  with told as (
    update public.outbox_messages m set outdated_choice = p_choice,
      text_before = case when p_choice = 'replaced' then jsonb_build_object('subject_line', m.subject_line, 'body', m.body,
        'agent_decisions', m.agent_decisions, 'practice_ids', m.practice_ids, 'experiment', m.experiment) end,
      subject_line = case when text.change is null then m.subject_line else text.change ->> 'subject_line' end,
      body = coalesce(text.change ->> 'body', m.body),
      agent_decisions = coalesce(text.change -> 'agent_decisions', m.agent_decisions),
      practice_ids = case when text.change is null then m.practice_ids
        else array(select jsonb_array_elements_text(text.change -> 'practice_ids')::uuid) end,
      experiment = case when text.change is null then m.experiment else nullif(text.change -> 'experiment', 'null'::jsonb) end
    from jsonb_array_elements(p_texts) as t (value)
    cross join lateral (select (t.value ->> 'id')::uuid as id) as k
    join public.outbox_messages w on w.org_id = p_org_id and w.id = k.id
    cross join lateral (select case when p_choice = 'replaced' then t.value when p_choice is null then w.text_before end as change) as text
    where m.org_id = p_org_id and m.id = k.id and m.status in ('scheduled', 'failed') and m.outdated_item_id is not null
      and (m.outdated_choice is null) = (p_choice is not null)
    returning m.id)
  select coalesce(array_agg(told.id), '{}') into changed from told;
  update public.notifications n set resolved_at = case when exists (select 1 from public.outbox_messages m
      where m.org_id = p_org_id and n.dedupe_key = 'outbox:' || m.outdated_item_id || ':' || coalesce(m.created_by::text, '')
        and m.status in ('scheduled', 'failed') and private.is_outdated(m)) then null else now() end
  where n.org_id = p_org_id and n.dedupe_key in (select 'outbox:' || m.outdated_item_id || ':' || coalesce(m.created_by::text, '')
    from public.outbox_messages m where m.org_id = p_org_id and m.id = any (changed));
  return query select unnest(changed);
end
$$;
comment on function private.settle_outdated(uuid, text, jsonb) is 'A person''s choice about held messages: replaced (with these texts), kept, or null to take the choice back. Gives the ids that changed; what was sent meanwhile is not among them.';

create function public.settle_outdated(p_org_id uuid, p_choice text, p_texts jsonb) returns setof uuid
language sql security invoker set search_path = ''
as $$ select private.settle_outdated(p_org_id, p_choice, p_texts) $$;
comment on function public.settle_outdated(uuid, text, jsonb) is 'See private.settle_outdated.';
revoke all on function private.is_outdated(public.outbox_messages), private.outdate_outbox(), private.settle_outdated(uuid, text, jsonb),
  public.settle_outdated(uuid, text, jsonb) from public;
grant execute on function private.settle_outdated(uuid, text, jsonb), public.settle_outdated(uuid, text, jsonb) to authenticated;

-- As before, without what is held.
create or replace function public.claim_outbox(p_org_id uuid, p_limit integer)
returns table (id uuid, campaign_id uuid, outcome_id uuid, to_address text, subject_line text, body text, attempts integer, sender text)
language plpgsql security definer set search_path = ''
as $$
declare
  claimed uuid[];
begin
  if coalesce(auth.role(), '') <> 'service_role' then
    raise exception 'Only the sending job claims messages.' using errcode = 'PT403';
  end if;
  -- Nobody heard whether the provider took these: a person decides.
  update public.outbox_messages m set status = 'uncertain', reason = 'The connection ended before the provider answered.'
  where m.org_id = p_org_id and m.status = 'sending' and m.claimed_at < now() - interval '15 minutes';
  update public.outbox_messages m set status = 'stopped', reason = private.contact_refusal(p_org_id, m.contact_id)
  where m.org_id = p_org_id and m.status = 'scheduled' and m.due_at <= now()
    and private.contact_refusal(p_org_id, m.contact_id) is not null;
  update public.outbox_messages m set status = 'stopped', reason = case when o.meeting_booked then 'meeting' else 'replied' end
  from public.outcome_labels o
  where m.org_id = p_org_id and m.status = 'scheduled' and m.due_at <= now()
    and o.org_id = p_org_id and o.lead_id = m.contact_id and o.campaign_id = m.campaign_id
    and (o.replied or o.meeting_booked or o.meeting_completed);
  with due as (
    select m.id from public.outbox_messages m
    join public.campaigns c on c.org_id = m.org_id and c.id = m.campaign_id and c.status = 'active'
    where m.org_id = p_org_id and m.status = 'scheduled' and m.channel = 'email' and m.due_at <= now() and not private.is_outdated(m)
    order by m.due_at, m.id limit p_limit for update of m skip locked),
  taken as (
    update public.outbox_messages m set status = 'sending', claimed_at = now(), attempts = m.attempts + 1
    from due where m.id = due.id returning m.id)
  select coalesce(array_agg(taken.id), '{}') into claimed from taken;
  -- Tracked first: the provider's events may arrive before its answer has been stored.
  perform private.track_outbox(p_org_id, claimed, now());
  return query
  select m.id, m.campaign_id, m.outcome_id, m.to_address, m.subject_line, m.body, m.attempts, w.display_name
  from public.outbox_messages m
  left join public.memberships w on w.org_id = m.org_id and w.principal_id = m.created_by
  where m.org_id = p_org_id and m.id = any (claimed)
  order by m.due_at, m.id;
end
$$;

create or replace function public.outbox_due_organizations(p_limit integer) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select g.id from public.organizations g
  where auth.role() = 'service_role' and exists (select 1 from public.outbox_messages m
    where m.org_id = g.id and m.channel = 'email' and m.due_at <= now()
      and ((m.status = 'scheduled' and not private.is_outdated(m)) or (m.status = 'sending' and m.claimed_at < now() - interval '15 minutes')))
  limit p_limit
$$;
