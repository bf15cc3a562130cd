-- Imports: batches, staged rows, what a batch changed, saved mappings; products and team members.

create table public.products (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  name text not null check (length(trim(name)) between 1 and 300),
  name_key text not null generated always as (lower(regexp_replace(name, '[^[:alnum:]]', '', 'g'))) stored,
  series text,
  sales_price numeric(18, 2) check (sales_price >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  attributes jsonb not null default '{}'::jsonb check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id)
);
comment on table public.products is 'The catalogue: the spelling of a product that deals are brought to.';
comment on column public.products.name_key is 'The name in lower case without spaces and punctuation: how GTXPro meets GTX Pro.';
create index products_name_key_idx on public.products (org_id, name_key);

create table public.team_members (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  name text not null check (length(trim(name)) between 1 and 300),
  name_key text not null generated always as (lower(regexp_replace(name, '[^[:alnum:]]', '', 'g'))) stored,
  email text check (email = lower(email)),
  manager text,
  region text,
  attributes jsonb not null default '{}'::jsonb check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id)
);
comment on table public.team_members is 'The sales team as the source system knows it: also people who have no sign-in here.';
create index team_members_name_key_idx on public.team_members (org_id, name_key);

create table public.import_batches (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  created_by uuid not null default auth.uid(),
  kind text not null check (kind in ('companies', 'contacts', 'deals', 'activities', 'deal_stage_changes', 'products', 'team_members')),
  origin text not null check (origin in ('api', 'screen')),
  status text not null default 'staging'
    check (status in ('queued', 'staging', 'committed', 'failed', 'cancelled', 'undone')),
  file_name text,
  encoding text,
  mapping jsonb not null default '{}'::jsonb,
  total_rows integer not null default 0 check (total_rows >= 0),
  staged_rows integer not null default 0 check (staged_rows >= 0),
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  errors jsonb not null default '[]'::jsonb,
  warnings jsonb not null default '[]'::jsonb,
  normalization jsonb not null default '[]'::jsonb,
  failure text,
  undo_report jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  committed_at timestamptz,
  undone_at timestamptz,
  unique (org_id, id)
);
comment on table public.import_batches is 'One import: what was read, what it changed, and whether it was undone.';
comment on column public.import_batches.errors is 'Rejected rows: [{row, line, field, message}].';
comment on column public.import_batches.normalization is 'Spellings that were brought together and records that were created: [{field, from, to, count, how}].';
comment on column public.import_batches.failure is 'Why nothing was imported, in words for the person.';
comment on column public.import_batches.undo_report is 'What the undo took back and what it kept, with the reasons.';
create index import_batches_recent_idx on public.import_batches (org_id, created_at desc, id);

create table public.import_rows (
  org_id uuid not null,
  batch_id uuid not null,
  row_number integer not null check (row_number > 0),
  line_number integer,
  created_by uuid not null default auth.uid(),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  target_id uuid,
  field text,
  message text,
  primary key (batch_id, row_number),
  foreign key (org_id, batch_id) references public.import_batches (org_id, id) on delete cascade
);
comment on table public.import_rows is 'Rows waiting to be committed, checked and typed; emptied when the batch is committed.';
comment on column public.import_rows.line_number is 'The line of the file on which the row begins; null for JSON.';
comment on column public.import_rows.target_id is 'The record that the row updates; null when it is new.';
comment on column public.import_rows.message is 'Why the row is rejected; null when it is not.';
create index import_rows_batch_idx on public.import_rows (org_id, batch_id);

create table public.import_files (
  org_id uuid not null,
  batch_id uuid primary key,
  created_by uuid not null default auth.uid(),
  content text not null,
  foreign key (org_id, batch_id) references public.import_batches (org_id, id) on delete cascade
);
comment on table public.import_files is 'The uploaded file of a queued import, until the job has read it.';
comment on column public.import_files.content is 'The bytes, gzip, base64.';
create index import_files_batch_idx on public.import_files (org_id, batch_id);

