-- Short statements: what is asked of a stretch of time reads that stretch, through indexes, not the whole history.

create index insight_events_shown_idx on public.insight_events (org_id, occurred_at) where type = 'shown';

create or replace function private.learning_actions(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with shown as materialized (
    select e.insight_id, min(e.occurred_at) as at from public.insight_events e
    where e.org_id = p_org_id and e.type = 'shown' and e.occurred_at >= p_from and e.occurred_at < p_to group by e.insight_id
  ), judged as (
    select s.at, exists (select 1 from public.insight_events a where a.org_id = p_org_id and a.insight_id = s.insight_id and a.type = 'acted_on')
      or exists (select 1 from public.insight_feedback f where f.org_id = p_org_id and f.insight_id = s.insight_id and f.type = 'acted_on') as acted
    from shown s
    where not exists (select 1 from public.insight_events b
      where b.org_id = p_org_id and b.insight_id = s.insight_id and b.type = 'shown' and b.occurred_at < p_from)
  )
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'action', v.n, v.hits)), '[]'::jsonb) from (
    select private.local_day(j.at, p_zone) as day, count(*) as n, count(*) filter (where j.acted) as hits from judged j group by 1) v
$$;

create or replace function private.first_forecasts(p_org_id uuid, p_from timestamptz, p_to timestamptz)
returns table (probability double precision, won boolean, closed_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select f.probability, d.status = 'won', d.closed_at
  from public.deals d
  cross join lateral (select p.probability, p.as_of from public.forecast_predictions p
    where p.org_id = p_org_id and p.deal_id = d.id and p.outcome is not null order by p.as_of, p.id limit 1) f
  where d.org_id = p_org_id and d.status in ('won', 'lost') and d.closed_at >= p_from and d.closed_at < p_to and f.as_of <= d.closed_at
$$;
