-- A reply counts from the moment it stands in the ledger, whether or not the job that follows it has run.

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
    where m.org_id = p_org_id and m.status = 'scheduled' and m.channel = 'email' and m.due_at <= now()
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

create or replace function public.settle_outbox(p_org_id uuid, p_id uuid, p_status text, p_reason text default null,
  p_provider_message_id text default null, p_due_at timestamptz default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  message public.outbox_messages;
begin
  if coalesce(auth.role(), '') <> 'service_role' then
    raise exception 'Only the sending job settles messages.' using errcode = 'PT403';
  end if;
  update public.outbox_messages m set status = p_status, reason = p_reason, due_at = coalesce(p_due_at, m.due_at),
    sent_at = case when p_status = 'sent' then now() end, sent_via = case when p_status = 'sent' then 'sendgrid' end
  where m.org_id = p_org_id and m.id = p_id and m.status = 'sending' returning m.* into message;
  if message.id is null then
    return;
  end if;
  if p_status = 'sent' and p_provider_message_id is not null then
    update public.outcome_labels o set provider_message_id = p_provider_message_id
    where o.id = message.outcome_id
      -- An id that the provider gave twice names nobody, and must not keep a sent mail from being settled.
      and not exists (select 1 from public.outcome_labels x where x.org_id = p_org_id and x.provider_message_id = p_provider_message_id);
  elsif p_status in ('scheduled', 'failed') then
    -- The provider refused it: it was never sent, so it is no trial.
    delete from public.outcome_labels o where o.org_id = p_org_id and o.id = message.outcome_id
      and not exists (select 1 from public.outcome_events e where e.outcome_id = o.id);
  end if;
end
$$;
