-- Deals as the forecast sees them: attributes, stage and activity as known at one moment.

create function private.forecast_moment(p_id uuid, p_opened timestamptz, p_closed timestamptz) returns timestamptz
language sql immutable set search_path = ''
as $$
  -- Open deals are met at any age, so a closed one is looked at after a share of its life that its id decides.
  select case
    when p_closed is null then null
    when p_opened is null or p_opened >= p_closed then p_closed - interval '1 day'
    else p_opened + (p_closed - p_opened) * (0.02 + 0.93 * (('x' || substr(md5(p_id::text), 1, 7))::bit(28)::int / 268435456.0))
  end
$$;
comment on function private.forecast_moment(uuid, timestamptz, timestamptz) is 'The moment before closing at which a closed deal is shown to the forecast; the same one every time.';
revoke all on function private.forecast_moment(uuid, timestamptz, timestamptz) from public;
grant execute on function private.forecast_moment(uuid, timestamptz, timestamptz) to authenticated, service_role;

create function public.forecast_rows(
  p_org_id uuid, p_is_open boolean, p_as_of timestamptz, p_deal_ids uuid[] default null, p_after uuid default null,
  p_limit integer default 500)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with chosen as materialized (
    select d.*, case when d.status = 'open' then p_as_of
      else private.forecast_moment(d.id, d.opened_at, d.closed_at) end as moment
    from public.deals d
    where d.org_id = p_org_id and (d.status = 'open') = p_is_open
      and (p_deal_ids is null or d.id = any (p_deal_ids))
      and (p_after is null or d.id > p_after)
      and (d.status = 'open' or d.closed_at is not null)
    order by d.id
    limit least(p_limit, 1000)
  ),
  facts as (
    select d.id, d.status, d.closed_at, d.moment, d.opened_at, d.expected_close_on, d.amount, d.currency, d.product,
      d.source, d.competitor, d.attributes, d.stage as stage_now, coalesce(m.display_name, d.owner_name) as owner,
      c.name as company, c.industry, c.employees, c.company_size, c.region, c.attributes as company_attributes,
      k.job_title, s.to_stage, s.occurred_at as stage_since, s.changes, a.*
    from chosen d
    left join public.companies c on c.org_id = d.org_id and c.id = d.company_id
    left join public.contacts k on k.org_id = d.org_id and k.id = d.contact_id
    left join public.memberships m on m.org_id = d.org_id and m.principal_id = d.owner_id
    left join lateral (
      select (array_agg(h.to_stage order by h.occurred_at desc))[1] as to_stage, max(h.occurred_at) as occurred_at,
        count(*) as changes
      from public.deal_stage_changes h
      where h.org_id = d.org_id and h.deal_id = d.id and h.occurred_at <= d.moment
    ) s on true
    left join lateral (
      select count(*) as activities,
        count(*) filter (where x.kind = 'meeting') as meetings,
        count(*) filter (where x.kind = 'call') as calls,
        count(*) filter (where x.kind = 'email') as emails,
        count(*) filter (where x.direction = 'inbound') as inbound,
        count(*) filter (where x.occurred_at > d.moment - interval '30 days') as recent,
        max(x.occurred_at) as last_at,
        max(x.occurred_at) filter (where x.direction = 'inbound') as last_inbound_at
      from public.activities x
      where x.org_id = d.org_id and x.deal_id = d.id and x.occurred_at <= d.moment
    ) a on true
  )
  select coalesce(jsonb_agg(jsonb_build_object('deal_id', f.id, 'status', f.status, 'closed_at', f.closed_at, 'as_of', f.moment,
    'stated', jsonb_build_object(
      'Amount', f.amount, 'Currency', f.currency, 'Product', f.product, 'Source', f.source, 'Competitor', f.competitor,
      'Days to expected close', f.expected_close_on - f.moment::date),
    'measured', jsonb_build_object(
      'Owner', f.owner, 'Company', f.company, 'Industry', f.industry, 'Employees', f.employees,
      'Company size', f.company_size, 'Region', f.region, 'Contact role', f.job_title,
      'Opened', f.opened_at::date,
      'Days open', round(extract(epoch from f.moment - f.opened_at) / 86400),
      'Stage', coalesce(f.to_stage, case when f.status = 'open' then f.stage_now end),
      'Days in stage', round(extract(epoch from f.moment - f.stage_since) / 86400),
      'Stage changes', nullif(f.changes, 0),
      'Activities', f.activities, 'Meetings', f.meetings, 'Calls', f.calls, 'E-mails', f.emails,
      'Inbound messages', f.inbound, 'Activities in the last 30 days', f.recent,
      'Days since last activity', round(extract(epoch from f.moment - f.last_at) / 86400),
      'Days since last inbound message', round(extract(epoch from f.moment - f.last_inbound_at) / 86400)),
    'is_close_as_expected', f.status <> 'open' and f.expected_close_on = f.closed_at::date,
    'attributes', f.attributes, 'company_attributes', f.company_attributes) order by f.id), '[]'::jsonb)
  from facts f
$$;
comment on function public.forecast_rows(uuid, boolean, timestamptz, uuid[], uuid, integer) is
  'One page of open deals as of p_as_of, or of closed deals as of a moment before closing. "measured" was known then; "stated" and the attributes are as they stand now, so the leakage guard examines them.';
revoke all on function public.forecast_rows(uuid, boolean, timestamptz, uuid[], uuid, integer) from public;
grant execute on function public.forecast_rows(uuid, boolean, timestamptz, uuid[], uuid, integer) to authenticated, service_role;

create function public.forecast_outcomes(p_org_id uuid, p_deal_ids uuid[]) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  scored integer;
begin
  update public.forecast_predictions p
  set outcome = d.status = 'won', scored_at = now()
  from public.deals d
  where p.org_id = p_org_id and d.org_id = p_org_id and d.id = p.deal_id and d.id = any (p_deal_ids)
    and d.status <> 'open' and p.outcome is distinct from (d.status = 'won') and p.as_of <= coalesce(d.closed_at, now());
  get diagnostics scored = row_count;
  return scored;
end
$$;
comment on function public.forecast_outcomes(uuid, uuid[]) is 'Job: writes the outcome to the frozen predictions that were made before these deals closed.';
revoke all on function public.forecast_outcomes(uuid, uuid[]) from public;
grant execute on function public.forecast_outcomes(uuid, uuid[]) to service_role;
