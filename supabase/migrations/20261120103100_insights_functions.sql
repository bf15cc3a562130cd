-- The deal list, the histories that findings are computed from, and the storing of a generation.

create function public.list_deals(
  p_org_id uuid, p_status text default null, p_stage text default null, p_owner text default null, p_q text default null,
  p_sort text default 'updated_at', p_descending boolean default true, p_cursor_value text default null,
  p_cursor_id uuid default null, p_limit integer default 50)
returns table (id uuid, name text, company_id uuid, company text, industry text, company_size text, contact_id uuid, owner_id uuid,
  owner text, product text, source text, competitor text, amount numeric, currency text, stage text, status text,
  opened_at timestamptz, expected_close_on date, closed_at timestamptz, updated_at timestamptz, external_id text,
  last_activity_at timestamptz, sort_value text)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  -- Nulls sort last in both directions, so that a page never ends in the middle of them.
  sort_expression text := case p_sort
    when 'name' then 'lower(d.name)'
    when 'amount' then format('coalesce(d.amount, %s)', case when p_descending then '-1' else '1e17' end)
    when 'expected_close_on' then format('coalesce(d.expected_close_on, %L::date)', case when p_descending then '0001-01-01' else '9999-12-31' end)
    when 'closed_at' then format('coalesce(d.closed_at, %L::timestamptz)', case when p_descending then '0001-01-01' else '9999-12-31' end)
    when 'opened_at' then format('coalesce(d.opened_at, %L::timestamptz)', case when p_descending then '0001-01-01' else '9999-12-31' end)
    when 'stage' then 'lower(d.stage)'
    else 'd.updated_at' end;
  sort_type text := case p_sort when 'name' then 'text' when 'stage' then 'text' when 'amount' then 'numeric'
    when 'expected_close_on' then 'date' else 'timestamptz' end;
  direction text := case when p_descending then 'desc' else 'asc' end;
  comparison text := case when p_descending then '<' else '>' end;
begin
  return query execute format($query$
    select d.id, d.name, d.company_id, c.name, c.industry, c.company_size, d.contact_id, d.owner_id,
      coalesce(nullif(m.display_name, ''), d.owner_name), d.product, d.source, d.competitor, d.amount, d.currency, d.stage,
      d.status, d.opened_at, d.expected_close_on, d.closed_at, d.updated_at, d.external_id,
      (select max(a.occurred_at) from public.activities a where a.org_id = d.org_id and a.deal_id = d.id),
      (%1$s)::text
    from public.deals d
    left join public.companies c on c.org_id = d.org_id and c.id = d.company_id
    left join public.memberships m on m.org_id = d.org_id and m.principal_id = d.owner_id
    where d.org_id = $1
      and ($2 is null or d.status = $2)
      and ($3 is null or d.stage = $3)
      and ($4 is null or d.owner_id::text = $4 or d.owner_name = $4 or ($4 = 'none' and d.owner_id is null and d.owner_name is null))
      and ($5 is null or d.name ilike $5 or c.name ilike $5 or d.external_id ilike $5)
      and ($6 is null or (%1$s, d.id) %2$s ($6::%3$s, $7))
    order by %1$s %4$s, d.id %4$s
    limit $8 $query$, sort_expression, comparison, sort_type, direction)
  using p_org_id, p_status, p_stage, p_owner,
    case when coalesce(trim(p_q), '') <> '' then '%' || replace(replace(replace(trim(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%' end,
    p_cursor_value, p_cursor_id, least(greatest(p_limit, 1), 201);
end
$$;
comment on function public.list_deals(uuid, text, text, text, text, text, boolean, text, uuid, integer) is
  'One page of deals by keyset. sort_value and id of the last row are the cursor.';

create function public.deal_histories(p_org_id uuid, p_deal_ids uuid[], p_activities integer default 200) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', d.id, 'name', d.name, 'status', d.status, 'stage', d.stage, 'amount', d.amount, 'currency', d.currency,
    'product', d.product, 'source', d.source, 'competitor', d.competitor, 'owner_id', d.owner_id,
    'opened_at', coalesce(d.opened_at, d.created_at), 'expected_close_on', d.expected_close_on, 'closed_at', d.closed_at,
    'company', c.name, 'industry', c.industry, 'company_size', c.company_size, 'region', c.region,
    'stages', coalesce((
      select jsonb_agg(jsonb_build_object('id', s.id, 'from', s.from_stage, 'to', s.to_stage, 'at', s.occurred_at) order by s.occurred_at, s.id)
      from public.deal_stage_changes s where s.org_id = p_org_id and s.deal_id = d.id), '[]'::jsonb),
    'changes', coalesce((
      select jsonb_agg(jsonb_build_object('id', f.id, 'field', f.field, 'old', f.old_value, 'new', f.new_value, 'at', f.occurred_at) order by f.occurred_at, f.id)
      from public.deal_field_changes f where f.org_id = p_org_id and f.deal_id = d.id), '[]'::jsonb),
    'activities', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'direction', a.direction, 'at', a.occurred_at,
        'contact_id', a.contact_id, 'contact', coalesce(k.name, k.email), 'subject', left(a.subject, 200), 'body', left(a.body, 800)) order by a.occurred_at, a.id)
      from (select x.* from public.activities x where x.org_id = p_org_id and x.deal_id = d.id
        order by x.occurred_at desc limit p_activities) a
      left join public.contacts k on k.org_id = p_org_id and k.id = a.contact_id), '[]'::jsonb))), '[]'::jsonb)
  from public.deals d
  left join public.companies c on c.org_id = d.org_id and c.id = d.company_id
  where d.org_id = p_org_id and d.id = any (p_deal_ids)
