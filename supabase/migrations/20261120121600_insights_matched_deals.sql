-- matched_deals at 20,000 deals. Joined as materialized sets without statistics (the embedded database never analyzes by
-- itself), deals and companies were compared pair by pair: 5 s of processor time for one deal. Same answer, planned in
-- one way only: read the deal first, then hash everything else against it.

create or replace function public.matched_deals(p_org_id uuid, p_deal_id uuid, p_text_ids uuid[] default '{}', p_text_scores double precision[] default '{}',
  p_limit integer default 8)
returns table (id uuid, status text, score double precision, rank_overall bigint, matched_on text[])
language plpgsql stable security invoker set search_path = '' set enable_nestloop = off
as $$
#variable_conflict use_column
declare
  target record;
  target_size double precision;
begin
  select d.stage, d.amount, d.product, d.source, d.competitor, c.industry, c.company_size, c.region into target
  from public.deals d left join public.companies c on c.org_id = d.org_id and c.id = d.company_id
  where d.org_id = p_org_id and d.id = p_deal_id;
  if not found then
    return;
  end if;
  target_size := case when target.amount > 0 then target.amount::double precision end;
  return query
  with firms as (
    select c.id, c.industry = target.industry as same_industry, c.company_size = target.company_size as same_size,
      c.region = target.region as same_region
    from public.companies c where c.org_id = p_org_id
  ), texts as (
    select t.id, max(t.score) as text_score from unnest(p_text_ids, p_text_scores) as t (id, score) group by t.id
  ), scored as (
    select d.id, d.status, d.closed_at,
      f.same_industry is true as on_industry, f.same_size is true as on_size, f.same_region is true as on_region,
      (d.product = target.product) is true as on_product,
      (d.source = target.source) is true as on_source,
      (d.competitor = target.competitor) is true as on_competitor,
      -- The smaller amount as a share of the larger. A lost deal whose amount was set to zero says nothing about its size.
      case when d.amount > 0 and target_size is not null
        then least(d.amount::double precision, target_size) / greatest(d.amount::double precision, target_size) else 0 end as on_amount,
      x.text_score
    from public.deals d
    left join firms f on f.id = d.company_id
    left join texts x on x.id = d.id
    where d.org_id = p_org_id and d.status in ('won', 'lost') and d.id <> p_deal_id
  ), shortlist as materialized (
    select s.*, 2.0::double precision * s.on_industry::int + 1.2::double precision * s.on_size::int + 0.4::double precision * s.on_region::int
      + 1.5::double precision * s.on_product::int + 0.4::double precision * s.on_source::int + 0.8::double precision * s.on_competitor::int
      + 1.2::double precision * s.on_amount + 3.0::double precision * coalesce(greatest(s.text_score, 0), 0) as base_score
    from scored s
  ), candidates as materialized (
    (select * from shortlist where status = 'won' order by base_score desc, closed_at desc nulls last, id limit 60)
    union all
    (select * from shortlist where status = 'lost' order by base_score desc, closed_at desc nulls last, id limit 60)
  ), staged as (
    select c.*, exists (select 1 from public.deal_stage_changes h
      where h.org_id = p_org_id and h.deal_id = c.id and h.to_stage = target.stage) as on_stage
    from candidates c
  ), ranked as (
    select s.*, s.base_score + s.on_stage::int as total,
      row_number() over (order by s.base_score + s.on_stage::int desc, s.closed_at desc nulls last, s.id) as rank_overall,
      row_number() over (partition by s.status order by s.base_score + s.on_stage::int desc, s.closed_at desc nulls last, s.id) as rank_in_status
    from staged s
  )
  select r.id, r.status, r.total::double precision, r.rank_overall, array_remove(array[
    case when r.text_score > 0.3 then 'text' end, case when r.on_industry then 'industry' end, case when r.on_size then 'size' end,
    case when r.on_stage then 'stage' end, case when r.on_product then 'product' end, case when r.on_amount > 0.6 then 'amount' end,
    case when r.on_competitor then 'competitor' end, case when r.on_source then 'source' end, case when r.on_region then 'region' end], null)
  from ranked r
  where r.rank_overall <= p_limit or r.rank_in_status = 1
  order by r.rank_overall;
end
$$;
