-- What became of messages, counted: one definition of every rate, and the strategies behind them.

create view public.message_results with (security_invoker = true) as
select o.org_id, o.id, o.campaign_id, o.lead_id, o.channel, o.framework, o.tone, o.agent_decisions, o.sent_at,
  o.lead_industry, o.lead_role, o.company_size, o.icp_score,
  o.delivered,
  -- Channels that report no delivery count as reached, unless they bounced and nothing came after.
  o.delivered or not o.bounced or o.meeting_booked or o.deal_created or o.unsubscribed or o.spam_reported as reached,
  o.opened, o.clicked, o.replied,
  o.replied and not o.unsubscribed
    and (coalesce(o.sentiment_label = 'positive', false) or coalesce(o.interest_signal, false)) as positive_reply,
  o.replied and coalesce(o.sentiment_label = 'negative', false) as negative_reply,
  o.meeting_booked as meeting, o.meeting_completed as meeting_held, o.deal_closed as won,
  o.bounced, o.unsubscribed, o.spam_reported, o.deal_value, o.deal_currency
from public.outcome_labels o;
comment on view public.message_results is 'What became of each message, in the terms that rates are counted in: docs/strategies.md.';
grant select on public.message_results to authenticated, service_role;

create function private.known_zone(p_zone text) returns text
language plpgsql stable set search_path = ''
as $$
begin
  perform now() at time zone p_zone;
  return p_zone;
exception when others then
  return null;
end
$$;
comment on function private.known_zone(text) is 'The time zone, or null when this database does not know it: imported contacts carry what their source wrote.';

