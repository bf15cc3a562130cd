-- What is usual for an industry and company size: assumed, learned from the own people, shared, or entered.

create table public.industry_benchmarks (
  id uuid primary key default gen_random_uuid(),
  org_id uuid references public.organizations (id) on delete cascade,
  industry text not null check (industry ~ '^[a-z_]{2,40}$'),
  company_size text not null check (company_size = any (array['small', 'medium', 'large', 'all'])),
  metric text not null check (metric = any (array['engagement_rate', 'deal_cycle_days', 'response_hours'])),
  source text not null check (source = any (array['built_in', 'own', 'custom'])),
  value double precision not null,
  n integer check (n > 0),
  variance double precision check (variance >= 0),
  weight double precision check (weight > 0),
  bins integer[],
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique nulls not distinct (org_id, industry, company_size, metric, source),
  check ((source = 'built_in') = (org_id is null)),
  check ((source = 'own') = (n is not null and variance is not null and weight is not null and bins is not null)),
  check (case metric when 'engagement_rate' then value between 0 and 1 when 'deal_cycle_days' then value between 0.01 and 3650
    else value between 0.001 and 2160 end)
);
comment on table public.industry_benchmarks is 'Usual figures by industry and company size. Without org_id: built-in assumptions, the same for everybody. source own is written by a job, custom by an admin.';
comment on column public.industry_benchmarks.industry is 'One of lib/personas INDUSTRIES, or all.';
comment on column public.industry_benchmarks.value is 'Share of messages, days or hours; the typical one (geometric mean for days and hours).';
comment on column public.industry_benchmarks.n is 'People behind an own value; deals for the cycle.';
comment on column public.industry_benchmarks.variance is 'Between those people, on the scale of the average: of the logarithm for days and hours.';
comment on column public.industry_benchmarks.weight is 'How many people the expectation is worth: below so many, it stands.';
comment on column public.industry_benchmarks.bins is 'How many of them lie in each class of the metric (lib/personas/benchmark-scale.ts).';

alter table public.industry_benchmarks enable row level security;
alter table public.industry_benchmarks force row level security;
create policy industry_benchmarks_select on public.industry_benchmarks for select to authenticated
  using (org_id is null or org_id in (select private.member_org_ids()));
create policy industry_benchmarks_insert on public.industry_benchmarks for insert to authenticated
  with check (source = 'custom' and org_id in (select private.admin_org_ids()));
create policy industry_benchmarks_update on public.industry_benchmarks for update to authenticated
  using (source = 'custom' and org_id in (select private.admin_org_ids()))
  with check (source = 'custom' and org_id in (select private.admin_org_ids()));
create policy industry_benchmarks_delete on public.industry_benchmarks for delete to authenticated
  using (source = 'custom' and org_id in (select private.admin_org_ids()));
grant select, insert, update, delete on public.industry_benchmarks to authenticated, service_role;
create trigger industry_benchmarks_touch before update on public.industry_benchmarks for each row execute function private.touch_updated_at();
create trigger industry_benchmarks_audit_change after insert or update on public.industry_benchmarks
  for each row when (new.source = 'custom') execute function private.audit_row();
create trigger industry_benchmarks_audit_delete after delete on public.industry_benchmarks
  for each row when (old.source = 'custom') execute function private.audit_row();

-- Engagement as shares, cycles in days, responses in hours; small, medium, large. Assumptions, measured by nobody.
insert into public.industry_benchmarks (industry, company_size, metric, source, value)
select v.industry, x.company_size, x.metric, 'built_in', x.value
from (values
  ('technology',            array[0.32, 0.30, 0.28], array[ 45,  60,  90], array[24, 26, 30]),
  ('healthcare',            array[0.28, 0.26, 0.24], array[ 90, 120, 180], array[36, 40, 48]),
  ('finance',               array[0.27, 0.25, 0.23], array[ 75, 105, 160], array[30, 36, 44]),
  ('manufacturing',         array[0.27, 0.26, 0.24], array[ 70,  95, 140], array[32, 36, 42]),
  ('retail',                array[0.30, 0.28, 0.26], array[ 45,  65, 100], array[26, 30, 36]),
  ('professional_services', array[0.34, 0.32, 0.29], array[ 45,  60,  95], array[24, 28, 32]),
  ('education',             array[0.36, 0.34, 0.31], array[ 80, 110, 150], array[34, 40, 46]),
  ('real_estate',           array[0.30, 0.28, 0.26], array[ 50,  75, 110], array[26, 30, 36]),
  ('transport',             array[0.28, 0.26, 0.24], array[ 60,  85, 125], array[28, 32, 40]),
  ('energy',                array[0.26, 0.25, 0.23], array[ 80, 115, 165], array[34, 40, 46]),
  ('media',                 array[0.31, 0.29, 0.27], array[ 45,  60,  90], array[24, 26, 32]),
  ('public_sector',         array[0.26, 0.24, 0.22], array[100, 140, 180], array[40, 44, 48]),
  ('other',                 array[0.30, 0.28, 0.26], array[ 60,  85, 120], array[30, 34, 40]),
  ('all',                   array[0.30, 0.28, 0.26], array[ 60,  85, 120], array[30, 34, 40])
) as v (industry, engagement, cycle, response)
cross join lateral (
  select s.company_size, m.metric, m.figures[s.place] as value
  -- Where the size is unknown, the medium one is assumed.
  from (values ('small', 1), ('medium', 2), ('large', 3), ('all', 2)) as s (company_size, place)
  cross join (values ('engagement_rate', v.engagement::double precision[]), ('deal_cycle_days', v.cycle::double precision[]),
    ('response_hours', v.response::double precision[])) as m (metric, figures)
) x;