$$;
comment on function public.deal_histories(uuid, uuid[], integer) is
  'Deals with everything that happened on them, in order: the one input of findings, replay, twins and watch.';

-- Reads the deal first, then hashes everything else against it. Joined as materialized sets without statistics (the
-- embedded database never analyzes by itself), deals and companies were compared pair by pair: 5 s of processor time
-- for one deal of 20,000.
create function public.matched_deals(p_org_id uuid, p_deal_id uuid, p_text_ids uuid[] default '{}', p_text_scores double precision[] default '{}',
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
comment on function public.matched_deals(uuid, uuid, uuid[], double precision[], integer) is
  'The closed deals most like this one by text, industry, size, stage, product and amount; the nearest won and the nearest lost are always among them.';

create function public.store_insights(p_org_id uuid, p_deal_id uuid, p_run jsonb, p_insights jsonb) returns uuid
language plpgsql security invoker set search_path = ''
as $$
declare
  new_run uuid;
begin
  insert into public.insight_runs (org_id, deal_id, engine, model, prompt_version, fallback_reason, similar_deals, deal_snapshot)
  values (p_org_id, p_deal_id, p_run ->> 'engine', p_run ->> 'model', p_run ->> 'prompt_version', p_run ->> 'fallback_reason',
    p_run -> 'similar_deals', p_run -> 'deal_snapshot')
  returning id into new_run;
  insert into public.insights (id, org_id, run_id, deal_id, position, kind, signal, title, body, actions, confidence, confidence_low,
    confidence_high, confidence_n, confidence_basis, engine, model, prompt_version, deal_snapshot)
  select (i.value ->> 'id')::uuid, p_org_id, new_run, p_deal_id, i.ordinality, i.value ->> 'kind', i.value ->> 'signal', i.value ->> 'title',
    i.value ->> 'body', array(select jsonb_array_elements_text(i.value -> 'actions')), (i.value ->> 'confidence')::double precision,
    (i.value #>> '{confidence_interval,0}')::double precision, (i.value #>> '{confidence_interval,1}')::double precision,
    (i.value ->> 'confidence_n')::integer, i.value ->> 'confidence_basis', p_run ->> 'engine', p_run ->> 'model',
    p_run ->> 'prompt_version', p_run -> 'deal_snapshot'
  from jsonb_array_elements(p_insights) with ordinality as i;
  insert into public.insight_evidence (org_id, insight_id, position, type, source_id, label, quote)
  select p_org_id, (i.value ->> 'id')::uuid, e.ordinality, e.value ->> 'type', (e.value ->> 'id')::uuid, e.value ->> 'label', e.value ->> 'quote'
  from jsonb_array_elements(p_insights) as i, jsonb_array_elements(i.value -> 'evidence') with ordinality as e;
  return new_run;
end
$$;
comment on function public.store_insights(uuid, uuid, jsonb, jsonb) is 'Writes one generation with its insights and their evidence, or nothing.';

create function public.record_insight_events(p_org_id uuid, p_events jsonb) returns integer
language sql volatile security invoker set search_path = ''
as $$
  with written as (
    insert into public.insight_events (org_id, insight_id, type)
    select p_org_id, i.id, e.value ->> 'type'
    from jsonb_array_elements(p_events) as e
    join public.insights i on i.org_id = p_org_id and i.id = (e.value ->> 'insight_id')::uuid
    on conflict do nothing
    returning 1
  )
  select count(*)::integer from written
$$;
comment on function public.record_insight_events(uuid, jsonb) is 'A batch of what the screen saw; repeats and unknown insights are ignored. Returns how many were new.';

create function public.join_insight_outcomes(p_org_id uuid, p_deal_ids uuid[]) returns integer
language sql volatile security invoker set search_path = ''
as $$
  with joined as (
    update public.insights i
    set outcome = nullif(d.status, 'open'), outcome_at = case when d.status <> 'open' then coalesce(d.closed_at, now()) end
    from public.deals d
    where i.org_id = p_org_id and i.deal_id = any (p_deal_ids) and d.org_id = i.org_id and d.id = i.deal_id
      and i.outcome is distinct from nullif(d.status, 'open')
      and (d.status = 'open' or i.created_at <= coalesce(d.closed_at, now()) )
      and (d.status = 'open' or exists (select 1 from public.insight_events e
        where e.org_id = i.org_id and e.insight_id = i.id and e.type = 'shown'))
    returning 1
  )
  select count(*)::integer from joined
$$;
comment on function public.join_insight_outcomes(uuid, uuid[]) is 'Job: gives insights that were shown the outcome of their deal; a reopened deal takes it back.';

revoke execute on function public.list_deals(uuid, text, text, text, text, text, boolean, text, uuid, integer),
  public.deal_histories(uuid, uuid[], integer),
  public.matched_deals(uuid, uuid, uuid[], double precision[], integer), public.store_insights(uuid, uuid, jsonb, jsonb),
  public.record_insight_events(uuid, jsonb), public.join_insight_outcomes(uuid, uuid[]) from public;
grant execute on function public.list_deals(uuid, text, text, text, text, text, boolean, text, uuid, integer),
  public.deal_histories(uuid, uuid[], integer),
  public.matched_deals(uuid, uuid, uuid[], double precision[], integer), public.store_insights(uuid, uuid, jsonb, jsonb),
  public.record_insight_events(uuid, jsonb) to authenticated, service_role;
grant execute on function public.join_insight_outcomes(uuid, uuid[]) to service_role;
