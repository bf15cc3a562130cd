-- People who do the same things, and people who resemble one person.

create table public.behavioral_patterns (
  id uuid primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  name text not null,
  description text not null,
  centre double precision[] not null,
  separates jsonb not null default '[]'::jsonb check (jsonb_typeof(separates) = 'array'),
  counts jsonb not null default '{}'::jsonb check (jsonb_typeof(counts) = 'object'),
  n integer not null check (n > 0),
  first_seen_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.behavioral_patterns is 'Clusters of contacts by what they do, named by what they do. Derived: the job personas.patterns writes them; a pattern keeps its id and name while its people stay together.';
comment on column public.behavioral_patterns.centre is 'Standardised figures of the centre, in the order of private.behaviour_of.';
comment on column public.behavioral_patterns.counts is 'people, met, messages, replied, won, lost: what the rates are made of.';
comment on column public.behavioral_patterns.separates is 'Figures that separate it from everybody else, the strongest first.';

create table public.behavioral_pattern_members (
  org_id uuid not null references public.organizations (id) on delete cascade,
  contact_id uuid not null,
  pattern_id uuid not null,
  clarity double precision not null check (clarity between 0 and 1),
  found_at timestamptz not null,
  primary key (org_id, contact_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade,
  foreign key (org_id, pattern_id) references public.behavioral_patterns (org_id, id) on delete cascade
);
comment on table public.behavioral_pattern_members is 'Which pattern a contact belongs to.';
comment on column public.behavioral_pattern_members.clarity is 'How much nearer its centre is than the next one: near 0 means in between.';
create index behavioral_pattern_members_pattern_idx on public.behavioral_pattern_members (org_id, pattern_id);

do $$
declare
  t text;
begin
  foreach t in array array['behavioral_patterns', 'behavioral_pattern_members'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;

create function public.store_patterns(p_org_id uuid, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  stored integer;
begin
  delete from public.behavioral_patterns p where p.org_id = p_org_id
    and p.id not in (select (r ->> 'id')::uuid from jsonb_array_elements(p_rows) r);
  insert into public.behavioral_patterns as p (id, org_id, name, description, centre, separates, counts, n)
  select r.id, p_org_id, r.name, r.description, r.centre, r.separates, r.counts, r.n
  from jsonb_to_recordset(p_rows) as r (id uuid, name text, description text, centre double precision[], separates jsonb, counts jsonb, n integer)
  on conflict (id) do update set name = excluded.name, description = excluded.description, centre = excluded.centre,
    separates = excluded.separates, counts = excluded.counts, n = excluded.n, updated_at = now()
    where p.org_id = p_org_id;
  get diagnostics stored = row_count;
  return stored;
end
$$;
comment on function public.store_patterns(uuid, jsonb) is 'Worker: the patterns of the organisation; those that are not among them any more go, with their memberships.';

create function public.store_pattern_members(p_org_id uuid, p_found_at timestamptz, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  stored integer;
begin
  insert into public.behavioral_pattern_members (org_id, contact_id, pattern_id, clarity, found_at)
  select p_org_id, k.id, r.pattern_id, r.clarity, p_found_at
  from jsonb_to_recordset(p_rows) as r (contact_id uuid, pattern_id uuid, clarity double precision)
  -- Whoever was erased in between is not brought back.
  join public.contacts k on k.org_id = p_org_id and k.id = r.contact_id
  on conflict (org_id, contact_id) do update
    set pattern_id = excluded.pattern_id, clarity = excluded.clarity, found_at = excluded.found_at;
  get diagnostics stored = row_count;
  return stored;
end
$$;
comment on function public.store_pattern_members(uuid, timestamptz, jsonb) is 'Worker: memberships [{contact_id, pattern_id, clarity}] found in the run of that time.';

-- Similar people: candidates by description and by behaviour; lib/personas/similarity.ts weighs them.

create function public.similar_contacts(p_org_id uuid, p_contact_id uuid, p_model text, p_pool integer default 100)
returns table (contact_id uuid, description double precision, features double precision[], own_features double precision[],
  name text, job_title text, company text, industry text, company_size text, interactions integer, won integer, lost integer, open_deals integer)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  centre extensions.vector;
  own public.contact_behaviours;
  pool uuid[] := '{}';
begin
  select extensions.avg(e.embedding) into centre from public.embeddings e
  where e.org_id = p_org_id and e.kind = 'contact' and e.source_id = p_contact_id and e.model = p_model;
  select * into own from public.contact_behaviours b where b.org_id = p_org_id and b.contact_id = p_contact_id;
  if centre is not null then
    select coalesce(array_agg(n.source_id), '{}') into pool
    from private.nearest(p_org_id, 'contact', p_model, centre, p_pool, null, '{}'::jsonb, p_contact_id) n;
  end if;
  if own.place is not null then
    select pool || coalesce(array_agg(a.contact_id), '{}') into pool from (
      select b.contact_id from public.contact_behaviours b
      where b.org_id = p_org_id and b.contact_id <> p_contact_id and b.interactions >= 3 and b.place is not null
      order by b.place operator(extensions.<->) own.place, b.contact_id limit p_pool) a;
  end if;
  return query
  select k.id, d.cosine, b.features, own.features, k.name, k.job_title, c.name, coalesce(k.industry, c.industry), c.company_size,
    coalesce(b.interactions, 0), coalesce(b.won, 0), coalesce(b.lost, 0), coalesce(b.open_deals, 0)
  from (select distinct u.id from unnest(pool) as u (id)) p
  join public.contacts k on k.org_id = p_org_id and k.id = p.id
  left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
  left join public.contact_behaviours b on b.org_id = p_org_id and b.contact_id = k.id
  left join lateral (
    select max(1 - (e.embedding operator(extensions.<=>) centre)) as cosine from public.embeddings e
    where e.org_id = p_org_id and e.kind = 'contact' and e.source_id = k.id and e.model = p_model
  ) d on true;
end
$$;
comment on function public.similar_contacts(uuid, uuid, text, integer) is 'Candidates for similar people: the p_pool nearest by description and the p_pool nearest by behaviour, with both parts.';

create function public.worked_with(p_org_id uuid, p_contact_ids uuid[]) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), private.known_zone(g.time_zone), 'UTC') as zone
    from (select distinct k.time_zone from public.contacts k where k.org_id = p_org_id and k.id = any (p_contact_ids)) d
    cross join public.organizations g where g.id = p_org_id
  ),
  sent as materialized (
    select o.id, o.channel, o.framework, o.tone,
      lpad((w.start * 3)::text, 2, '0') || '-' || lpad((w.start * 3 + 3)::text, 2, '0') as send_window, o.positive_reply as positive
    from public.message_results o
    join public.contacts k on k.org_id = o.org_id and k.id = o.lead_id
    join zones z on z.time_zone is not distinct from k.time_zone
    cross join lateral (select extract(hour from o.sent_at at time zone z.zone)::integer / 3 as start) w
    where o.org_id = p_org_id and o.lead_id = any (p_contact_ids) and o.reached
  )
  select jsonb_build_object(
    'messages', (select count(*) from sent),
    'positive', (select count(*) from sent s where s.positive),
    'dimensions', (select coalesce(jsonb_agg(jsonb_build_object('dimension', d.dimension, 'value', d.value, 'n', d.n, 'successes', d.positive)), '[]'::jsonb)
      from (select v.dimension, v.value, count(*) as n, count(*) filter (where s.positive) as positive
        from sent s cross join lateral (values ('framework', s.framework), ('tone', s.tone), ('channel', s.channel), ('time', s.send_window)) as v (dimension, value)
        where v.value is not null group by v.dimension, v.value) d),
    'practices', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'content', p.content, 'n', p.n, 'successes', p.positive)), '[]'::jsonb)
      from (select b.id, b.content, count(*) as n, count(*) filter (where s.positive) as positive
        from sent s join public.practice_usage u on u.org_id = p_org_id and u.outcome_id = s.id
        join public.best_practices b on b.org_id = p_org_id and b.id = u.practice_id and b.status <> 'retired'
        group by b.id, b.content) p),
    'won_deals', (select coalesce(jsonb_agg(to_jsonb(w)), '[]'::jsonb)
      from (select d.id, d.name, d.contact_id, d.closed_at from public.deals d
        where d.org_id = p_org_id and d.contact_id = any (p_contact_ids) and d.status = 'won'
        order by d.closed_at desc nulls last, d.id limit 5) w),
    'closed', (select jsonb_build_object('won', count(*) filter (where d.status = 'won'), 'lost', count(*) filter (where d.status = 'lost'))
      from public.deals d where d.org_id = p_org_id and d.contact_id = any (p_contact_ids)),
    'organization', (select jsonb_build_object('won', count(*) filter (where d.status = 'won'), 'lost', count(*) filter (where d.status = 'lost'))
      from public.deals d where d.org_id = p_org_id and d.status in ('won', 'lost')))
$$;
comment on function public.worked_with(uuid, uuid[]) is 'What was sent to these contacts and how often it brought a positive reply, by decision; practices behind it; their deals.';

revoke all on function public.store_patterns(uuid, jsonb), public.store_pattern_members(uuid, timestamptz, jsonb),
  public.similar_contacts(uuid, uuid, text, integer), public.worked_with(uuid, uuid[]) from public;
grant execute on function public.store_patterns(uuid, jsonb), public.store_pattern_members(uuid, timestamptz, jsonb) to service_role;
grant execute on function public.similar_contacts(uuid, uuid, text, integer), public.worked_with(uuid, uuid[]) to authenticated, service_role;
