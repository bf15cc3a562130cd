-- The commons: what organisations that opted in share, counted over all of them, and what they get for it.

create table public.commons_contributions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  pattern jsonb not null check (jsonb_typeof(pattern) = 'object'),
  context jsonb not null check (jsonb_typeof(context) = 'object'),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  n integer not null check (n > 0),
  contributed_at timestamptz not null default now(),
  unique (org_id, pattern, context)
);
comment on table public.commons_contributions is 'What an organisation gives: counts by framework, tone, hook, call to action, length and context. Only it reads its rows; written anew at every run, deleted when it leaves.';

create table public.commons_patterns (
  id uuid primary key default gen_random_uuid(),
  pattern jsonb not null check (jsonb_typeof(pattern) = 'object'),
  context jsonb not null check (jsonb_typeof(context) = 'object'),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  n integer not null,
  n_organizations integer not null check (n_organizations >= 5),
  largest_share double precision not null check (largest_share <= 0.5),
  published_at timestamptz not null default now(),
  unique (pattern, context)
);
comment on table public.commons_patterns is 'Published cells: sums over at least five organisations, none above half of a cell. No text of anybody, no organisation named.';

create table public.commons_receipts (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  cells_given integer not null,
  messages_given integer not null,
  cells_published integer not null,
  cells_received integer not null,
  created_at timestamptz not null default now()
);
comment on table public.commons_receipts is 'What an organisation gave to the commons and got from it, one row for each run in which that changed.';
comment on column public.commons_receipts.cells_published is 'Cells that it gave and that were published, together with others.';
create index commons_receipts_org_idx on public.commons_receipts (org_id, created_at desc);

create function private.commons_org_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from public.memberships m join public.organizations o on o.id = m.org_id
  where m.principal_id = (select auth.uid()) and o.settings -> 'commons' = 'true'::jsonb
$$;
comment on function private.commons_org_ids() is 'Organisations of the caller that are in the commons now.';
revoke all on function private.commons_org_ids() from public;
grant execute on function private.commons_org_ids() to authenticated, service_role;

do $$
declare
  t text;
begin
  foreach t in array array['commons_contributions', 'commons_patterns', 'commons_receipts'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy commons_contributions_select on public.commons_contributions for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy commons_receipts_select on public.commons_receipts for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy commons_patterns_select on public.commons_patterns for select to authenticated
  using (exists (select 1 from private.commons_org_ids()));

create function public.contribute_to_commons(p_org_id uuid) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  given integer;
begin
  delete from public.commons_contributions c where c.org_id = p_org_id;
  insert into public.commons_contributions (org_id, pattern, context, counts, n)
  select p_org_id, c.pattern, c.context, c.counts, (c.counts ->> 'sent')::integer
  from public.pattern_cells(p_org_id, 1) c
  where not c.pattern ?| array['subject_style', 'subject_length', 'send_window', 'weekday', 'link']
    and not (c.context ? 'industry' and c.context ? 'company_size')
    -- A name is shared, a sentence is not.
    and not exists (select 1 from jsonb_each_text(c.pattern || c.context) as e (key, value) where length(e.value) > 60);
  get diagnostics given = row_count;
  return given;
end
$$;
comment on function public.contribute_to_commons(uuid) is 'Worker: writes what an organisation gives anew.';

create function public.publish_commons() returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  published integer;
  templates integer;
begin
  delete from public.commons_contributions c
  using public.organizations o where o.id = c.org_id and o.settings -> 'commons' is distinct from 'true'::jsonb;
  delete from public.commons_templates_given c
  using public.organizations o where o.id = c.org_id and o.settings -> 'commons' is distinct from 'true'::jsonb;
  delete from public.commons_templates where true;
  insert into public.commons_templates (template, counts, n, n_organizations, largest_share)
  select c.template, jsonb_build_object('sent', sum(c.n), 'reached', sum((c.counts ->> 'reached')::integer),
      'opened', sum((c.counts ->> 'opened')::integer), 'positive_replies', sum((c.counts ->> 'positive_replies')::integer)),
    sum(c.n), count(*), max(c.n)::double precision / sum(c.n)
  from public.commons_templates_given c
  group by c.template
  having count(*) >= 5 and max(c.n) * 2 <= sum(c.n);
  get diagnostics templates = row_count;
  delete from public.commons_patterns where true;
  insert into public.commons_patterns (pattern, context, counts, n, n_organizations, largest_share)
  select c.pattern, c.context,
    jsonb_build_object('sent', sum(v.sent), 'reached', sum(v.reached), 'delivered', sum(v.delivered), 'opened', sum(v.opened),
      'clicked', sum(v.clicked), 'replied', sum(v.replied), 'positive_replies', sum(v.positive_replies),
      'negative_replies', sum(v.negative_replies), 'meetings', sum(v.meetings), 'meetings_held', sum(v.meetings_held),
      'won', sum(v.won), 'bounced', sum(v.bounced), 'unsubscribed', sum(v.unsubscribed), 'spam_reported', sum(v.spam_reported)),
    sum(c.n), count(*), max(c.n)::double precision / sum(c.n)
  from public.commons_contributions c
  cross join lateral jsonb_to_record(c.counts) as v (sent integer, reached integer, delivered integer, opened integer, clicked integer,
    replied integer, positive_replies integer, negative_replies integer, meetings integer, meetings_held integer, won integer,
    bounced integer, unsubscribed integer, spam_reported integer)
  group by c.pattern, c.context
  having count(*) >= 5 and max(c.n) * 2 <= sum(c.n);
  get diagnostics published = row_count;

  insert into public.commons_receipts (org_id, cells_given, messages_given, cells_published, cells_received, templates_given, templates_published, templates_received)
  select g.* from (
    select o.id as org_id, count(c.pattern)::integer as cells_given,
      coalesce(max(c.n) filter (where c.pattern = '{}'::jsonb and c.context = '{}'::jsonb), 0) as messages_given,
      count(p.pattern)::integer as cells_published,
      case when o.settings -> 'commons' = 'true'::jsonb then published else 0 end as cells_received,
      (select count(*) from public.commons_templates_given g where g.org_id = o.id)::integer as templates_given,
      (select count(*) from public.commons_templates_given g join public.commons_templates t on t.template = g.template
        where g.org_id = o.id)::integer as templates_published,
      case when o.settings -> 'commons' = 'true'::jsonb then templates else 0 end as templates_received
    from public.organizations o
    left join public.commons_contributions c on c.org_id = o.id
    left join public.commons_patterns p on p.pattern = c.pattern and p.context = c.context
    where o.settings ? 'commons'
    group by o.id
  ) g
  left join lateral (select r.* from public.commons_receipts r where r.org_id = g.org_id order by r.created_at desc, r.id limit 1) l on true
  where (l.cells_given, l.messages_given, l.cells_published, l.cells_received, l.templates_given, l.templates_published, l.templates_received)
    is distinct from (g.cells_given, g.messages_given, g.cells_published, g.cells_received, g.templates_given, g.templates_published, g.templates_received);
  return published;
end
$$;
comment on function public.publish_commons() is 'Worker: drops what those gave who left, publishes the cells of at least five organisations none of which is above half, and writes receipts.';
revoke all on function public.contribute_to_commons(uuid), public.publish_commons() from public;
grant execute on function public.contribute_to_commons(uuid), public.publish_commons() to service_role;
