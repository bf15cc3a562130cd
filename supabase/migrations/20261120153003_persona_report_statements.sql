-- Shorter statements: one metric at a time, and ids are compared as ids before texts are searched for them.

create function public.persona_benchmark_months(p_org_id uuid, p_from timestamptz, p_metric text)
returns table (month text, successes bigint, n bigint, value double precision)
language sql stable security invoker set search_path = ''
as $$
  -- A message that arrived and whose opening can be seen; machine opens are none.
  select private.month_of(m.at), count(*) filter (where m.engaged), count(*), null::double precision
  from (
    select o.sent_at as at, o.opened or o.clicked or o.replied as engaged
    from public.outcome_labels o where p_metric = 'engagement_rate' and o.org_id = p_org_id and o.sent_at >= p_from and o.delivered and not o.bounced
    union all
    select a.occurred_at, lower(coalesce(a.metadata ->> 'opened', '')) in ('true', 'yes', '1')
      or lower(coalesce(a.metadata ->> 'clicked', '')) in ('true', 'yes', '1')
      or lower(coalesce(a.metadata ->> 'replied', '')) in ('true', 'yes', '1')
    from public.activities a
    where p_metric = 'engagement_rate' and a.org_id = p_org_id and a.occurred_at >= p_from and a.kind = 'email' and a.direction = 'outbound'
      and a.metadata ?| array['opened', 'clicked', 'replied']
  ) m group by 1
  union all
  select private.month_of(d.closed_at), null, count(*),
    percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.opened_at) / 86400.0)
  from public.deals d
  where p_metric = 'deal_cycle_days' and d.org_id = p_org_id and d.status = 'won' and d.closed_at >= p_from and d.opened_at < d.closed_at
  group by 1
  union all
  -- Their first answer after something of ours, within 30 days.
  select private.month_of(t.at), null, count(*),
    percentile_cont(0.5) within group (order by extract(epoch from t.at - t.last_at) / 3600.0)
  from (
    select a.occurred_at as at, a.direction, lag(a.occurred_at) over w as last_at, lag(a.direction) over w as last_direction
    from public.activities a
    where p_metric = 'response_hours' and a.org_id = p_org_id and a.occurred_at >= p_from and a.contact_id is not null and a.kind in ('email', 'call') and a.direction is not null
    window w as (partition by a.contact_id order by a.occurred_at, a.direction desc)
  ) t
  where t.direction = 'inbound' and t.last_direction = 'outbound' and t.at - t.last_at <= interval '30 days'
  group by 1
$$;
comment on function public.persona_benchmark_months(uuid, timestamptz, text) is
  'One of the organisation''s own figures behind the benchmarks, by month: engaged of reached messages; median days from opening to winning; median hours until an answer.';
revoke execute on function public.persona_benchmark_months(uuid, timestamptz, text) from public;
grant execute on function public.persona_benchmark_months(uuid, timestamptz, text) to authenticated, service_role;
