-- Who may be written to, launching, sending once, stopping: short statements, each safe to repeat.

create function private.contact_refusal(p_org_id uuid, p_contact_id uuid) returns text
language sql stable security invoker set search_path = ''
as $$
  select case
    when not k.training_consent
      or lower(coalesce(k.attributes ->> 'do_not_contact', k.attributes ->> 'do_not_email', '')) in ('true', 'yes', '1')
      or lower(coalesce(k.attributes ->> 'contact_consent', '')) in ('false', 'no', '0') then 'no_consent'
    when o.unsubscribed then 'unsubscribed'
    when o.bounced then 'bounced' end
  from public.contacts k
  left join lateral (
    select bool_or(x.unsubscribed or x.spam_reported) as unsubscribed,
      bool_or(x.bounced and coalesce(x.bounce_type, 'hard') = 'hard') as bounced
    from public.outcome_labels x where x.org_id = p_org_id and x.lead_id = p_contact_id) o on true
  where k.org_id = p_org_id and k.id = p_contact_id
$$;
comment on function private.contact_refusal(uuid, uuid) is 'Why this contact may not be written to: no_consent, unsubscribed or bounced; null when nothing stands against it.';

create function public.campaign_audience(p_org_id uuid, p_campaign_id uuid)
returns table (contact_id uuid, email text, name text, job_title text, company text, industry text, company_size text,
  region text, lead_source text, time_zone text, last_activity_kind text, last_activity_at timestamptz, refusal text)
language sql stable security invoker set search_path = ''
as $$
  select k.id, k.email, k.name, k.job_title, c.name, coalesce(k.industry, c.industry), c.company_size,
    coalesce(k.region, c.region), k.lead_source, k.time_zone, a.kind, a.occurred_at, private.contact_refusal(p_org_id, k.id)
  from public.campaign_contacts x
  join public.contacts k on k.org_id = x.org_id and k.id = x.contact_id
  left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
  left join lateral (
    select v.kind, v.occurred_at from public.activities v
    where v.org_id = p_org_id and v.contact_id = k.id and v.kind in ('call', 'meeting', 'email') and v.occurred_at <= now()
    order by v.occurred_at desc limit 1) a on true
  where x.org_id = p_org_id and x.campaign_id = p_campaign_id
  order by lower(coalesce(k.name, k.email, '')), k.id
  limit 2000
$$;
comment on function public.campaign_audience(uuid, uuid) is 'The contacts of a campaign with the fields that fill slots, and why somebody is left out.';

create function public.launch_messages(p_org_id uuid, p_campaign_id uuid, p_messages jsonb) returns integer
language sql security invoker set search_path = ''
as $$
  with made as (
    insert into public.outbox_messages (org_id, campaign_id, contact_id, place, channel, to_address, subject_line, body,
      agent_decisions, practice_ids, experiment, due_at)
    select p_org_id, p_campaign_id, m.contact_id, m.place, m.channel, m.to_address, m.subject_line, m.body, m.agent_decisions,
      coalesce(m.practice_ids, '{}'), m.experiment, m.due_at
    from jsonb_to_recordset(p_messages) as m (contact_id uuid, place integer, channel text, to_address text, subject_line text,
      body text, agent_decisions jsonb, practice_ids uuid[], experiment jsonb, due_at timestamptz)
    on conflict (org_id, campaign_id, contact_id, place) do nothing
    returning 1)
  select count(*)::integer from made
$$;
comment on function public.launch_messages(uuid, uuid, jsonb) is 'Puts messages into the outbox; those that stand there already stay as they are. Returns how many are new.';

create function private.track_outbox(p_org_id uuid, p_ids uuid[], p_sent_at timestamptz) returns void
language sql security invoker set search_path = ''
as $$
  insert into public.outcome_labels (id, org_id, campaign_id, lead_id, channel, subject_line, message_body, framework, tone,
    agent_decisions, lead_industry, lead_role, company_size, practice_ids, experiment, sent_at, created_by)
  select m.outcome_id, m.org_id, m.campaign_id, m.contact_id, m.channel, m.subject_line, m.body,
    private.decision_of(m.agent_decisions, 'framework'), private.decision_of(m.agent_decisions, 'tone'), m.agent_decisions,
    coalesce(k.industry, c.industry), k.job_title, c.company_size, m.practice_ids, m.experiment, p_sent_at,
    coalesce(auth.uid(), m.created_by)
  from public.outbox_messages m
  join public.contacts k on k.org_id = m.org_id and k.id = m.contact_id
  left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
  where m.org_id = p_org_id and m.id = any (p_ids)
  on conflict (id) do nothing
$$;
comment on function private.track_outbox(uuid, uuid[], timestamptz) is 'Tracks these messages under the outcome ids that they carry. A message that never leaves is never counted.';

