-- What each contact does, counted for all of them at once: behind similar people, patterns and benchmarks.

create table public.contact_behaviours (
  org_id uuid not null references public.organizations (id) on delete cascade,
  contact_id uuid not null,
  industry text,
  company_size text check (company_size in ('small', 'medium', 'large')),
  interactions integer not null default 0,
  messages integer not null default 0,
  opened integer not null default 0,
  clicked integer not null default 0,
  replied integer not null default 0,
  engaged integer not null default 0,
  answers integer not null default 0,
  response_hours double precision,
  inbound integer not null default 0,
  outbound integer not null default 0,
  calls integer not null default 0,
  meetings integer not null default 0,
  meetings_held integer not null default 0,
  moments integer not null default 0,
  mornings integer not null default 0,
  evenings integer not null default 0,
  won integer not null default 0,
  lost integer not null default 0,
  open_deals integer not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  features double precision[] not null default '{}',
  place extensions.vector(10),
  refreshed_at timestamptz not null default now(),
  primary key (org_id, contact_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.contact_behaviours is 'Counts of what a contact did, one row each. Derived: the job personas.refresh writes it from activities, messages and deals.';
comment on column public.contact_behaviours.messages is 'E-mails and messages to the contact that arrived and whose opening can be seen.';
comment on column public.contact_behaviours.engaged is 'Messages that the contact opened, clicked or replied to; machine opens are none.';
comment on column public.contact_behaviours.answers is 'Times that the contact wrote or called after something of ours; response_hours is their median.';
comment on column public.contact_behaviours.moments is 'Moments of the contact''s own doing; mornings (5–12) and evenings (17–5) are theirs in the contact''s time zone.';
comment on column public.contact_behaviours.features is 'Standardised with the organisation''s mean and deviation, in the order of private.behaviour_of; null where too little is known.';
comment on column public.contact_behaviours.place is 'The features as a point, unknown ones at the organisation''s mean: finds candidates quickly.';

create table public.behaviour_scales (
  org_id uuid primary key references public.organizations (id) on delete cascade,
  means double precision[] not null,
  deviations double precision[] not null,
  n integer not null,
  updated_at timestamptz not null default now()
);
comment on table public.behaviour_scales is 'Mean and standard deviation of each behavioural figure over the organisation''s contacts.';

create table private.stale_contacts (
  org_id uuid not null references public.organizations (id) on delete cascade,
  contact_id uuid not null,
  primary key (org_id, contact_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table private.stale_contacts is 'Contacts whose behaviour or description may have changed since it was last computed.';

do $$
declare
  t text;
begin
  foreach t in array array['contact_behaviours', 'behaviour_scales'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;

-- What makes a contact stale.

create function private.mark_contacts(p_org_id uuid, p_ids uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.stale_contacts (org_id, contact_id)
  select k.org_id, k.id from public.contacts k where k.org_id = p_org_id and k.id = any (p_ids)
  on conflict do nothing;
  if found then
    perform private.publish_once('personas.refresh', jsonb_build_object('org_id', p_org_id), 'stale', 60);
  end if;
end
$$;
comment on function private.mark_contacts(uuid, uuid[]) is 'Notes contacts to compute again and asks for it once, a minute later, however many changes arrive in between.';

create function private.mark_changed_contacts() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.mark_contacts(c.org_id, c.ids)
  from (select n.org_id, array_agg(n.id) as ids from changed_rows n group by n.org_id) c;
  return null;
end
$$;
create trigger contacts_mark_insert after insert on public.contacts
  referencing new table as changed_rows for each statement execute function private.mark_changed_contacts();
create trigger contacts_mark_update after update on public.contacts
  referencing new table as changed_rows for each statement execute function private.mark_changed_contacts();

create function private.mark_contacts_of_rows() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.mark_contacts(c.org_id, c.ids)
  from (select n.org_id, array_agg(distinct n.contact_id) as ids from changed_rows n where n.contact_id is not null group by n.org_id) c;
  return null;
end
$$;
do $$
declare
  t text;
begin
  foreach t in array array['activities', 'deals'] loop
    execute format('create trigger %1$s_mark_insert after insert on public.%1$s
      referencing new table as changed_rows for each statement execute function private.mark_contacts_of_rows()', t);
    execute format('create trigger %1$s_mark_update after update on public.%1$s
      referencing new table as changed_rows for each statement execute function private.mark_contacts_of_rows()', t);
    execute format('create trigger %1$s_mark_delete after delete on public.%1$s
      referencing old table as changed_rows for each statement execute function private.mark_contacts_of_rows()', t);
  end loop;
end
$$;

create function private.mark_contacts_of_companies() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.mark_contacts(c.org_id, c.ids)
  from (
    select k.org_id, array_agg(k.id) as ids
    from new_rows n
    join old_rows o on o.id = n.id and (o.industry, o.company_size) is distinct from (n.industry, n.company_size)
    join public.contacts k on k.org_id = n.org_id and k.company_id = n.id
    group by k.org_id
  ) c;
  return null;
end
$$;
create trigger companies_mark_update after update on public.companies
  referencing new table as new_rows old table as old_rows for each statement execute function private.mark_contacts_of_companies();

create trigger contacts_forget_embeddings after delete on public.contacts
  referencing old table as old_rows for each statement execute function private.forget_embeddings('contact');

create function public.mark_contacts_of_messages(p_org_id uuid, p_outcome_ids uuid[]) returns void
language sql security definer set search_path = ''
as $$
  select private.mark_contacts(p_org_id, array(
    select distinct o.lead_id from public.outcome_labels o
    where o.org_id = p_org_id and o.id = any (p_outcome_ids) and o.lead_id is not null))
$$;
comment on function public.mark_contacts_of_messages(uuid, uuid[]) is 'Worker, on outcome.changed: the people whom these messages went to are computed again.';

create function public.stale_contacts(p_org_id uuid, p_limit integer) returns setof uuid
language sql stable security definer set search_path = ''
as $$ select s.contact_id from private.stale_contacts s where s.org_id = p_org_id order by s.contact_id limit p_limit $$;
comment on function public.stale_contacts(uuid, integer) is 'Worker: contacts that wait to be computed again.';

create function public.organizations_with_stale_contacts() returns setof uuid
language sql stable security definer set search_path = ''
as $$ select distinct s.org_id from private.stale_contacts s $$;

-- Counting.

create function private.is_yes(p_metadata jsonb, p_key text) returns boolean
language sql immutable set search_path = ''
as $$ select lower(coalesce(p_metadata ->> p_key, '')) in ('true', 'yes', '1') $$;

create function private.count_behaviour(p_org_id uuid, p_contact_ids uuid[]) returns setof public.contact_behaviours
language sql stable security invoker set search_path = ''
as $$
  with people as materialized (
    select k.id, coalesce(k.industry, c.industry) as industry, c.company_size, k.time_zone
    from public.contacts k left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
    where k.org_id = p_org_id and k.id = any (p_contact_ids)
  ),
  zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), private.known_zone(g.time_zone), 'UTC') as zone
    from (select distinct p.time_zone from people p) d cross join public.organizations g where g.id = p_org_id
  ),
  touches as materialized (
    select a.contact_id, a.occurred_at as at, a.kind, a.direction,
      a.kind = 'email' and a.direction = 'outbound' and a.metadata ?| array['opened', 'clicked', 'replied'] as is_tracked,
      private.is_yes(a.metadata, 'opened') as opened, private.is_yes(a.metadata, 'clicked') as clicked,
      private.is_yes(a.metadata, 'replied') as replied,
      a.kind = 'meeting' and lower(coalesce(a.metadata ->> 'completed', 'true')) not in ('false', 'no', '0') and a.occurred_at <= now() as is_held,
      a.kind in ('email', 'call') and a.direction = 'inbound' as is_moment, true as is_interaction
    from public.activities a where a.org_id = p_org_id and a.contact_id = any (p_contact_ids)
    union all
    select o.lead_id, o.sent_at, case o.channel when 'call' then 'call' else 'email' end, 'outbound',
      o.delivered and not o.bounced, o.opened, o.clicked, o.replied, o.meeting_completed, false, true
    from public.outcome_labels o where o.org_id = p_org_id and o.lead_id = any (p_contact_ids) and not o.bounced
    union all
    select o.lead_id, e.occurred_at, 'email', case when e.type = 'replied' then 'inbound' end,
      false, false, false, false, false, true, e.type = 'replied'
    from public.outcome_labels o join public.outcome_events e on e.org_id = o.org_id and e.outcome_id = o.id
    where o.org_id = p_org_id and o.lead_id = any (p_contact_ids)
      and e.type in ('opened', 'clicked', 'replied') and not e.is_machine and not e.is_auto_reply
  ),
  answered as (
    select t.contact_id, count(*) as answers,
      percentile_cont(0.5) within group (order by extract(epoch from t.at - t.last_at) / 3600.0) as hours
    from (
      select x.contact_id, x.at, x.direction, lag(x.at) over w as last_at, lag(x.direction) over w as last_direction
      from touches x where x.direction is not null and x.kind in ('email', 'call')
      window w as (partition by x.contact_id order by x.at, x.direction desc)
    ) t
    where t.direction = 'inbound' and t.last_direction = 'outbound' and t.at - t.last_at <= interval '30 days'
    group by t.contact_id
  ),
  counted as (
    select t.contact_id,
      count(*) filter (where t.is_interaction) as interactions,
      count(*) filter (where t.is_tracked) as messages,
      count(*) filter (where t.is_tracked and t.opened) as opened,
      count(*) filter (where t.is_tracked and t.clicked) as clicked,
      count(*) filter (where t.is_tracked and t.replied) as replied,
      count(*) filter (where t.is_tracked and (t.opened or t.clicked or t.replied)) as engaged,
      count(*) filter (where t.direction = 'inbound' and t.kind in ('email', 'call')) as inbound,
      count(*) filter (where t.direction = 'outbound' and t.kind in ('email', 'call')) as outbound,
      count(*) filter (where t.is_interaction and t.kind = 'call') as calls,
      count(*) filter (where t.is_interaction and t.kind = 'meeting') as meetings,
      count(*) filter (where t.is_held) as meetings_held,
      count(*) filter (where t.is_moment) as moments,
      count(*) filter (where t.is_moment and h.hour between 5 and 11) as mornings,
      count(*) filter (where t.is_moment and (h.hour >= 17 or h.hour < 5)) as evenings,
      min(t.at) filter (where t.is_interaction) as first_at, max(t.at) filter (where t.is_interaction) as last_at
    from touches t
    join people p on p.id = t.contact_id
    join zones z on z.time_zone is not distinct from p.time_zone
    cross join lateral (select extract(hour from t.at at time zone z.zone) as hour) h
    group by t.contact_id
  ),
  sold as (
    select d.contact_id, count(*) filter (where d.status = 'won') as won, count(*) filter (where d.status = 'lost') as lost,
      count(*) filter (where d.status = 'open') as open_deals
    from public.deals d where d.org_id = p_org_id and d.contact_id = any (p_contact_ids) group by d.contact_id
  )
  select p_org_id, p.id, p.industry, p.company_size, coalesce(c.interactions, 0)::integer, coalesce(c.messages, 0)::integer,
    coalesce(c.opened, 0)::integer, coalesce(c.clicked, 0)::integer, coalesce(c.replied, 0)::integer, coalesce(c.engaged, 0)::integer,
    coalesce(a.answers, 0)::integer, a.hours, coalesce(c.inbound, 0)::integer, coalesce(c.outbound, 0)::integer,
    coalesce(c.calls, 0)::integer, coalesce(c.meetings, 0)::integer, coalesce(c.meetings_held, 0)::integer,
    coalesce(c.moments, 0)::integer, coalesce(c.mornings, 0)::integer, coalesce(c.evenings, 0)::integer,
    coalesce(s.won, 0)::integer, coalesce(s.lost, 0)::integer, coalesce(s.open_deals, 0)::integer,
    c.first_at, c.last_at, '{}'::double precision[], null::extensions.vector, now()
  from people p
  left join counted c on c.contact_id = p.id
  left join answered a on a.contact_id = p.id
  left join sold s on s.contact_id = p.id
$$;
comment on function private.count_behaviour(uuid, uuid[]) is 'One pass over everything that passed between us and these contacts.';

create function private.behaviour_of(b public.contact_behaviours) returns double precision[]
language sql immutable set search_path = ''
as $$
  select array[
    case when b.messages >= 3 then (b.replied + 0.5) / (b.messages + 1) end,
    case when b.messages >= 3 then (b.opened + 0.5) / (b.messages + 1) end,
    case when b.messages >= 3 then (b.clicked + 0.5) / (b.messages + 1) end,
    case when b.answers >= 2 then ln(1 + b.response_hours) end,
    case when b.interactions >= 3 then ln(b.interactions / greatest(extract(epoch from b.last_at - b.first_at) / 86400.0 / 30, 1)) end,
    case when b.inbound + b.outbound >= 3 then (b.inbound + 0.5) / (b.inbound + b.outbound + 1) end,
    case when b.interactions >= 3 then (b.calls + 0.5) / (b.interactions + 1) end,
    case when b.interactions >= 3 then (b.meetings + 0.5) / (b.interactions + 1) end,
    case when b.moments >= 3 then (b.mornings + 0.5) / (b.moments + 1) end,
    case when b.moments >= 3 then (b.evenings + 0.5) / (b.moments + 1) end
  ]::double precision[]
$$;
comment on function private.behaviour_of(public.contact_behaviours) is 'answers, opens, clicks, response_hours, pace, initiates, calls, meetings, mornings, evenings: shares and logarithms, null below three observations (two answers).';

create function public.measure_behaviour_scales(p_org_id uuid) returns integer
language sql security invoker set search_path = ''
as $$
  insert into public.behaviour_scales as s (org_id, means, deviations, n)
  select p_org_id, array_agg(coalesce(m.mean, 0) order by m.place), array_agg(greatest(coalesce(m.deviation, 0), 1e-6) order by m.place), max(m.people)
  from (
    select f.place, avg(f.value) as mean, stddev_samp(f.value) as deviation, count(*)::integer as people
    from public.contact_behaviours b cross join lateral unnest(private.behaviour_of(b)) with ordinality as f (value, place)
    where b.org_id = p_org_id group by f.place
  ) m
  having count(*) > 0
  on conflict (org_id) do update set means = excluded.means, deviations = excluded.deviations, n = excluded.n, updated_at = now()
  returning s.n
$$;
comment on function public.measure_behaviour_scales(uuid) is 'Worker: mean and spread of each figure over all contacts of the organisation.';

create function public.place_behaviours(p_org_id uuid, p_contact_ids uuid[]) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  placed integer;
begin
  update public.contact_behaviours b set features = z.features, place = z.place::extensions.vector
  from (
    select x.contact_id, array_agg(x.z order by x.place) as features,
      '[' || string_agg(coalesce(x.z, 0)::text, ',' order by x.place) || ']' as place
    from (
      select c.contact_id, f.place,
        -- Beyond three deviations it is only "very", and a single figure must not decide.
        least(greatest((f.value - s.means[f.place]) / s.deviations[f.place], -3), 3) as z
      from public.contact_behaviours c
      join public.behaviour_scales s on s.org_id = c.org_id
      cross join lateral unnest(private.behaviour_of(c)) with ordinality as f (value, place)
      where c.org_id = p_org_id and c.contact_id = any (p_contact_ids)
    ) x group by x.contact_id
  ) z
  where b.org_id = p_org_id and b.contact_id = z.contact_id;
  get diagnostics placed = row_count;
  return placed;
end
$$;
comment on function public.place_behaviours(uuid, uuid[]) is 'Worker: standardises these contacts with the organisation''s scales.';

create function public.refresh_behaviours(p_org_id uuid, p_contact_ids uuid[]) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  refreshed integer;
begin
  delete from private.stale_contacts s where s.org_id = p_org_id and s.contact_id = any (p_contact_ids);
  delete from public.contact_behaviours b where b.org_id = p_org_id and b.contact_id = any (p_contact_ids);
  insert into public.contact_behaviours select c.* from private.count_behaviour(p_org_id, p_contact_ids) c;
  get diagnostics refreshed = row_count;
  perform public.place_behaviours(p_org_id, p_contact_ids);
  -- Their descriptions are embedded again where the text changed.
  perform private.publish_source_ids(p_org_id, 'contact', p_contact_ids);
  return refreshed;
end
$$;
comment on function public.refresh_behaviours(uuid, uuid[]) is 'Worker: counts these contacts anew and asks for their descriptions to be embedded.';

revoke all on function private.mark_contacts(uuid, uuid[]), public.mark_contacts_of_messages(uuid, uuid[]), public.stale_contacts(uuid, integer),
  public.organizations_with_stale_contacts(), private.is_yes(jsonb, text), private.count_behaviour(uuid, uuid[]),
  private.behaviour_of(public.contact_behaviours), public.measure_behaviour_scales(uuid), public.place_behaviours(uuid, uuid[]),
  public.refresh_behaviours(uuid, uuid[]) from public;
grant execute on function public.mark_contacts_of_messages(uuid, uuid[]), public.stale_contacts(uuid, integer),
  public.organizations_with_stale_contacts(), private.is_yes(jsonb, text), private.count_behaviour(uuid, uuid[]),
  private.behaviour_of(public.contact_behaviours), public.measure_behaviour_scales(uuid), public.place_behaviours(uuid, uuid[]),
  public.refresh_behaviours(uuid, uuid[]) to service_role;

insert into private.stale_contacts (org_id, contact_id) select k.org_id, k.id from public.contacts k on conflict do nothing;
