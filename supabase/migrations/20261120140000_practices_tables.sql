-- The best-practices library: what worked, in which context, how it is known, and the messages that taught it.

create table public.best_practices (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  category text not null check (category in ('email', 'subject_line', 'sequence', 'timing', 'channel', 'cta')),
  content text not null check (length(trim(content)) between 1 and 20000),
  pattern jsonb check (jsonb_typeof(pattern) = 'object'),
  context jsonb not null default '{}'::jsonb check (jsonb_typeof(context) = 'object'),
  tags text[] not null default '{}',
  measured jsonb not null default '{}'::jsonb check (jsonb_typeof(measured) = 'object'),
  reported jsonb not null default '{}'::jsonb check (jsonb_typeof(reported) = 'object'),
  counts jsonb not null default '{}'::jsonb check (jsonb_typeof(counts) = 'object'),
  rates jsonb not null default '{}'::jsonb check (jsonb_typeof(rates) = 'object'),
  recent jsonb check (jsonb_typeof(recent) = 'object'),
  n bigint not null default 0 check (n >= 0),
  reply_rate double precision,
  positive_reply_rate double precision,
  breached text[] not null default '{}',
  status text not null default 'active' check (status in ('active', 'weak', 'retired')),
  status_reason text,
  status_by text not null default 'person' check (status_by in ('person', 'evidence', 'expiry')),
  source text not null default 'manual' check (source in ('learned', 'manual', 'imported')),
  provenance jsonb not null check (jsonb_typeof(provenance) = 'object'),
  redactions jsonb not null default '[]'::jsonb check (jsonb_typeof(redactions) = 'array'),
  version integer not null default 1 check (version > 0),
  expires_at timestamptz,
  created_by uuid default auth.uid(),
  updated_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.best_practices is 'What worked: a text with slots or a pattern of decisions, in a context, with counts and posteriors.';
comment on column public.best_practices.content is 'Text with slots such as {first_name}; nothing personal: lib/practices/redact.ts.';
comment on column public.best_practices.pattern is 'The decisions that identify a learned practice, such as {"framework": "PAS", "hook": "trigger_event"}; null for a text.';
comment on column public.best_practices.context is 'Where it holds: industry, company_size, acv_range, job_title, region, lead_source. Empty: everywhere.';
comment on column public.best_practices.measured is 'Counts from the ledger, replaced by every run of practices.learn.';
comment on column public.best_practices.reported is 'Counts that somebody reported or imported; they add up.';
comment on column public.best_practices.counts is 'measured + reported.';
comment on column public.best_practices.rates is 'Posterior mean, 90 % interval, raw fraction and n of every rate, as of the last change.';
comment on column public.best_practices.recent is 'Counts of the last 90 days, for decay; null when the ledger does not know it.';
comment on column public.best_practices.breached is 'Guardrails that are credibly above their limit.';
comment on column public.best_practices.status_by is 'Who decided the status: what a person retired or restored, evidence does not undo.';
comment on column public.best_practices.redactions is 'What was taken out: [{kind, slot, count, positions}]; positions in the content, never the original.';
create unique index best_practices_pattern_idx on public.best_practices (org_id, category, pattern, context) where pattern is not null;
create index best_practices_updated_idx on public.best_practices (org_id, updated_at desc, id desc);
create index best_practices_reply_idx on public.best_practices (org_id, reply_rate desc, id desc);
create index best_practices_size_idx on public.best_practices (org_id, n desc, id desc);
create index best_practices_family_idx on public.best_practices (org_id, category, n desc);
create index best_practices_expiry_idx on public.best_practices (org_id, expires_at) where expires_at is not null;

create table public.practice_versions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  practice_id uuid not null,
  version integer not null,
  content text not null,
  context jsonb not null,
  tags text[] not null,
  status text not null,
  reason text,
  counts jsonb not null,
  rates jsonb not null,
  changed_by uuid,
  created_at timestamptz not null default now(),
  unique (org_id, practice_id, version),
  foreign key (org_id, practice_id) references public.best_practices (org_id, id) on delete cascade
);
comment on table public.practice_versions is 'Every version of a practice: what it said and what was known then. Only a trigger writes it.';