create function public.mark_outbox_sent(p_org_id uuid, p_id uuid, p_sent_at timestamptz) returns text
language plpgsql security invoker set search_path = ''
as $$
declare
  message public.outbox_messages;
begin
  select m.* into message from public.outbox_messages m where m.org_id = p_org_id and m.id = p_id for update;
  if message.id is null then
    raise exception 'There is no such message.' using errcode = 'PT404';
  end if;
  if message.status = 'sent' then
    return 'sent';
  end if;
  if message.status in ('stopped', 'sending') then
    raise exception '%', case message.status when 'stopped' then 'This sequence was stopped: the message must not be sent.'
      else 'This message is being sent right now.' end using errcode = 'PT409';
  end if;
  perform private.track_outbox(p_org_id, array[p_id], p_sent_at);
  update public.outbox_messages m set status = 'sent', reason = null, sent_at = p_sent_at, sent_by = auth.uid(), sent_via = 'rep'
  where m.org_id = p_org_id and m.id = p_id;
  return 'sent';
end
$$;
comment on function public.mark_outbox_sent(uuid, uuid, timestamptz) is 'A rep sent the message by hand: it is tracked from that moment. Doing it again changes nothing.';

create function public.claim_outbox(p_org_id uuid, p_limit integer)
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
comment on function public.claim_outbox(uuid, integer) is 'The job takes due mails for itself, tracks them and gets them once: whoever else asks does not see them.';

create function public.settle_outbox(p_org_id uuid, p_id uuid, p_status text, p_reason text default null,
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
comment on function public.settle_outbox(uuid, uuid, text, text, text, timestamptz) is 'What became of a claimed mail: sent, scheduled again, failed or uncertain. A refused mail is not counted as sent.';

create function public.stop_sequences(p_org_id uuid, p_outcome_ids uuid[])
returns table (campaign_id uuid, reason text, messages bigint)
language sql security definer set search_path = ''
as $$
  with told as (
    select o.campaign_id, o.lead_id,
      case when o.unsubscribed or o.spam_reported then 'unsubscribed'
        when o.bounced and coalesce(o.bounce_type, 'hard') = 'hard' then 'bounced'
        when o.meeting_booked or o.meeting_completed then 'meeting'
        when o.replied then 'replied' end as reason
    from public.outcome_labels o
    where auth.role() = 'service_role' and o.org_id = p_org_id and o.id = any (p_outcome_ids) and o.lead_id is not null),
  stopped as (
    update public.outbox_messages m set status = 'stopped', reason = t.reason
    from (select distinct on (told.lead_id, told.campaign_id) told.* from told where told.reason is not null
      order by told.lead_id, told.campaign_id, told.reason desc) t
    where m.org_id = p_org_id and m.contact_id = t.lead_id and m.status in ('scheduled', 'failed')
      -- Whoever doesn't want mail, or can't get it, gets none from any campaign.
      and (m.campaign_id = t.campaign_id or t.reason in ('unsubscribed', 'bounced'))
    returning m.campaign_id, m.reason)
  select s.campaign_id, s.reason, count(*) from stopped s group by s.campaign_id, s.reason
$$;
comment on function public.stop_sequences(uuid, uuid[]) is 'Ends the sequences of contacts who replied, booked a meeting, unsubscribed or bounced.';

create function public.outbox_due_organizations(p_limit integer) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select g.id from public.organizations g
  where auth.role() = 'service_role' and exists (select 1 from public.outbox_messages m
    where m.org_id = g.id and m.channel = 'email' and m.due_at <= now()
      and (m.status = 'scheduled' or (m.status = 'sending' and m.claimed_at < now() - interval '15 minutes')))
  limit p_limit
$$;
comment on function public.outbox_due_organizations(integer) is 'Organisations with mails that are due, for the sending job.';

revoke execute on function public.launch_messages(uuid, uuid, jsonb), public.mark_outbox_sent(uuid, uuid, timestamptz),
  public.claim_outbox(uuid, integer), public.settle_outbox(uuid, uuid, text, text, text, timestamptz),
  public.stop_sequences(uuid, uuid[]), public.outbox_due_organizations(integer), public.campaign_audience(uuid, uuid),
  private.contact_refusal(uuid, uuid), private.track_outbox(uuid, uuid[], timestamptz) from public;
grant execute on function private.contact_refusal(uuid, uuid), private.track_outbox(uuid, uuid[], timestamptz),
  public.campaign_audience(uuid, uuid), public.launch_messages(uuid, uuid, jsonb),
  public.mark_outbox_sent(uuid, uuid, timestamptz) to authenticated, service_role;
grant execute on function public.claim_outbox(uuid, integer), public.settle_outbox(uuid, uuid, text, text, text, timestamptz),
  public.stop_sequences(uuid, uuid[]), public.outbox_due_organizations(integer) to service_role;