-- One pass over the messages: a fifth of the time of one pass a dimension at 5,000 messages.
create function public.strategy_counts(
  p_org_id uuid, p_campaign_id uuid default null, p_agent_name text default null, p_by_agent boolean default true,
  p_dimension text default null)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), g.time_zone, 'UTC') as zone
    from (select distinct c.time_zone from public.contacts c where c.org_id = p_org_id union select null) d
    left join public.organizations g on g.id = p_org_id
  ),
  chosen as materialized (
    select r.*, lpad((w.start * 3)::text, 2, '0') || '-' || lpad((w.start * 3 + 3)::text, 2, '0') as send_window
    from public.message_results r
    left join public.contacts c on c.org_id = r.org_id and c.id = r.lead_id
    join zones z on z.time_zone is not distinct from c.time_zone
    cross join lateral (select extract(hour from r.sent_at at time zone z.zone)::integer / 3 as start) w
    where r.org_id = p_org_id and (p_campaign_id is null or r.campaign_id = p_campaign_id)
  ),
  facts as materialized (
    select d.agent_name, k.campaign_id,
      case when p_dimension is null or p_dimension = 'framework' then d.framework end as framework,
      case when p_dimension is null or p_dimension = 'tone' then d.tone end as tone,
      case when p_dimension is null then n.hooks when p_dimension = 'hook' then array_remove(array[h.hook], null)
        else '{}' end as hooks_used,
      case when p_dimension is null or p_dimension = 'cta' then d.cta end as cta,
      case when p_dimension is null or p_dimension = 'send_time' then coalesce(d.send_time, k.send_window) end as send_time,
      coalesce(h.place, 1) as place, k.delivered, k.reached, k.opened, k.clicked, k.replied, k.positive_reply,
      k.negative_reply, k.meeting, k.meeting_held, k.won, k.bounced, k.unsubscribed, k.spam_reported, k.deal_value,
      case when k.won and k.deal_value is not null then coalesce(k.deal_currency, '') end as currency
    from chosen k
    cross join lateral (
      select e.key as agent_name, e.value ->> 'framework' as framework, e.value ->> 'tone' as tone,
        coalesce(e.value -> 'hooks_used', e.value -> 'hooks', e.value -> 'hook') as hooks,
        coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') as cta, e.value ->> 'send_time' as send_time
      from jsonb_each(k.agent_decisions) as e (key, value)
      where p_by_agent and jsonb_typeof(e.value) = 'object' and (p_agent_name is null or e.key = p_agent_name)
      union all
      select null, k.framework, k.tone, null, null, null
      where p_by_agent and p_agent_name is null and k.agent_decisions = '{}'::jsonb
      union all
      select null, k.framework, k.tone,
        (array_agg(coalesce(e.value -> 'hooks_used', e.value -> 'hooks', e.value -> 'hook') order by r.place)
          filter (where e.value ?| array['hooks_used', 'hooks', 'hook']))[1],
        (array_agg(coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') order by r.place)
          filter (where coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') is not null))[1],
        (array_agg(e.value ->> 'send_time' order by r.place) filter (where e.value ->> 'send_time' is not null))[1]
      from jsonb_each(k.agent_decisions) as e (key, value)
      -- The order of private.decision_of.
      cross join lateral (select case e.key when 'WriterAgent' then '0' when 'CopywriterAgent' then '1' else '2' || e.key end as place) r
      where not p_by_agent and jsonb_typeof(e.value) = 'object'
      having not p_by_agent
    ) d
    cross join lateral (select coalesce(case jsonb_typeof(d.hooks)
      when 'array' then (select array_agg(distinct v.value order by v.value) from jsonb_array_elements_text(d.hooks) as v (value))
      when 'string' then array[d.hooks #>> '{}'] end, '{}') as hooks) n
    -- Seen by hook, a message with two hooks counts for both; otherwise it counts once.
    left join lateral unnest(case when p_dimension = 'hook' then n.hooks end) with ordinality as h (hook, place) on true
  ),
  by_currency as (
    select f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time, f.currency, sum(f.deal_value) as total,
      count(*) as sent, count(*) filter (where f.reached) as reached, count(*) filter (where f.delivered) as delivered,
      count(*) filter (where f.opened) as opened, count(*) filter (where f.clicked) as clicked,
      count(*) filter (where f.replied) as replied, count(*) filter (where f.positive_reply) as positive_replies,
      count(*) filter (where f.negative_reply) as negative_replies, count(*) filter (where f.meeting) as meetings,
      count(*) filter (where f.meeting_held) as meetings_held, count(*) filter (where f.won) as won,
      count(*) filter (where f.bounced) as bounced, count(*) filter (where f.unsubscribed) as unsubscribed,
      count(*) filter (where f.spam_reported) as spam_reported
    from facts f
    group by f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time, f.currency
  ),
  grouped as (
    select b.agent_name, b.framework, b.tone, b.hooks_used, b.cta, b.send_time, sum(b.sent) as sent,
      sum(b.reached) as reached, sum(b.delivered) as delivered, sum(b.opened) as opened, sum(b.clicked) as clicked,
      sum(b.replied) as replied, sum(b.positive_replies) as positive_replies, sum(b.negative_replies) as negative_replies,
      sum(b.meetings) as meetings, sum(b.meetings_held) as meetings_held, sum(b.won) as won, sum(b.bounced) as bounced,
      sum(b.unsubscribed) as unsubscribed, sum(b.spam_reported) as spam_reported,
      coalesce(jsonb_agg(jsonb_build_object('currency', nullif(b.currency, ''), 'n', b.sent, 'total', b.total)
        order by b.sent desc, b.currency) filter (where b.currency is not null), '[]'::jsonb) as values
    from by_currency b
    group by b.agent_name, b.framework, b.tone, b.hooks_used, b.cta, b.send_time
  ),
  totals as (
    select f.agent_name, f.campaign_id, count(*) as total_outcomes from facts f
    where f.place = 1
    group by f.agent_name, f.campaign_id
  )
  select jsonb_build_object(
    'groups', coalesce((select jsonb_agg(to_jsonb(g))
      from (select * from grouped order by sent desc, agent_name, framework, tone, hooks_used, cta, send_time limit 500) g), '[]'::jsonb),
    'n_groups', (select count(*) from grouped),
    'totals', coalesce((select jsonb_agg(to_jsonb(t) order by t.total_outcomes desc, t.agent_name, t.campaign_id) from totals t), '[]'::jsonb))
$$;
comment on function public.strategy_counts(uuid, uuid, text, boolean, text) is 'What became of messages by what was decided about them: by agent, or as sent. The 500 most used strategies.';
revoke all on function private.known_zone(text),
  public.strategy_counts(uuid, uuid, text, boolean, text) from public;
grant execute on function private.known_zone(text),
  public.strategy_counts(uuid, uuid, text, boolean, text) to authenticated, service_role;