-- Counting the own people.

create function public.distinct_industries(p_org_id uuid) returns setof text
language sql stable security invoker set search_path = ''
as $$
  select c.industry from public.companies c where c.org_id = p_org_id and c.industry is not null
  union select k.industry from public.contacts k where k.org_id = p_org_id and k.industry is not null
$$;
comment on function public.distinct_industries(uuid) is 'Every spelling of an industry that the organisation uses.';

create function public.benchmark_cells(p_org_id uuid, p_industries jsonb, p_edges jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with figures as (
    select b.industry, b.company_size, m.metric, m.value
    from public.contact_behaviours b
    cross join lateral (values
      ('engagement_rate', case when b.messages >= 5 then b.engaged::double precision / b.messages end),
      ('response_hours', case when b.answers >= 3 then greatest(b.response_hours, 0.05) end)) as m (metric, value)
    where b.org_id = p_org_id and m.value is not null
    union all
    select coalesce(c.industry, k.industry), coalesce(c.company_size, kc.company_size), 'deal_cycle_days',
      greatest(extract(epoch from d.closed_at - d.opened_at) / 86400.0, 0.5)
    from public.deals d
    left join public.companies c on c.org_id = d.org_id and c.id = d.company_id
    left join public.contacts k on k.org_id = d.org_id and k.id = d.contact_id
    left join public.companies kc on kc.org_id = k.org_id and kc.id = k.company_id
    where d.org_id = p_org_id and d.status = 'won' and d.closed_at > d.opened_at
  ),
  placed as (
    select i.industry, s.company_size, f.metric, f.value,
      case when f.metric = 'engagement_rate' then f.value else ln(f.value) end as scaled,
      width_bucket(f.value, array(select e::double precision from jsonb_array_elements_text(p_edges -> f.metric) e)) as bin
    from figures f
    cross join lateral (values (p_industries ->> f.industry), ('all')) as i (industry)
    cross join lateral (values (f.company_size), ('all')) as s (company_size)
    where i.industry is not null and s.company_size is not null
  ),
  cells as (
    select p.industry, p.company_size, p.metric, count(*) as n, avg(p.scaled) as mean, coalesce(var_samp(p.scaled), 0) as variance
    from placed p group by p.industry, p.company_size, p.metric
  ),
  binned as (
    select p.industry, p.company_size, p.metric, jsonb_object_agg(p.bin, p.n) as bins
    from (select x.industry, x.company_size, x.metric, x.bin, count(*) as n from placed x group by 1, 2, 3, 4) p
    group by 1, 2, 3
  )
  select coalesce(jsonb_agg(jsonb_build_object('industry', c.industry, 'company_size', c.company_size, 'metric', c.metric,
    'n', c.n, 'mean', c.mean, 'variance', c.variance, 'bins', b.bins)), '[]'::jsonb)
  from cells c join binned b using (industry, company_size, metric)
$$;
comment on function public.benchmark_cells(uuid, jsonb, jsonb) is 'Worker: figures of the own people (five messages, three answers at least) and won deals by industry, size and metric: p_industries maps spellings to industries, p_edges the metric to the upper ends of its classes.';

create function public.store_benchmarks(p_org_id uuid, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  stored integer;
begin
  delete from public.industry_benchmarks b where b.org_id = p_org_id and b.source = 'own';
  insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value, n, variance, weight, bins)
  select p_org_id, r.industry, r.company_size, r.metric, 'own', r.value, r.n, r.variance, r.weight, r.bins
  from jsonb_to_recordset(p_rows) as r (industry text, company_size text, metric text, value double precision, n integer,
    variance double precision, weight double precision, bins integer[]);
  get diagnostics stored = row_count;
  return stored;
end
$$;
comment on function public.store_benchmarks(uuid, jsonb) is 'Worker: what the organisation learned about its own people, written anew.';

-- The commons of benchmarks: by the same rule as that of patterns.

create table public.commons_benchmark_contributions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  industry text not null,
  company_size text not null,
  metric text not null,
  n integer not null check (n > 0),
  total double precision not null,
  squares double precision not null,
  bins integer[] not null,
  contributed_at timestamptz not null default now(),
  unique (org_id, industry, company_size, metric)
);
comment on table public.commons_benchmark_contributions is 'What an organisation in the commons gives: how many people, their sum and how many lie in each class. Only it reads its rows; deleted when it leaves.';

