-- Companies, contacts, deals, stage history and activities.

create table public.companies (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  name text not null check (length(trim(name)) between 1 and 300),
  name_key text not null generated always as (lower(regexp_replace(name, '[^[:alnum:]]', '', 'g'))) stored,
  domain text,
  industry text,
  employees integer check (employees >= 0),
  company_size text check (company_size in ('small', 'medium', 'large')),
  region text,
  attributes jsonb not null default '{}'::jsonb check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id)
);
comment on table public.companies is 'A company that is or may become a customer.';
comment on column public.companies.name_key is 'The name in lower case without spaces and punctuation: how spellings of one company meet.';
comment on column public.companies.company_size is 'small 1–50 employees, medium 51–200, large above 200.';
comment on column public.companies.attributes is 'Imported columns that Winloop has no field for.';
create index companies_name_key_idx on public.companies (org_id, name_key);

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  email text check (email = lower(email)),
  name text,
  job_title text,
  company_id uuid,
  industry text,
  region text,
  lead_source text,
  time_zone text,
  owner_id uuid,
  owner_name text,
  training_consent boolean not null default true,
  attributes jsonb not null default '{}'::jsonb check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id),
  unique (org_id, email),
  foreign key (org_id, company_id) references public.companies (org_id, id) on delete set null (company_id),
  foreign key (org_id, owner_id) references public.memberships (org_id, principal_id) on delete set null (owner_id)
);
comment on table public.contacts is 'A person on the buying side.';
comment on column public.contacts.training_consent is 'May messages to this person train models? Withdrawable at any time.';
comment on column public.contacts.owner_name is 'The owner as the source system spells it, also when that person has no sign-in here.';
create index contacts_company_id_idx on public.contacts (org_id, company_id);
create index contacts_owner_id_idx on public.contacts (org_id, owner_id);

create table public.deals (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  name text not null check (length(trim(name)) between 1 and 300),
  company_id uuid,
  contact_id uuid,
  owner_id uuid,
  owner_name text,
  product text,
  source text,
  competitor text,
  amount numeric(18, 2),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  stage text not null default 'open' check (length(stage) between 1 and 120),
  status text not null check (status in ('open', 'won', 'lost')),
  opened_at timestamptz,
  expected_close_on date,
  closed_at timestamptz,
  attributes jsonb not null default '{}'::jsonb check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id),
  foreign key (org_id, company_id) references public.companies (org_id, id) on delete set null (company_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete set null (contact_id),
  foreign key (org_id, owner_id) references public.memberships (org_id, principal_id) on delete set null (owner_id)
);
comment on table public.deals is 'A sales opportunity.';
comment on column public.deals.stage is 'Where the deal stands, in the organisation''s own words.';
comment on column public.deals.attributes is 'Imported columns that Winloop has no field for; the forecast reads them.';
comment on column public.deals.owner_name is 'The owner as the source system spells it, also when that person has no sign-in here.';
create index deals_status_idx on public.deals (org_id, status, closed_at desc, id);
create index deals_recent_idx on public.deals (org_id, updated_at desc, id);
create index deals_company_id_idx on public.deals (org_id, company_id);
create index deals_contact_id_idx on public.deals (org_id, contact_id);
create index deals_owner_id_idx on public.deals (org_id, owner_id);

create table public.deal_stage_changes (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  deal_id uuid not null,
  from_stage text,
  to_stage text not null,
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (org_id, deal_id, occurred_at, to_stage),
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade
);
comment on table public.deal_stage_changes is 'The history of a deal''s stage: imported, or written when the stage changes here.';

create table public.activities (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  kind text not null check (kind in ('call', 'meeting', 'email', 'task', 'note', 'file')),
  direction text check (direction in ('inbound', 'outbound')),
  occurred_at timestamptz not null,
  contact_id uuid,
  deal_id uuid,
  subject text,
  body text,
  duration_seconds integer check (duration_seconds >= 0),
  metadata jsonb not null default '{}'::jsonb check (jsonb_typeof(metadata) = 'object'),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade,
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade
);
comment on table public.activities is 'Something that happened with a contact or on a deal.';
comment on column public.activities.metadata is 'opened, clicked, replied, completed and whatever else the source knows.';
create index activities_deal_idx on public.activities (org_id, deal_id, occurred_at desc);
create index activities_contact_idx on public.activities (org_id, contact_id, occurred_at desc);

-- Facts. Statement triggers, so that an import of 8,800 deals is a handful of messages.

