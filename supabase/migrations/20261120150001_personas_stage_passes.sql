-- Stage passes deal by deal: joined the other way round, the planner without statistics read the changes once per deal.

create or replace function private.stage_passes(p_org_id uuid, p_deal_ids uuid[])
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