create table public.practice_usage (
  org_id uuid not null references public.organizations (id) on delete cascade,
  practice_id uuid not null,
  outcome_id uuid not null,
  how text not null check (how in ('taught', 'cited')),
  created_at timestamptz not null default now(),
  primary key (org_id, practice_id, outcome_id),
  foreign key (org_id, practice_id) references public.best_practices (org_id, id) on delete cascade,
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.practice_usage is 'Lineage: the messages that taught a practice (those that earned most, 200 of each at most), and those that cite it.';
create index practice_usage_outcome_idx on public.practice_usage (org_id, outcome_id);

create table public.practice_examples (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  practice_id uuid not null,
  outcome_id uuid not null,
  subject_line text,
  body text not null,
  redactions jsonb not null default '[]'::jsonb check (jsonb_typeof(redactions) = 'array'),
  created_at timestamptz not null default now(),
  unique (org_id, practice_id, outcome_id),
  foreign key (org_id, practice_id) references public.best_practices (org_id, id) on delete cascade,
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.practice_examples is 'A message that shows the practice, with slots. It goes with the person it was written to.';
create index practice_examples_outcome_idx on public.practice_examples (org_id, outcome_id);

create table public.practice_intake (
  org_id uuid not null references public.organizations (id) on delete cascade,
  source text not null check (source in ('ledger', 'api', 'import')),
  reason text not null check (length(reason) between 1 and 60),
  is_accepted boolean not null,
  n bigint not null default 0 check (n >= 0),
  updated_at timestamptz not null default now(),
  primary key (org_id, source, reason)
);
comment on table public.practice_intake is 'The write gate, counted: what was offered to the library and why it was taken or refused. The ledger''s rows are those of its last run.';

do $$
declare
  t text;
begin
  foreach t in array array['best_practices', 'practice_versions', 'practice_usage', 'practice_examples', 'practice_intake'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy best_practices_insert on public.best_practices for insert to authenticated
  with check (org_id in (select private.writer_org_ids()));
create policy best_practices_update on public.best_practices for update to authenticated
  using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()));
create policy best_practices_delete on public.best_practices for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
-- What the ledger measured, only the job writes.
grant insert (id, org_id, category, content, context, tags, reported, counts, rates, n, reply_rate, positive_reply_rate,
  breached, status, status_reason, status_by, source, provenance, redactions, expires_at, created_by, updated_by)
  on public.best_practices to authenticated;
grant update (content, context, tags, reported, counts, rates, n, reply_rate, positive_reply_rate, breached, status,
  status_reason, status_by, redactions, expires_at, updated_by) on public.best_practices to authenticated;
grant delete on public.best_practices to authenticated;

create function private.version_practice() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.updated_at := now();
  new.version := old.version
    + ((old.content, old.context, old.tags, old.status) is distinct from (new.content, new.context, new.tags, new.status))::integer;
  return new;
end
$$;
comment on function private.version_practice() is 'Row trigger: another text, context, tag or status is another version; more evidence or a later expiry is not.';
create trigger best_practices_version before update on public.best_practices
  for each row execute function private.version_practice();

create function private.keep_practice_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.practice_versions (org_id, practice_id, version, content, context, tags, status, reason, counts, rates, changed_by)
  values (new.org_id, new.id, new.version, new.content, new.context, new.tags, new.status, new.status_reason, new.counts, new.rates, auth.uid())
  on conflict (org_id, practice_id, version) do nothing;
  return null;
end
$$;
create trigger best_practices_first_version after insert on public.best_practices
  for each row execute function private.keep_practice_version();
create trigger best_practices_next_version after update on public.best_practices
  for each row when (old.version is distinct from new.version) execute function private.keep_practice_version();

create function private.publish_practices() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish_source_ids(c.org_id, 'practice', c.ids)
  from (select n.org_id, array_agg(n.id) as ids from new_rows n join old_rows o on o.id = n.id
    where o.version is distinct from n.version group by n.org_id) c;
  return null;
end
$$;
comment on function private.publish_practices() is 'Statement trigger: a new version is embedded again; more evidence changes no vector.';
create trigger best_practices_publish_insert after insert on public.best_practices
  referencing new table as changed_rows for each statement execute function private.publish_sources('practice');
create trigger best_practices_publish_update after update on public.best_practices
  referencing new table as new_rows old table as old_rows for each statement execute function private.publish_practices();
create trigger best_practices_forget after delete on public.best_practices
  referencing old table as old_rows for each statement execute function private.forget_embeddings('practice');