create function private.publish_deals() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  facts record;
begin
  for facts in
    select c.org_id, c.name, jsonb_agg(c.id) as ids
    from (
      select n.org_id, n.id, v.name, (row_number() over (partition by n.org_id, v.name order by n.id) - 1) / 500 as chunk
      from changed_rows n
      cross join lateral (values ('deal.changed'), (case when n.status <> 'open' then 'deal.closed' end)) as v (name)
      where v.name is not null
    ) c
    group by c.org_id, c.name, c.chunk
  loop
    perform private.publish(facts.name, jsonb_build_object('org_id', facts.org_id, 'deal_ids', facts.ids));
  end loop;
  return null;
end
$$;
comment on function private.publish_deals() is 'Statement trigger: publishes deal.changed, and deal.closed where a deal is closed, 500 ids a message. Subscribers are idempotent.';
create trigger deals_publish_insert after insert on public.deals
  referencing new table as changed_rows for each statement execute function private.publish_deals();

create function private.publish_deal_updates() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  facts record;
begin
  for facts in
    select c.org_id, c.name, jsonb_agg(c.id) as ids
    from (
      select n.org_id, n.id, v.name, (row_number() over (partition by n.org_id, v.name order by n.id) - 1) / 500 as chunk
      from new_rows n join old_rows o on o.id = n.id
      cross join lateral (values ('deal.changed'),
        (case when n.status <> 'open' and o.status = 'open' then 'deal.closed' end)) as v (name)
      where v.name is not null and to_jsonb(n) - 'updated_at' is distinct from to_jsonb(o) - 'updated_at'
    ) c
    group by c.org_id, c.name, c.chunk
  loop
    perform private.publish(facts.name, jsonb_build_object('org_id', facts.org_id, 'deal_ids', facts.ids));
  end loop;
  return null;
end
$$;
create trigger deals_publish_update after update on public.deals
  referencing new table as new_rows old table as old_rows for each statement execute function private.publish_deal_updates();

create function private.record_stage_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- An import that brings its own stage history says so and is not second-guessed.
  if coalesce(current_setting('winloop.importing', true), '') = 'on' then
    return null;
  end if;
  insert into public.deal_stage_changes (org_id, deal_id, from_stage, to_stage, occurred_at)
  values (new.org_id, new.id, case when tg_op = 'UPDATE' then old.stage end, new.stage, now())
  on conflict do nothing;
  return null;
end
$$;
create trigger deals_stage_update after update of stage on public.deals
  for each row when (old.stage is distinct from new.stage) execute function private.record_stage_change();

create function private.publish_activities() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  facts record;
begin
  for facts in
    select c.org_id, jsonb_agg(distinct c.deal_id) as ids
    from (
      select n.org_id, n.deal_id, (dense_rank() over (partition by n.org_id order by n.deal_id) - 1) / 500 as chunk
      from changed_rows n where n.deal_id is not null
    ) c
    group by c.org_id, c.chunk
  loop
    perform private.publish('deal.changed', jsonb_build_object('org_id', facts.org_id, 'deal_ids', facts.ids));
  end loop;
  return null;
end
$$;
create trigger activities_publish_insert after insert on public.activities
  referencing new table as changed_rows for each statement execute function private.publish_activities();

do $$
declare
  t text;
begin
  foreach t in array array['companies', 'contacts', 'deals', 'activities'] loop
    execute format('create trigger %1$s_touch before update on public.%1$s for each row execute function private.touch_updated_at()', t);
  end loop;
  foreach t in array array['companies', 'contacts', 'deals', 'deal_stage_changes', 'activities'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('create policy %1$s_insert on public.%1$s for insert to authenticated with check (org_id in (select private.writer_org_ids()))', t);
    execute format('create policy %1$s_delete on public.%1$s for delete to authenticated using (org_id in (select private.admin_org_ids()))', t);
    execute format('grant select, insert, update, delete on public.%I to authenticated, service_role', t);
  end loop;
  -- A company and an activity belong to the team; a contact and a deal to their owner, or to nobody.
  foreach t in array array['companies', 'activities'] loop
    execute format('create policy %1$s_update on public.%1$s for update to authenticated using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()))', t);
  end loop;
  foreach t in array array['contacts', 'deals'] loop
    execute format('create policy %1$s_update on public.%1$s for update to authenticated
      using (org_id in (select private.steward_org_ids()) or (org_id in (select private.writer_org_ids()) and (owner_id is null or owner_id = (select auth.uid()))))
      with check (org_id in (select private.steward_org_ids()) or (org_id in (select private.writer_org_ids()) and (owner_id is null or owner_id = (select auth.uid()))))', t);
  end loop;
end
$$;
-- History is not rewritten, except by an admin who deletes a wrong import.
revoke update on public.deal_stage_changes from authenticated;

create trigger deals_audit after delete on public.deals for each row execute function private.audit_row();
create trigger contacts_audit after delete on public.contacts for each row execute function private.audit_row();
create trigger companies_audit after delete on public.companies for each row execute function private.audit_row();