create table public.commons_benchmarks (
  id uuid primary key default gen_random_uuid(),
  industry text not null,
  company_size text not null,
  metric text not null,
  n integer not null,
  mean double precision not null,
  variance double precision not null,
  bins integer[] not null,
  n_organizations integer not null check (n_organizations >= 5),
  largest_share double precision not null check (largest_share <= 0.5),
  published_at timestamptz not null default now(),
  unique (industry, company_size, metric)
);
comment on table public.commons_benchmarks is 'Published: at least five organisations, none with more than half of the people. No organisation and nobody named.';

do $$
declare
  t text;
begin
  foreach t in array array['commons_benchmark_contributions', 'commons_benchmarks'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy commons_benchmark_contributions_select on public.commons_benchmark_contributions for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy commons_benchmarks_select on public.commons_benchmarks for select to authenticated
  using (exists (select 1 from private.commons_org_ids()));

create function public.contribute_benchmarks(p_org_id uuid) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  given integer;
begin
  delete from public.commons_benchmark_contributions c where c.org_id = p_org_id;
  insert into public.commons_benchmark_contributions (org_id, industry, company_size, metric, n, total, squares, bins)
  select b.org_id, b.industry, b.company_size, b.metric, b.n, b.n * s.mean, (b.n - 1) * b.variance + b.n * s.mean ^ 2, b.bins
  from public.industry_benchmarks b
  join public.organizations o on o.id = b.org_id and o.settings -> 'commons' = 'true'::jsonb
  cross join lateral (select case b.metric when 'engagement_rate' then b.value else ln(b.value) end as mean) s
  where b.org_id = p_org_id and b.source = 'own';
  get diagnostics given = row_count;
  return given;
end
$$;
comment on function public.contribute_benchmarks(uuid) is 'Worker: writes anew what an organisation gives; nothing unless it is in the commons.';

create function public.publish_commons_benchmarks() returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  published integer;
begin
  delete from public.commons_benchmark_contributions c
  using public.organizations o where o.id = c.org_id and o.settings -> 'commons' is distinct from 'true'::jsonb;
  delete from public.commons_benchmarks where true;
  insert into public.commons_benchmarks (industry, company_size, metric, n, mean, variance, bins, n_organizations, largest_share)
  select g.industry, g.company_size, g.metric, g.n, g.total / g.n,
    greatest((g.squares - g.total ^ 2 / g.n) / greatest(g.n - 1, 1), 0),
    array(select sum(x.count)::integer
      from public.commons_benchmark_contributions c cross join lateral unnest(c.bins) with ordinality as x (count, place)
      where (c.industry, c.company_size, c.metric) = (g.industry, g.company_size, g.metric) group by x.place order by x.place),
    g.organizations, g.largest::double precision / g.n
  from (
    select c.industry, c.company_size, c.metric, sum(c.n)::integer as n, max(c.n) as largest, count(*)::integer as organizations,
      sum(c.total) as total, sum(c.squares) as squares
    from public.commons_benchmark_contributions c group by c.industry, c.company_size, c.metric
    having count(*) >= 5 and max(c.n) * 2 <= sum(c.n)
  ) g;
  get diagnostics published = row_count;
  return published;
end
$$;
comment on function public.publish_commons_benchmarks() is 'Worker: publishes the cells of at least five organisations none of which has more than half of the people.';

revoke all on function public.distinct_industries(uuid), public.benchmark_cells(uuid, jsonb, jsonb), public.store_benchmarks(uuid, jsonb),
  public.contribute_benchmarks(uuid), public.publish_commons_benchmarks() from public;
grant execute on function public.distinct_industries(uuid) to authenticated, service_role;
grant execute on function public.benchmark_cells(uuid, jsonb, jsonb), public.store_benchmarks(uuid, jsonb),
  public.contribute_benchmarks(uuid), public.publish_commons_benchmarks() to service_role;