create table public.import_changes (
  id bigint generated by default as identity primary key,
  org_id uuid not null,
  batch_id uuid not null,
  entity text not null,
  entity_id uuid not null,
  action text not null check (action in ('insert', 'update')),
  before jsonb,
  after_hash text not null,
  undone_at timestamptz,
  foreign key (org_id, batch_id) references public.import_batches (org_id, id) on delete cascade
);
comment on table public.import_changes is 'Every record that a batch inserted or updated, with its image from before: what an undo needs. Written by triggers only.';
comment on column public.import_changes.after_hash is 'MD5 of the record as the import left it: tells whether somebody changed it since.';
create index import_changes_batch_idx on public.import_changes (org_id, batch_id, entity, entity_id);

create table public.import_mappings (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  created_by uuid not null default auth.uid(),
  name text not null check (length(trim(name)) between 1 and 80),
  kind text not null check (kind in ('companies', 'contacts', 'deals', 'activities', 'deal_stage_changes', 'products', 'team_members')),
  header_signature text not null,
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, kind, name)
);
comment on table public.import_mappings is 'Mappings that people saved under a name, offered again when a file has the same columns.';
comment on column public.import_mappings.header_signature is 'Hash of the sorted column names: how a file finds its mapping again.';

do $$
declare
  t text;
begin
  foreach t in array array['products', 'team_members', 'import_batches', 'import_mappings'] loop
    execute format('create trigger %1$s_touch before update on public.%1$I for each row execute function private.touch_updated_at()', t);
  end loop;
  foreach t in array array['products', 'team_members', 'import_batches', 'import_rows', 'import_files', 'import_changes', 'import_mappings'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
  -- What the team shares: everybody reads and writes, an admin deletes.
  foreach t in array array['products', 'team_members'] loop
    execute format('create policy %1$s_select on public.%1$I for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('create policy %1$s_insert on public.%1$I for insert to authenticated with check (org_id in (select private.writer_org_ids()))', t);
    execute format('create policy %1$s_update on public.%1$I for update to authenticated using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()))', t);
    execute format('create policy %1$s_delete on public.%1$I for delete to authenticated using (org_id in (select private.admin_org_ids()))', t);
    execute format('grant insert, update, delete on public.%I to authenticated', t);
  end loop;
  -- Batches and mappings: everybody reads, the person who made one changes it.
  foreach t in array array['import_batches', 'import_mappings'] loop
    execute format('create policy %1$s_select on public.%1$I for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('create policy %1$s_insert on public.%1$I for insert to authenticated with check (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('create policy %1$s_update on public.%1$I for update to authenticated using (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid())) with check (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('create policy %1$s_delete on public.%1$I for delete to authenticated using (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('grant insert, update, delete on public.%I to authenticated', t);
  end loop;
  -- Rows and files on their way in: only the person who brought them.
  foreach t in array array['import_rows', 'import_files'] loop
    execute format('create policy %1$s_select on public.%1$I for select to authenticated using (org_id in (select private.member_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('create policy %1$s_insert on public.%1$I for insert to authenticated with check (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('create policy %1$s_update on public.%1$I for update to authenticated using (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid())) with check (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('create policy %1$s_delete on public.%1$I for delete to authenticated using (org_id in (select private.writer_org_ids()) and created_by = (select auth.uid()))', t);
    execute format('grant insert, update, delete on public.%I to authenticated', t);
  end loop;
end
$$;
create policy import_changes_select on public.import_changes for select to authenticated
  using (org_id in (select private.member_org_ids()));

-- A committed batch is history: its author may not delete it or bring it back, only undo_import may end it.
create function private.guard_import_batch() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.status in ('committed', 'undone') and coalesce(current_setting('winloop.undoing', true), '') <> 'on'
    and (tg_op = 'DELETE' or new.status <> old.status)
    and exists (select 1 from public.organizations o where o.id = old.org_id) then
    raise exception 'A finished import stays in the history. Undo it instead.' using errcode = 'PT409';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger import_batches_guard before update or delete on public.import_batches
  for each row execute function private.guard_import_batch();
create trigger import_batches_audit after update on public.import_batches
  for each row when (old.status is distinct from new.status and new.status in ('committed', 'undone'))
  execute function private.audit_row();
