-- What the report on personas reads: counts by month, never the texts.

alter table public.persona_generation_history
  add column claims integer not null generated always as (jsonb_array_length(jsonb_path_query_array(content, '$.sections.*[*]'))) stored,
  add column claims_unknown integer not null generated always as (
    jsonb_array_length(jsonb_path_query_array(content, '$.sections.*[*] ? (@.basis == "unknown")'))) stored;
comment on column public.persona_generation_history.claims is 'How many claims the content makes; claims_unknown of them say that nothing is known. All others cite evidence.';

create function private.month_of(p_at timestamptz) returns text
language sql immutable set search_path = ''
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM') $$;

create function public.persona_generation_counts(p_org_id uuid, p_from timestamptz)
returns table (month text, mode text, engine text, generations bigint, claims bigint, claims_unknown bigint, claims_dropped bigint,
  scored bigint, score_sum double precision, score_squares double precision)
language sql stable security invoker set search_path = ''
as $$
  select private.month_of(g.created_at), g.mode, g.engine, count(*), sum(g.claims), sum(g.claims_unknown), sum(g.claims_dropped),
    count(g.data_quality_score), coalesce(sum(g.data_quality_score), 0), coalesce(sum(g.data_quality_score ^ 2), 0)
  from public.persona_generation_history g
  where g.org_id = p_org_id and g.created_at >= p_from
  group by 1, 2, 3
  order by 1, 2, 3
$$;
comment on function public.persona_generation_counts(uuid, timestamptz) is 'Generations of personas by month, mode and engine, with their claims and data-quality scores.';

create function public.persona_rating_counts(p_org_id uuid, p_from timestamptz)
returns table (mode text, method text, engine text, principal_id uuid, stars integer, n bigint)
language sql stable security invoker set search_path = ''
as $$
  select g.mode, g.method, g.engine, r.principal_id, r.stars, count(*)
  from public.persona_ratings r
  join public.persona_generation_history g on g.org_id = r.org_id and g.id = r.generation_id
  where r.org_id = p_org_id and g.created_at >= p_from
  group by 1, 2, 3, 4, 5
$$;
comment on function public.persona_rating_counts(uuid, timestamptz) is 'Ratings by what was rated, who rated and stars.';

create function public.persona_coverage(p_org_id uuid, p_from timestamptz) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'contacts', count(*),
    'with_persona', count(p.id),
    'active', count(*) filter (where a.last_at >= now() - interval '90 days'),
    'active_with_persona', count(p.id) filter (where a.last_at >= now() - interval '90 days'),
    'outdated', count(p.id) filter (where a.last_at > p.generated_at),
    'uses', (select jsonb_build_object('viewed', count(*) filter (where u.kind = 'viewed'), 'exported', count(*) filter (where u.kind = 'exported'),
        'drafted', count(*) filter (where u.kind = 'drafted'), 'generations', count(distinct u.generation_id))
      from public.persona_uses u where u.org_id = p_org_id and u.occurred_at >= p_from))
  from public.contacts k
  left join public.customer_personas p on p.org_id = k.org_id and p.contact_id = k.id
  left join lateral (select max(x.occurred_at) as last_at from public.activities x where x.org_id = k.org_id and x.contact_id = k.id) a on true
  where k.org_id = p_org_id
$$;
comment on function public.persona_coverage(uuid, timestamptz) is 'How many contacts have a persona, of all and of those with an activity in the last 90 days; how many personas are older than the last activity; how often personas were used since p_from.';

create function public.persona_use_deals(p_org_id uuid, p_limit integer default 2000) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with first_use as (
    select min(u.occurred_at) as at from public.persona_uses u where u.org_id = p_org_id
  ),
  closed as (
    select d.id, d.contact_id, d.status = 'won' as won, d.opened_at, d.closed_at, c.company_size
    from first_use f
    join public.deals d on d.org_id = p_org_id and d.status <> 'open' and d.closed_at > f.at and d.opened_at < d.closed_at
    left join public.contacts k on k.org_id = d.org_id and k.id = d.contact_id
    left join public.companies c on c.org_id = d.org_id and c.id = coalesce(d.company_id, k.company_id)
    order by d.closed_at desc
    limit least(greatest(p_limit, 1), 2000)
  )
  select jsonb_build_object('first_use', (select extract(epoch from f.at) / 86400.0 from first_use f), 'deals', coalesce((
    select jsonb_agg(jsonb_build_object('won', x.won, 'opened', extract(epoch from x.opened_at) / 86400.0,
      'closed', extract(epoch from x.closed_at) / 86400.0, 'size', x.company_size,
      'used', (select extract(epoch from min(u.occurred_at)) / 86400.0
        from public.customer_personas p join public.persona_uses u on u.org_id = p.org_id and u.persona_id = p.id
        where p.org_id = p_org_id and p.contact_id = x.contact_id and u.occurred_at < x.closed_at),
      'stages', (select coalesce(jsonb_agg(jsonb_build_object('at', extract(epoch from s.occurred_at) / 86400.0, 'stage', s.to_stage) order by s.occurred_at), '[]'::jsonb)
        from public.deal_stage_changes s where s.org_id = p_org_id and s.deal_id = x.id)) order by x.closed_at, x.id)
    from closed x), '[]'::jsonb))
$$;
comment on function public.persona_use_deals(uuid, integer) is
  'Deals that closed after the first use of a persona, the latest first to be kept, with what they are compared on; times in days since 1970. Use before closing only.';

revoke execute on function public.persona_generation_counts(uuid, timestamptz), public.persona_rating_counts(uuid, timestamptz),
  public.persona_coverage(uuid, timestamptz), public.persona_use_deals(uuid, integer) from public;
grant execute on function private.month_of(timestamptz), public.persona_generation_counts(uuid, timestamptz),
  public.persona_rating_counts(uuid, timestamptz), public.persona_coverage(uuid, timestamptz),
  public.persona_use_deals(uuid, integer) to authenticated, service_role;
