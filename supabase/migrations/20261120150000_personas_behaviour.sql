-- Everything that a contact did, and what is usual in the organisation, in one call: the input of the analysis.

-- Deal by deal: joined the other way round, the planner without statistics read the changes once per deal.
create function private.stage_passes(p_org_id uuid, p_deal_ids uuid[])
returns table (deal_id uuid, change_id uuid, stage text, started_at timestamptz, ended_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select d.id, c.id, v.stage, v.started_at, v.ended_at
  from public.deals d
  cross join lateral (
    select s.id, s.from_stage, s.to_stage, s.occurred_at, lead(s.occurred_at) over w as next_at, row_number() over w as place
    from public.deal_stage_changes s
    where s.org_id = d.org_id and s.deal_id = d.id
    window w as (order by s.occurred_at, s.id)) c
  cross join lateral (values
    (c.to_stage, c.occurred_at, coalesce(c.next_at, d.closed_at)),
    (case when c.place = 1 then c.from_stage end, d.opened_at, c.occurred_at)) as v (stage, started_at, ended_at)
  where d.org_id = p_org_id and d.id = any (p_deal_ids)
    and v.stage is not null and v.ended_at > v.started_at and v.stage !~* '\m(won|lost|closed)\M'
$$;
comment on function private.stage_passes(uuid, uuid[]) is
  'How long these deals stayed in each stage that they have left; where a deal is only put away is no stage.';

create function public.contact_behaviour(p_org_id uuid, p_contact_id uuid, p_as_of timestamptz default now()) returns json
language sql stable security invoker set search_path = ''
as $$
  with acts as materialized (
    select a.id, a.kind, a.direction, a.occurred_at, a.subject, a.duration_seconds, a.deal_id, a.metadata
    from public.activities a
    where a.org_id = p_org_id and a.contact_id = p_contact_id and a.occurred_at <= p_as_of
  ), messages as materialized (
    select o.* from public.outcome_labels o where o.org_id = p_org_id and o.lead_id = p_contact_id and o.sent_at <= p_as_of
  ), their_deals as materialized (
    select d.id, d.status, d.amount, d.currency, d.opened_at, d.closed_at, d.created_at
    from public.deals d
    where d.org_id = p_org_id and coalesce(d.opened_at, d.created_at) <= p_as_of and d.id in (
      select x.id from public.deals x where x.org_id = p_org_id and x.contact_id = p_contact_id
      union select a.deal_id from acts a where a.deal_id is not null)
  ), usual_deals as materialized (
    select d.id from public.deals d
    where d.org_id = p_org_id and d.status in ('won', 'lost') and d.id not in (select t.id from their_deals t)
    order by d.closed_at desc nulls last, d.id limit 500
  ), usual_messages as materialized (
    select o.opened, o.clicked, o.replied from public.outcome_labels o
    where o.org_id = p_org_id and o.channel = 'email' and o.delivered and o.lead_id is distinct from p_contact_id
    order by o.sent_at desc, o.id limit 1000
  )
  select json_build_object(
    'contact', json_build_object('name', k.name, 'email', k.email, 'job_title', k.job_title, 'company_id', k.company_id,
      'company', c.name, 'industry', coalesce(k.industry, c.industry), 'company_size', c.company_size, 'employees', c.employees,
      'region', coalesce(k.region, c.region), 'lead_source', k.lead_source, 'owner_id', k.owner_id),
    'time_zone', k.time_zone,
    'organization_time_zone', (select g.time_zone from public.organizations g where g.id = p_org_id),
    'activities', (select json_build_object('id', coalesce(array_agg(a.id), '{}'), 'kind', array_agg(a.kind), 'direction', array_agg(a.direction),
      'at', array_agg((extract(epoch from a.occurred_at) * 1000)::bigint), 'subject', array_agg(case when a.kind = 'email' then left(a.subject, 300) end),
      'seconds', array_agg(a.duration_seconds),
      'opened', array_agg(coalesce(a.metadata ->> 'opened', a.metadata ->> 'viewed')), 'open_count', array_agg(a.metadata ->> 'open_count'),
      'clicked', array_agg(a.metadata ->> 'clicked'), 'replied', array_agg(a.metadata ->> 'replied'),
      'completed', array_agg(a.metadata ->> 'completed'), 'no_show', array_agg(a.metadata ->> 'no_show'),
      'machine_opens', array_agg(coalesce(a.metadata ->> 'machine_open_count', a.metadata ->> 'machine_opened')),
      'auto_reply', array_agg(a.metadata ->> 'auto_reply'), 'bounced', array_agg(a.metadata ->> 'bounced'),
      'thread', array_agg(coalesce(a.metadata ->> 'thread_id', a.metadata ->> 'conversation_id')),
      'outcome', array_agg(a.metadata ->> 'outcome_id'),
      'message', array_agg(coalesce(a.metadata ->> 'provider_message_id', a.metadata ->> 'message_id'))) from acts a),
    'messages', (select coalesce(json_agg(json_build_array(m.id, m.channel, (extract(epoch from m.sent_at) * 1000)::bigint, left(m.subject_line, 300),
      m.provider_message_id, m.delivered, m.bounced, m.opened, m.clicked, m.machine_open_count, m.unsubscribed)), '[]'::json) from messages m),
    'events', (select coalesce(json_agg(json_build_array(e.id, e.outcome_id, e.type, (extract(epoch from e.occurred_at) * 1000)::bigint, e.is_machine,
      e.is_auto_reply)), '[]'::json)
      from public.outcome_events e
      where e.org_id = p_org_id and e.outcome_id in (select m.id from messages m) and e.occurred_at <= p_as_of
        and e.type in ('opened', 'clicked', 'replied', 'meeting_booked', 'meeting_completed', 'meeting_no_show', 'meeting_cancelled')),
    'deals', (select coalesce(json_agg(json_build_object('id', d.id, 'status', d.status, 'amount', d.amount, 'currency', d.currency,
      'opened_at', d.opened_at, 'closed_at', d.closed_at, 'created_at', d.created_at)), '[]'::json) from their_deals d),
    'stages', (select coalesce(json_agg(json_build_object('change_id', s.change_id, 'stage', s.stage, 'started_at', s.started_at,
      'ended_at', s.ended_at)), '[]'::json)
      from private.stage_passes(p_org_id, array(select d.id from their_deals d)) s where s.ended_at <= p_as_of),
    'usual', json_build_object(
      'stages', (select coalesce(json_agg(to_json(u)), '[]'::json) from (
        select s.stage, count(*) as n,
          percentile_cont(0.5) within group (order by extract(epoch from s.ended_at - s.started_at)) / 86400.0 as median_days
        from private.stage_passes(p_org_id, array(select u.id from usual_deals u)) s group by s.stage) u),
      'deals', (select json_build_object('won', count(*) filter (where d.status = 'won'), 'closed', count(*))
        from public.deals d where d.org_id = p_org_id and d.status in ('won', 'lost') and d.id not in (select t.id from their_deals t)),
      'messages', (select json_build_object('reached', count(*), 'opened', count(*) filter (where u.opened),
        'clicked', count(*) filter (where u.clicked), 'replied', count(*) filter (where u.replied),
        'engaged', count(*) filter (where u.opened or u.clicked or u.replied)) from usual_messages u)))
  from public.contacts k
  left join public.companies c on c.org_id = p_org_id and c.id = k.company_id
  where k.org_id = p_org_id and k.id = p_contact_id
$$;
comment on function public.contact_behaviour(uuid, uuid, timestamptz) is
  'The whole history of a contact up to a moment, as compact rows in no order, beside what is usual in the organisation; null when there is no such contact.';

revoke all on function private.stage_passes(uuid, uuid[]) from public;
grant execute on function private.stage_passes(uuid, uuid[]) to authenticated, service_role;
grant execute on function public.contact_behaviour(uuid, uuid, timestamptz) to authenticated, service_role;
