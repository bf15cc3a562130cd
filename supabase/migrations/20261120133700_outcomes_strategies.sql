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

create function private.send_window(p_at timestamptz, p_zone text) returns text
language sql stable set search_path = ''
as $$
  select lpad(w.start::text, 2, '0') || '-' || lpad((w.start + 3)::text, 2, '0')
  from (select (extract(hour from p_at at time zone p_zone)::integer / 3) * 3 as start) w
$$;
comment on function private.send_window(timestamptz, text) is 'The three hours of the local day in which a message was sent, such as 09-12.';

create function private.hooks_of(p_hooks text) returns text[]
language sql immutable set search_path = ''
as $$
  select case
    when nullif(trim(p_hooks), '') is null then '{}'
    when p_hooks is json array then
      coalesce((select array_agg(distinct trim(h.value) order by trim(h.value)) from jsonb_array_elements_text(p_hooks::jsonb) as h (value)
        where trim(h.value) <> ''), '{}')
    else array[trim(p_hooks)] end
$$;
comment on function private.hooks_of(text) is 'The hooks that an agent names, as a sorted list: it may write one or several.';

create function public.strategy_counts(
  p_org_id uuid, p_campaign_id uuid default null, p_agent_name text default null, p_by_agent boolean default true,
  p_dimension text default null)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with chosen as materialized (
    select r.*, c.time_zone
    from public.message_results r
    left join public.contacts c on c.org_id = r.org_id and c.id = r.lead_id
    where r.org_id = p_org_id and (p_campaign_id is null or r.campaign_id = p_campaign_id)
  ),
  zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), g.time_zone, 'UTC') as zone
    from (select distinct k.time_zone from chosen k) d
    left join public.organizations g on g.id = p_org_id
  ),
  decided as (
    select k.*, d.key as agent_name,
      case when d.key is null then k.framework else d.value ->> 'framework' end as decided_framework,
      case when d.key is null then k.tone else d.value ->> 'tone' end as decided_tone,
      private.hooks_of(coalesce(d.value ->> 'hooks_used', d.value ->> 'hooks', d.value ->> 'hook')) as hooks_used,
      coalesce(d.value ->> 'cta', d.value ->> 'call_to_action') as cta,
      d.value ->> 'send_time' as send_time
    from chosen k
    left join lateral jsonb_each(k.agent_decisions) as d (key, value) on jsonb_typeof(d.value) = 'object'
    where p_by_agent and (p_agent_name is null or d.key = p_agent_name)
    union all
    select k.*, null, k.framework, k.tone,
      private.hooks_of(coalesce(private.decision_of(k.agent_decisions, 'hooks_used'),
        private.decision_of(k.agent_decisions, 'hooks'), private.decision_of(k.agent_decisions, 'hook'))),
      coalesce(private.decision_of(k.agent_decisions, 'cta'), private.decision_of(k.agent_decisions, 'call_to_action')),
      private.decision_of(k.agent_decisions, 'send_time')
    from chosen k
    where not p_by_agent
  ),
  facts as materialized (
    select d.agent_name, d.campaign_id,
      case when p_dimension is null or p_dimension = 'framework' then d.decided_framework end as framework,
      case when p_dimension is null or p_dimension = 'tone' then d.decided_tone end as tone,
      case when p_dimension is null then d.hooks_used when p_dimension = 'hook' then array[h.hook] else '{}' end as hooks_used,
      case when p_dimension is null or p_dimension = 'cta' then d.cta end as cta,
      case when p_dimension is null or p_dimension = 'send_time'
        then coalesce(d.send_time, private.send_window(d.sent_at, z.zone)) end as send_time,
      h.place, d.delivered, d.reached, d.opened, d.clicked, d.replied, d.positive_reply, d.negative_reply, d.meeting,
      d.meeting_held, d.won, d.bounced, d.unsubscribed, d.spam_reported, d.deal_value, d.deal_currency
    from decided d
    join zones z on z.time_zone is not distinct from d.time_zone
    -- Seen by hook, a message with two hooks counts for both; otherwise it counts once.
    left join lateral unnest(case when p_dimension = 'hook' then d.hooks_used end) with ordinality as h (hook, place) on true
  ),
  grouped as (
    select f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time, count(*) as sent,
      count(*) filter (where f.reached) as reached, count(*) filter (where f.delivered) as delivered,
      count(*) filter (where f.opened) as opened, count(*) filter (where f.clicked) as clicked,
      count(*) filter (where f.replied) as replied, count(*) filter (where f.positive_reply) as positive_replies,
      count(*) filter (where f.negative_reply) as negative_replies, count(*) filter (where f.meeting) as meetings,
      count(*) filter (where f.meeting_held) as meetings_held, count(*) filter (where f.won) as won,
      count(*) filter (where f.bounced) as bounced, count(*) filter (where f.unsubscribed) as unsubscribed,
      count(*) filter (where f.spam_reported) as spam_reported
    from facts f
    group by f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time
  ),
  money as (
    select f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time, f.deal_currency as currency,
      count(*) as n, sum(f.deal_value) as total
    from facts f where f.won and f.deal_value is not null
    group by f.agent_name, f.framework, f.tone, f.hooks_used, f.cta, f.send_time, f.deal_currency
  ),
  totals as (
    select f.agent_name, f.campaign_id, count(*) as total_outcomes from facts f
    where coalesce(f.place, 1) = 1
    group by f.agent_name, f.campaign_id
  )
  select jsonb_build_object(
    'groups', coalesce((select jsonb_agg(to_jsonb(g) || jsonb_build_object('values', coalesce((
        select jsonb_agg(jsonb_build_object('currency', m.currency, 'n', m.n, 'total', m.total) order by m.n desc, m.currency)
        from money m
        where (m.agent_name, m.framework, m.tone, m.hooks_used, m.cta, m.send_time)
          is not distinct from (g.agent_name, g.framework, g.tone, g.hooks_used, g.cta, g.send_time)), '[]'::jsonb))
        order by g.sent desc, g.agent_name, g.framework, g.tone, g.hooks_used, g.cta, g.send_time)
      from (select * from grouped order by sent desc, agent_name, framework, tone, hooks_used, cta, send_time limit 500) g), '[]'::jsonb),
    'n_groups', (select count(*) from grouped),
    'totals', coalesce((select jsonb_agg(to_jsonb(t) order by t.total_outcomes desc, t.agent_name, t.campaign_id) from totals t), '[]'::jsonb))
$$;
comment on function public.strategy_counts(uuid, uuid, text, boolean, text) is 'What became of messages by what was decided about them: by agent, or as sent. The 500 most used strategies.';
revoke all on function private.known_zone(text), private.send_window(timestamptz, text), private.hooks_of(text),
  public.strategy_counts(uuid, uuid, text, boolean, text) from public;
grant execute on function private.known_zone(text), private.send_window(timestamptz, text), private.hooks_of(text),
  public.strategy_counts(uuid, uuid, text, boolean, text) to authenticated, service_role;
