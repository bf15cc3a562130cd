-- Templates of the commons: subject lines in which every person, company and number is a slot, word for word the same in five organisations.

create table public.commons_templates_given (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  template text not null check (length(template) between 1 and 160 and template !~ '[0-9@]'),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  n integer not null check (n > 0),
  contributed_at timestamptz not null default now(),
  unique (org_id, template)
);
comment on table public.commons_templates_given is 'Slotted subject lines that an organisation gives, with counts. Only it reads its rows; written anew at every run, deleted when it leaves.';

create table public.commons_templates (
  id uuid primary key default gen_random_uuid(),
  template text not null unique check (template !~ '[0-9@]'),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  n integer not null,
  n_organizations integer not null check (n_organizations >= 5),
  largest_share double precision not null check (largest_share <= 0.5),
  published_at timestamptz not null default now()
);
comment on table public.commons_templates is 'Published templates: the same slotted words in at least five organisations, none above half of the messages. Nobody''s own text, no organisation named.';

do $$
declare
  t text;
begin
  foreach t in array array['commons_templates_given', 'commons_templates'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy commons_templates_given_select on public.commons_templates_given for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy commons_templates_select on public.commons_templates for select to authenticated
  using (exists (select 1 from private.commons_org_ids()));

alter table public.commons_receipts
  add column templates_given integer not null default 0,
  add column templates_published integer not null default 0,
  add column templates_received integer not null default 0;
comment on column public.commons_receipts.templates_published is 'Templates that it gave and that were published, together with others.';

create function public.subject_line_sources(p_org_id uuid, p_limit integer, p_before timestamptz default null, p_before_id uuid default null)
returns table (id uuid, sent_at timestamptz, subject_line text, contact text, company text, sender text, reached boolean, opened boolean, positive_reply boolean)
language sql stable security invoker set search_path = ''
as $$
  with page as materialized (
    select o.id, o.sent_at, o.subject_line, o.lead_id from public.outcome_labels o
    where o.org_id = p_org_id and o.channel = 'email' and (p_before is null or (o.sent_at, o.id) < (p_before, p_before_id))
    order by o.sent_at desc, o.id desc limit least(p_limit, 1000)
  )
  select p.id, p.sent_at, p.subject_line, c.name, k.name, c.owner_name, r.reached, r.opened, r.positive_reply
  from page p
  cross join lateral (select m.reached, m.opened, m.positive_reply from public.message_results m where m.id = p.id offset 0) r
  left join public.contacts c on c.org_id = p_org_id and c.id = p.lead_id
  left join public.companies k on k.org_id = p_org_id and k.id = c.company_id
  order by p.sent_at desc, p.id desc
$$;
comment on function public.subject_line_sources(uuid, integer, timestamptz, uuid) is 'Worker: a page of e-mails, the latest first, with the names that have to become slots.';

create function public.give_commons_templates(p_org_id uuid, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  given integer;
begin
  delete from public.commons_templates_given g where g.org_id = p_org_id;
  insert into public.commons_templates_given (org_id, template, counts, n)
  select p_org_id, r.template, r.counts, (r.counts ->> 'sent')::integer
  from jsonb_to_recordset(p_rows) as r (template text, counts jsonb);
  get diagnostics given = row_count;
  return given;
end
$$;
comment on function public.give_commons_templates(uuid, jsonb) is 'Worker: writes the templates that an organisation gives anew.';

revoke all on function public.subject_line_sources(uuid, integer, timestamptz, uuid), public.give_commons_templates(uuid, jsonb) from public;
grant execute on function public.subject_line_sources(uuid, integer, timestamptz, uuid), public.give_commons_templates(uuid, jsonb) to service_role;
